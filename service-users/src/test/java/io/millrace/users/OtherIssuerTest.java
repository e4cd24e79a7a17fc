package io.millrace.users;

import io.millrace.testing.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The service where somebody else issues tokens, and outside a demo: with a secret of its own. No round of keys comes by
 * chance: it would meddle with the keys of tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest(
        properties = {"millrace.keys.secret=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "millrace.keys.reload=1h"})
public @interface OtherIssuerTest {}
