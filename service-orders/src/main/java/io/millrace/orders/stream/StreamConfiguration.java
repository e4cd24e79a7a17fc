package io.millrace.orders.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.orders.order.OrderHistory;
import io.millrace.orders.order.Orders;
import io.millrace.starter.data.Notifications;
import io.millrace.starter.upkeep.Upkeep;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {

    @Bean
    WaitingStreams waitingStreams(StreamProperties properties, MeterRegistry registry) {
        var waiting = new WaitingStreams(properties.limit());
        Gauge.builder("millrace.orders.streams", waiting::open)
                .description("Streams of status changes that are open")
                .register(registry);
        return waiting;
    }

    @Bean
    StatusStreams statusStreams(WaitingStreams waiting, OrderHistory history, StreamProperties properties) {
        return new StatusStreams(waiting, history::of, properties, Schedulers.parallel());
    }

    @Bean
    StatusWatch statusWatch(Notifications notifications, WaitingStreams waiting) {
        return new StatusWatch(notifications, waiting);
    }

    /** In case a notification got lost: wakes the streams whose order is decided, which none of them knows yet. */
    @Bean
    Upkeep missedChanges(WaitingStreams waiting, Orders orders, StreamProperties properties, MeterRegistry registry) {
        return new Upkeep(
                "stream check",
                properties.poll(),
                () -> orders.decided(waiting.orders()).doOnNext(waiting::wake).then(),
                registry);
    }
}
