package io.millrace.contracts.users;

/** Somebody has an account now. The e-mail address stays with service-users: other services have no use for it. */
public record UserRegistered(String userId, String displayName) implements UsersEvent {

    @Override
    public String key() {
        return userId;
    }
}
