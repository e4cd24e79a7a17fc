package io.millrace.starter.messaging.outbox;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import reactor.util.context.ContextView;

/** The trace that a change belongs to, as the {@code traceparent} header of W3C Trace Context. */
final class TraceParent {

    private TraceParent() {}

    static Optional<String> of(ContextView context) {
        return context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                .map(observation -> observation.getContextView().<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> header(span.context()));
    }

    private static String header(TraceContext trace) {
        var flags = Boolean.TRUE.equals(trace.sampled()) ? "01" : "00";
        return "00-%s-%s-%s".formatted(trace.traceId(), trace.spanId(), flags);
    }
}
