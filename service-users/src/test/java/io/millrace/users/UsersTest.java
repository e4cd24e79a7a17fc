package io.millrace.users;

import io.millrace.testing.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The service as it is in a demo: its own issuer, with an administrator. Cheap hashes, so that tests are quick. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest(
        tokens = false,
        properties = {
            "millrace.demo=true",
            "millrace.administrator.password=" + UsersClient.ADMIN_PASSWORD,
            "millrace.passwords.strength=4"
        })
public @interface UsersTest {}
