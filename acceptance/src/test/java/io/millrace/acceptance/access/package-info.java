/** Who may call what: each call as everybody there is, and as some who only pretend. */
@NullMarked
package io.millrace.acceptance.access;

import org.jspecify.annotations.NullMarked;
