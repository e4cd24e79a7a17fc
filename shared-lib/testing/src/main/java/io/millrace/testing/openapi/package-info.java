/** The services' OpenAPI documents: what controllers show of themselves, and what is said about it in words. */
@NullMarked
package io.millrace.testing.openapi;

import org.jspecify.annotations.NullMarked;
