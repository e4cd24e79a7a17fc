package io.millrace.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The version of an event's shape, 1 unless given. It goes up when an old consumer could no longer read the event, or a
 * new one the old events: the build compares with the schemas that are checked in.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Version {

    /** Counts from 1. */
    int value();
}
