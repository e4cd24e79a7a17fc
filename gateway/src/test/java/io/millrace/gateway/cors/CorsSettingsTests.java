package io.millrace.gateway.cors;

import io.millrace.starter.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CorsSettingsTests {

    private final ApplicationContextRunner gateway = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(CorsSettings.class);

    @Test
    void noPageMayCallUnlessAnOperatorNamesIt() {
        gateway.run(context ->
                StepVerifier.create(ask(context.getBean(CorsFilter.class))).verifyError(ProblemException.class));
        gateway.withPropertyValues("MILLRACE_CORS_ORIGINS=https://shop.example")
                .run(context -> StepVerifier.create(ask(context.getBean(CorsFilter.class)))
                        .verifyComplete());
    }

    private static Mono<Void> ask(CorsFilter filter) {
        var preflight = MockServerHttpRequest.options("https://millrace.example/api/products")
                .header(HttpHeaders.ORIGIN, "https://shop.example")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET");
        return filter.filter(MockServerWebExchange.from(preflight), exchange -> Mono.error(new AssertionError()));
    }
}
