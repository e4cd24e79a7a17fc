package io.millrace.starter.messaging;

import io.millrace.contracts.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON. Reading is lenient, so that the sender can add to an event without its readers failing. */
public final class EventCodec {

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    /** The event as it travels. */
    public String write(Event event) {
        return mapper.writeValueAsString(event);
    }

    /** Reads an event, or throws {@link UnreadableEventException}. */
    public <E extends Event> E read(byte[] json, Class<E> type) {
        try {
            var event = mapper.readValue(json, type);
            if (event == null) {
                throw new UnreadableEventException(type.getSimpleName() + " is empty", null);
            }
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEventException(
                    "%s can't be read: %s".formatted(type.getSimpleName(), e.getMessage()), e);
        }
    }
}
