package io.millrace.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The orders service. */
@SpringBootApplication
public class OrdersApplication {

    static void main(String[] args) {
        SpringApplication.run(OrdersApplication.class, args);
    }
}
