/** The API's document, which the build merges from the services', and a page to read and try it. */
@NullMarked
package io.millrace.gateway.docs;

import org.jspecify.annotations.NullMarked;
