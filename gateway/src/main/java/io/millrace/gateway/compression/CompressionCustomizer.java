package io.millrace.gateway.compression;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** Narrows down what Spring Boot compresses. */
@Component
final class CompressionCustomizer implements NettyServerCustomizer {

    private final Compressible compressible;

    CompressionCustomizer(Compressible compressible) {
        this.compressible = compressible;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return compressible.isEmpty() ? server : server.compress((request, response) -> test(response));
    }

    private boolean test(HttpServerResponse response) {
        var headers = response.responseHeaders();
        return compressible.test(headers.get(HttpHeaderNames.ETAG), headers.get(HttpHeaderNames.CONTENT_TYPE));
    }
}
