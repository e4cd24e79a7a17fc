package io.millrace.gateway.compression;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Narrows down what Spring Boot compresses. A strong {@code ETag} stands for the very bytes that it came with (RFC 9110,
 * 8.8.1), and callers send it back in {@code If-Match}, where a weak one never fits: such an answer is sent as it is.
 */
@Component
final class CompressionCustomizer implements NettyServerCustomizer {

    private final boolean enabled;
    private final List<MimeType> types;

    CompressionCustomizer(ServerProperties server) {
        this.enabled = server.getCompression().getEnabled();
        this.types = Arrays.stream(server.getCompression().getAllMimeTypes())
                .map(MimeType::valueOf)
                .toList();
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return enabled ? server.compress((request, response) -> isCompressible(response)) : server;
    }

    private boolean isCompressible(HttpServerResponse response) {
        var headers = response.responseHeaders();
        var etag = headers.get(HttpHeaderNames.ETAG);
        return (etag == null || etag.startsWith("W/")) && isText(headers.get(HttpHeaderNames.CONTENT_TYPE));
    }

    private boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            var type = MimeTypeUtils.parseMimeType(contentType);
            return types.stream().anyMatch(each -> each.isCompatibleWith(type));
        } catch (InvalidMimeTypeException none) {
            return false;
        }
    }
}
