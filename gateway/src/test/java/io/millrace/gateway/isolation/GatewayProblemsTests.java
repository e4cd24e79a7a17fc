package io.millrace.gateway.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;

class GatewayProblemsTests {

    private final GatewayProblems problems =
            new GatewayProblems(new OpenBreakers(CircuitBreakerRegistry.ofDefaults(), Clock.systemUTC()));

    @ParameterizedTest
    @MethodSource
    void whatEndsAConnectionIsNoFaultOfTheGateway(Throwable failure, HttpStatus status) {
        assertThat(problems.translate(failure))
                .extracting(ErrorResponse::getStatusCode)
                .isEqualTo(status);
    }

    static Stream<Arguments> whatEndsAConnectionIsNoFaultOfTheGateway() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), HttpStatus.SERVICE_UNAVAILABLE),
                Arguments.of(new UnknownHostException("users"), HttpStatus.SERVICE_UNAVAILABLE),
                Arguments.of(new TimeoutException("drips"), HttpStatus.GATEWAY_TIMEOUT),
                Arguments.of(AbortedException.beforeSend(), HttpStatus.BAD_GATEWAY),
                Arguments.of(PrematureCloseException.TEST_EXCEPTION, HttpStatus.BAD_GATEWAY),
                Arguments.of(new IOException("reset"), HttpStatus.BAD_GATEWAY));
    }
}
