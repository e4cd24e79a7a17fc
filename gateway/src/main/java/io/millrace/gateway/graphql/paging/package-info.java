/** Lists as Relay connections. */
@NullMarked
package io.millrace.gateway.graphql.paging;

import org.jspecify.annotations.NullMarked;
