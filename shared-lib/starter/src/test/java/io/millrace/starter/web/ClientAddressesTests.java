package io.millrace.starter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.setup.SetupException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressesTests {

    private static final ClientAddresses BEHIND_PROXIES = new ClientAddresses(List.of("10.0.0.0/8", "fd00::1"));

    @Test
    void nobodyIsBelievedByDefault() {
        var addresses = new ClientAddresses(List.of());

        assertThat(addresses.of(from("10.0.0.1", "203.0.113.7"))).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # peer      | X-Forwarded-For                       | client
            10.0.0.1    | 203.0.113.7                           | 203.0.113.7
            10.0.0.1    | 1.1.1.1, 203.0.113.7, 10.9.9.9        | 203.0.113.7
            10.0.0.1    | 10.0.0.3, 10.0.0.2                    | 10.0.0.3
            fd00::1     | 2001:db8::7                           | 2001:db8:0:0:0:0:0:7
            203.0.113.7 | 1.1.1.1                               | 203.0.113.7
            10.0.0.1    | 1.1.1.1, localhost, 10.0.0.2          | 10.0.0.2
            10.0.0.1    | 1.1.1.1, 203.0.113.7:80               | 10.0.0.1
            """)
    void theWayBackEndsAtTheFirstWhoIsNoProxyOfOurs(String peer, String forwarded, String client) {
        assertThat(BEHIND_PROXIES.of(from(peer, forwarded))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.7          | 203.0.113.7
            2001:db8:1:2:3:4:5:6 | 2001:db8:1:2:0:0:0:0/64
            ::ffff:203.0.113.7   | 203.0.113.7
            """)
    void limitsCountAnIpv6SubscriberAsOne(String peer, String key) {
        assertThat(BEHIND_PROXIES.keyOf(from(peer))).isEqualTo(key);
    }

    @Test
    void aRequestWithoutAnAddressIsStillCounted() {
        assertThat(BEHIND_PROXIES.keyOf(MockServerHttpRequest.get("/").build())).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/x", ""})
    void whatIsNoNetworkEndsTheStart(String network) {
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> new ClientAddresses(List.of(network)))
                .withMessageContaining("MILLRACE_TRUSTED_PROXIES names '%s'".formatted(network));
    }

    private static ServerHttpRequest from(String peer, String... forwarded) {
        return MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 4711))
                .header(ClientAddresses.FORWARDED_FOR, forwarded)
                .build();
    }
}
