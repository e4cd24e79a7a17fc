/** One service breaks in each way there is, under load: what the rest must not notice. */
@NullMarked
package io.millrace.acceptance.faults;

import org.jspecify.annotations.NullMarked;
