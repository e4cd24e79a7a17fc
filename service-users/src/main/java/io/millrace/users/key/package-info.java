/** The keys that sign tokens: made once, kept encrypted, shared by all replicas, published. */
@NullMarked
package io.millrace.users.key;

import org.jspecify.annotations.NullMarked;
