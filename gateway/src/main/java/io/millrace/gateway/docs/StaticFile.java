package io.millrace.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A file of the class path, read once at start: what is small, often asked for and never changes. */
final class StaticFile {

    /** A new version of the system shows within minutes, and until then costs its readers an empty answer. */
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    /** The page loads and calls nothing but what comes from here. Pictures in the style sheet are written into it. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final byte[] content;
    private final MediaType type;
    private final String tag;

    StaticFile(String path, MediaType type) {
        this.content = read(path);
        this.type = type;
        this.tag = '"' + DigestUtils.md5DigestAsHex(content) + '"';
    }

    Mono<ServerResponse> serve(ServerRequest request) {
        var headers = request.exchange().getResponse().getHeaders();
        headers.setCacheControl(CACHE);
        headers.set("Content-Security-Policy", POLICY);
        return request.checkNotModified(tag).switchIfEmpty(Mono.defer(this::whole));
    }

    private Mono<ServerResponse> whole() {
        return ServerResponse.ok().contentType(type).eTag(tag).bodyValue(content);
    }

    private static byte[] read(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
