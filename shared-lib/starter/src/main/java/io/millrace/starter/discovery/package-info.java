/** Where the other services are: a list of addresses each, over which calls are spread. */
@NullMarked
package io.millrace.starter.discovery;

import org.jspecify.annotations.NullMarked;
