/** The edge: the one way in, which routes to the services and keeps the failures of one from the others. */
@NullMarked
package io.millrace.gateway;

import org.jspecify.annotations.NullMarked;
