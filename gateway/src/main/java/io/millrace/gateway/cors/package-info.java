/** Calls from web pages of other origins. */
@NullMarked
package io.millrace.gateway.cors;

import org.jspecify.annotations.NullMarked;
