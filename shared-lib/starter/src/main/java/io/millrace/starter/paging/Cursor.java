package io.millrace.starter.paging;

import io.millrace.starter.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * The place of one item in a list that is sorted by id. Its text form is opaque to callers: it may come to hold more.
 *
 * @param id the item's sort key
 */
public record Cursor(UUID id) {

    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + 2 * Long.BYTES;

    /** The text that callers send back as {@code after}. */
    public String encode() {
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads what {@link #encode()} made; anything else is a 400 that names {@code after}. */
    public static Cursor decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == LENGTH && bytes.get() == VERSION) {
                return new Cursor(new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like every other text that is no cursor
        }
        throw ProblemException.invalid("after", "is not a cursor that came from \"next\"");
    }
}
