/** What a service can't start with ends its start with one sentence on what is wrong and one on the mend. */
@NullMarked
package io.millrace.starter.setup;

import org.jspecify.annotations.NullMarked;
