package io.millrace.gateway.docs;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import io.millrace.starter.problem.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What is served, and where. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");
    private static final MediaType STYLE = MediaType.valueOf("text/css;charset=UTF-8");
    private static final MediaType PAGE = MediaType.valueOf("text/html;charset=UTF-8");

    private final RouterFunctions.Builder routes = RouterFunctions.route();

    /** Of the WebJar only what the page needs: its own page loads a document from elsewhere. */
    @Bean
    RouterFunction<ServerResponse> docs(@Value("${millrace.docs.swagger-ui}") String webjar) {
        serve("/v3/api-docs", "openapi/openapi.json", MediaType.APPLICATION_JSON);
        serve("/docs", "docs/index.html", PAGE);
        serve("/docs/page.js", "docs/page.js", SCRIPT);
        serve("/docs/page.css", "docs/page.css", STYLE);
        serve("/docs/swagger-ui.js", webjar + "/swagger-ui-bundle.js", SCRIPT);
        serve("/docs/swagger-ui.css", webjar + "/swagger-ui.css", STYLE);
        return routes.route(path("/webjars/**"), request -> nothing()).build();
    }

    private void serve(String address, String file, MediaType type) {
        var served = new StaticFile(file, type);
        routes.route(methods(HttpMethod.GET, HttpMethod.HEAD).and(path(address)), served::serve);
    }

    private static Mono<ServerResponse> nothing() {
        return Mono.error(new ProblemException(HttpStatus.NOT_FOUND, "There is nothing at this address."));
    }
}
