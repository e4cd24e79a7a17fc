package io.millrace.users.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The administrator of a demo. Its text form leaves the password out, so that no log can show it.
 *
 * @param email what the administrator logs in with
 * @param password and the password to it
 * @param passwordFile where one that is made up is kept, if none is given
 */
@ConfigurationProperties("millrace.administrator")
record AdministratorProperties(
        @DefaultValue("admin@millrace.local") String email,
        @DefaultValue("") String password,
        @DefaultValue("") String passwordFile) {

    @Override
    public String toString() {
        return "AdministratorProperties[email=%s]".formatted(email);
    }
}
