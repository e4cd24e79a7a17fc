package io.millrace.users.account;

/** What somebody is allowed to be. */
public enum Role {
    CUSTOMER,
    ADMIN
}
