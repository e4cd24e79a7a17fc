/** The keys that sign tokens: kept encrypted, shared by all replicas, published before they sign, rotated, withdrawn. */
@NullMarked
package io.millrace.users.key;

import org.jspecify.annotations.NullMarked;
