/** What goes on to the services beside what the caller sent, and what does not. */
@NullMarked
package io.millrace.gateway.forwarding;

import org.jspecify.annotations.NullMarked;
