package io.millrace.starter.observability;

import io.micrometer.context.ThreadLocalAccessor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import reactor.util.context.Context;

/**
 * The order that a flow is about. It travels in Reactor's context as the trace does, and the lines that are written by
 * {@link InTrace} carry it as {@value #FIELD}.
 *
 * <pre>{@code
 * flow.contextWrite(OrderInLog.of(order.id()))
 * }</pre>
 */
public final class OrderInLog implements ThreadLocalAccessor<String> {

    /** What the field of log lines is called. */
    static final String FIELD = "orderId";

    private static final String KEY = "millrace.order";

    /** For {@code contextWrite}: the flow above is about this order. */
    public static Function<Context, Context> of(Object order) {
        return context -> context.put(KEY, order.toString());
    }

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public @Nullable String getValue() {
        return MDC.get(FIELD);
    }

    @Override
    public void setValue(String order) {
        MDC.put(FIELD, order);
    }

    @Override
    public void setValue() {
        MDC.remove(FIELD);
    }
}
