/** What there is to buy in a demo. */
@NullMarked
package io.millrace.catalog.demo;

import org.jspecify.annotations.NullMarked;
