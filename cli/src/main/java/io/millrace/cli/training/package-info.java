/** Lets the services work for a while, so that what they load and compile is known when their images are made. */
@NullMarked
package io.millrace.cli.training;

import org.jspecify.annotations.NullMarked;
