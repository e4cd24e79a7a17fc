package io.millrace.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.annotation.AliasFor;

/**
 * A test of the whole service over HTTP, against a real PostgreSQL and a real Kafka. All contexts of a JVM share the
 * two servers; each has a database, a topic prefix and a consumer group of its own. Within a context tests keep out of
 * each other's way by fresh ids, and nothing is ever truncated under running consumers.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "60s")
public @interface IntegrationTest {

    /** Whether the service needs PostgreSQL. */
    boolean database() default true;

    /** Whether the service needs Kafka; then an {@code EventProbe} is among the beans. */
    boolean events() default true;

    /** Whether the service trusts {@code Tokens}. The one that issues tokens itself does not. */
    boolean tokens() default true;

    /** Configuration classes beside, or instead of, the service's application class. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};

    /** Settings of this test alone, as {@code name=value}. They win over what is set here for isolation. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
