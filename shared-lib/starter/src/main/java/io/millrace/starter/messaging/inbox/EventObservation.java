package io.millrace.starter.messaging.inbox;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.ReceiverContext;
import io.millrace.starter.messaging.EventHeaders;
import io.millrace.starter.messaging.inbox.EventHandling.Outcome;
import org.apache.kafka.common.header.Headers;
import reactor.core.publisher.Mono;

/**
 * Follows the handling of an event: its time, and a span of the trace that the event carries. It lies in Reactor's
 * context meanwhile, where the outbox, clients and log lines find it. A trace that can't be read is a new one.
 */
final class EventObservation {

    private static final String NAME = "millrace.event";
    private static final String DESCRIPTION = "Handling of events, the transaction included";
    private static final String TYPE = "type";
    private static final String OUTCOME = "outcome";

    private final ObservationRegistry registry;

    EventObservation(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** Lets its timer say what it is, which an observation has no words for. */
    static MeterFilter description() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(NAME) ? described(id) : id;
            }
        };
    }

    private static Meter.Id described(Meter.Id id) {
        return new Meter.Id(id.getName(), Tags.of(id.getTags()), id.getBaseUnit(), DESCRIPTION, id.getType());
    }

    /** Observes the handling. The type must be one of a few: each has a metric of its own. */
    Mono<Outcome> observe(Headers headers, String type, Mono<Outcome> handling) {
        return Mono.defer(() -> {
            var observation = start(headers, type);
            return handling.doOnNext(outcome -> note(observation, outcome.text()))
                    .doOnError(observation::error)
                    .doFinally(signal -> observation.stop())
                    .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, observation));
        });
    }

    private Observation start(Headers headers, String type) {
        var observation = Observation.createNotStarted(NAME, () -> received(headers), registry)
                .contextualName("handle " + type.substring(type.lastIndexOf('.', type.length() - 4) + 1))
                .lowCardinalityKeyValue(TYPE, type);
        note(observation, "failed");
        return observation.start();
    }

    private static ReceiverContext<Headers> received(Headers headers) {
        var context = new ReceiverContext<Headers>(EventHeaders::text);
        context.setCarrier(headers);
        return context;
    }

    private static void note(Observation observation, String outcome) {
        observation.lowCardinalityKeyValue(OUTCOME, outcome);
    }
}
