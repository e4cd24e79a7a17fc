package io.millrace.starter.problem;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as {@code application/problem+json} (RFC 9457), with the address and the trace of its request. */
public final class ProblemWriter {

    private static final URI BLANK = URI.create("about:blank");

    private final JsonMapper mapper = JsonMapper.builder().build();

    /** Answers the exchange with this problem and its headers. */
    public Mono<Void> write(ServerWebExchange exchange, ErrorResponse problem) {
        return Mono.deferContextual(context -> {
            var response = exchange.getResponse();
            response.setStatusCode(problem.getStatusCode());
            response.getHeaders().addAll(problem.getHeaders());
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            var json = mapper.writeValueAsBytes(members(exchange, problem.getBody(), context));
            return response.writeWith(
                    Mono.fromSupplier(() -> response.bufferFactory().wrap(json)));
        });
    }

    private static Map<String, Object> members(ServerWebExchange exchange, ProblemDetail detail, ContextView context) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", Optional.ofNullable(detail.getType()).orElse(BLANK).toString());
        Optional.ofNullable(detail.getTitle()).ifPresent(title -> members.put("title", title));
        members.put("status", detail.getStatus());
        Optional.ofNullable(detail.getDetail()).ifPresent(text -> members.put("detail", text));
        members.put("instance", exchange.getRequest().getPath().value());
        traceId(context).ifPresent(id -> members.put("traceId", id));
        Optional.ofNullable(detail.getProperties()).ifPresent(members::putAll);
        return members;
    }

    /** The trace that a flow belongs to, as problems tell it. */
    public static Optional<String> traceId(ContextView context) {
        return context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                .map(observation -> observation.getContextView().<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId());
    }
}
