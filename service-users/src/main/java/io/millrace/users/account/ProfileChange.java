package io.millrace.users.account;

/** What people may change of their own profile. */
record ProfileChange(@DisplayName String displayName) {}
