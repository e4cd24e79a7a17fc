/** Accounts: who there is, and the administrator of a demo. */
@NullMarked
package io.millrace.users.account;

import org.jspecify.annotations.NullMarked;
