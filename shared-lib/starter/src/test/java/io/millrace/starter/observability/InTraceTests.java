package io.millrace.starter.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.millrace.starter.sample.WithoutServers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@WithoutServers
class InTraceTests {

    @Autowired
    private ObservationRegistry observations;

    private final List<@Nullable String> seen = new ArrayList<>();

    @Test
    void lineCarriesTheTraceWhateverThreadItIsWrittenOn() {
        var request = Observation.start("request", observations);
        var chain = Mono.just("value")
                .publishOn(Schedulers.parallel())
                .doOnNext(value -> note())
                .handle(InTrace.log(value -> note()))
                .doOnNext(value -> note())
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, request));
        StepVerifier.create(chain).expectNext("value").verifyComplete();
        assertThat(seen).containsExactly(null, traceId(request), null);
    }

    @Test
    void lineWithoutAValueCarriesTheTraceToo() {
        var request = Observation.start("request", observations);
        var chain = Mono.empty()
                .publishOn(Schedulers.parallel())
                .then(InTrace.log(this::note))
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, request));
        StepVerifier.create(chain).verifyComplete();
        assertThat(seen).containsExactly(traceId(request));
    }

    private void note() {
        seen.add(MDC.get("traceId"));
    }

    private static String traceId(Observation observation) {
        TracingContext tracing = observation.getContextView().getRequired(TracingContext.class);
        return tracing.getSpan().context().traceId();
    }
}
