package io.millrace.catalog;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The catalog service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CatalogApplication {

    /** Starts it. */
    public static void main(String... args) {
        SpringApplication.run(CatalogApplication.class, args);
    }
}
