package io.millrace.gateway.compression;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Which answers may be compressed: those of the configured types. A strong {@code ETag} stands for the very bytes that it
 * came with (RFC 9110, 8.8.1), and callers send it back in {@code If-Match}, where a weak one never fits: such an answer
 * is sent as it is.
 */
@Component
final class Compressible {

    private final List<MimeType> types;

    Compressible(ServerProperties server) {
        var compression = server.getCompression();
        this.types = compression.getEnabled()
                ? Arrays.stream(compression.getAllMimeTypes())
                        .map(MimeType::valueOf)
                        .toList()
                : List.of();
    }

    boolean isEmpty() {
        return types.isEmpty();
    }

    boolean test(@Nullable String etag, @Nullable String contentType) {
        return (etag == null || etag.startsWith("W/")) && contentType != null && isNamed(contentType);
    }

    private boolean isNamed(String contentType) {
        try {
            var type = MimeTypeUtils.parseMimeType(contentType);
            return types.stream().anyMatch(each -> each.isCompatibleWith(type));
        } catch (InvalidMimeTypeException nonsense) {
            return false;
        }
    }
}
