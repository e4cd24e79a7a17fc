/** Keeping servers alive, and knowing their processes again. */
@NullMarked
package io.millrace.cli.supervise;

import org.jspecify.annotations.NullMarked;
