package io.millrace.users.profile;

import io.millrace.users.account.DisplayName;

/** What people may change of their own profile. */
record ProfileChange(@DisplayName String displayName) {}
