package io.millrace.users;

import io.millrace.testing.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The service as it is in a demo: its own issuer, with an administrator. Cheap hashes, so that tests are quick. It
 * believes the tests what address they come from, so that each has its own and none uses up another's limits. However
 * slow the machine, nothing happens by chance while a test is under way: no round of keys comes, no bucket fills up
 * again, and no grace ends.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest(
        tokens = false,
        properties = {
            "millrace.demo=true",
            "millrace.administrator.password=" + UsersClient.ADMIN_PASSWORD,
            "millrace.passwords.strength=4",
            "millrace.web.trusted-proxies=127.0.0.1/32,::1/128",
            "millrace.keys.reload=1h",
            "millrace.login.refill=1h",
            "millrace.registration.refill=1h",
            "millrace.refresh.grace=1h"
        })
public @interface UsersTest {}
