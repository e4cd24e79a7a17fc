package io.millrace.starter.messaging.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.postgresql.codec.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Headers as PostgreSQL keeps them. */
final class LetterHeaders {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, @Nullable String>> TEXTS = new TypeReference<>() {};

    private LetterHeaders() {}

    /** Names and values; of several with one name the last, as readers take them. */
    static Map<String, @Nullable String> texts(Headers headers) {
        var texts = new LinkedHashMap<String, @Nullable String>();
        for (Header header : headers) {
            var value = header.value() == null ? null : new String(header.value(), UTF_8);
            texts.put(String.valueOf(storable(header.key())), storable(value));
        }
        return texts;
    }

    static Json write(Headers headers) {
        return Json.of(MAPPER.writeValueAsString(texts(headers)));
    }

    static void read(Json column, Headers headers) {
        MAPPER.readValue(column.asString(), TEXTS)
                .forEach((name, value) -> headers.add(name, value == null ? null : value.getBytes(UTF_8)));
    }

    /** PostgreSQL takes every character but this one, and what can't be kept would hold up its partition for ever. */
    static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', ' ');
    }
}
