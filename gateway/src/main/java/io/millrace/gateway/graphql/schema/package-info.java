/** What the schema file alone does not say. */
@NullMarked
package io.millrace.gateway.graphql.schema;

import org.jspecify.annotations.NullMarked;
