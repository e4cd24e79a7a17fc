package io.millrace.starter.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs the sample without a socket, a database or a broker. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SampleApplication.class,
        properties = {
            "spring.application.name=sample",
            "spring.main.web-application-type=reactive",
            "management.server.port=-1",
            "spring.flyway.enabled=false",
            "spring.autoconfigure.exclude=org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration,"
                    + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "millrace.messaging.enabled=false"
        })
public @interface WithoutServers {}
