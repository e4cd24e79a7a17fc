package io.millrace.starter.messaging.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of a letter.
 *
 * @param payload as text, or in Base64 where it is no text
 * @param payloadEncoding {@code base64}, or absent
 */
record LetterView(
        @JsonUnwrapped LettersEndpoint.Summary summary,
        Map<String, @Nullable String> headers,
        @Nullable String payload,
        @Nullable String payloadEncoding) {

    private static final String BASE64 = "base64";

    static LetterView of(Letter letter) {
        var summary = LettersEndpoint.Summary.of(letter);
        var headers = LetterHeaders.texts(letter.event().headers());
        var payload = letter.event().value();
        if (payload == null) {
            return new LetterView(summary, headers, null, null);
        }
        var text = text(payload);
        return text == null
                ? new LetterView(summary, headers, Base64.getEncoder().encodeToString(payload), BASE64)
                : new LetterView(summary, headers, text, null);
    }

    private static @Nullable String text(byte[] payload) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
