/** What every HTTP side shares: how JSON is read, how large a body may be, what time it is. */
@NullMarked
package io.millrace.starter.web;

import org.jspecify.annotations.NullMarked;
