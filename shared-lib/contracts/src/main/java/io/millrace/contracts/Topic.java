package io.millrace.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the Kafka topic on which the events of a sealed interface travel, for example {@code millrace.orders}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Topic {

    /** The topic's name, without the prefix that an installation may put before it. */
    String value();
}
