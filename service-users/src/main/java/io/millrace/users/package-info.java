/** Service users: people, credit, tokens and their keys. */
@NullMarked
package io.millrace.users;

import org.jspecify.annotations.NullMarked;
