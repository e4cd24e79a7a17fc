package io.millrace.gateway.graphql.transport;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What one WebSocket knows of itself, among the attributes of its session. */
final class SocketState {

    private static final String ATTRIBUTE = SocketState.class.getName();

    private final Operations operations;
    private final AtomicReference<SocketCaller> caller = new AtomicReference<>(SocketCaller.ANONYMOUS);
    private final Sinks.One<SocketCaller> begun = Sinks.one();
    private final Sinks.One<CloseStatus> refused = Sinks.one();

    SocketState(Operations operations) {
        this.operations = operations;
    }

    static SocketState of(Map<String, Object> attributes) {
        return (SocketState) Objects.requireNonNull(attributes.get(ATTRIBUTE), ATTRIBUTE);
    }

    void keepIn(Map<String, Object> attributes) {
        attributes.put(ATTRIBUTE, this);
    }

    Operations operations() {
        return operations;
    }

    SocketCaller caller() {
        return caller.get();
    }

    /** The client has said who it is. */
    void begin(SocketCaller who) {
        caller.set(who);
        begun.tryEmitValue(who);
    }

    /** The client is not let in. */
    void refuse(CloseStatus status) {
        refused.tryEmitValue(status);
    }

    Mono<SocketCaller> begun() {
        return begun.asMono();
    }

    Mono<CloseStatus> refused() {
        return refused.asMono();
    }
}
