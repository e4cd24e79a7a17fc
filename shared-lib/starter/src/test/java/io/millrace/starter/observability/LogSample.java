package io.millrace.starter.observability;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/** A process that writes a few lines, as a service does. */
@Configuration(proxyBeanMethods = false)
class LogSample {

    private static final Logger log = LoggerFactory.getLogger("io.millrace.orders.Sample");

    public static void main(String[] args) {
        new SpringApplicationBuilder(LogSample.class)
                .web(WebApplicationType.NONE)
                .run("--spring.application.name=orders", "--spring.main.keep-alive=false");
        log.info("No request");
        MDC.put("traceId", "4bf92f3577b34da60000000000000001");
        MDC.put("spanId", "00f067aa0ba902b7");
        log.info("A request");
        MDC.put(OrderInLog.FIELD, "0198f000-0000-7000-8000-000000000000");
        log.info("An order\nin \"two\" lines");
        log.error("A failure", new IllegalStateException("broken"));
    }
}
