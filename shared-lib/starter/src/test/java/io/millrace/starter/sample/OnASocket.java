package io.millrace.starter.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs the sample as {@link WithoutServers} does, but with its own server, and with limits that are soon reached. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=sample",
            "spring.main.web-application-type=reactive",
            "management.server.port=0",
            "spring.flyway.enabled=false",
            "spring.autoconfigure.exclude=org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration,"
                    + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "millrace.messaging.enabled=false",
            "millrace.web.connections=8",
            "millrace.web.in-flight=3",
            "millrace.web.header-time=500ms",
            "millrace.web.request-time=5s"
        })
public @interface OnASocket {}
