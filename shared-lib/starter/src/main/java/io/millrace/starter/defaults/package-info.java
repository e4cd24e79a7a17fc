/** The settings that every service starts from, below everything that a service or a person sets. */
@NullMarked
package io.millrace.starter.defaults;

import org.jspecify.annotations.NullMarked;
