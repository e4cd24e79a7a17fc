package io.millrace.users.account;

/** What somebody is allowed to be. */
enum Role {
    CUSTOMER,
    ADMIN
}
