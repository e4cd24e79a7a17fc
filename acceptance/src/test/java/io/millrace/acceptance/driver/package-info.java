/** The whole system, driven through its gateway as its users do and watched through its management ports. */
@NullMarked
package io.millrace.acceptance.driver;

import org.jspecify.annotations.NullMarked;
