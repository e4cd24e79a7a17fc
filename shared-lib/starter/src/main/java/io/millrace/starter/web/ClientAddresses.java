package io.millrace.starter.web;

import io.millrace.starter.setup.SetupException;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where requests come from. {@code X-Forwarded-For} is read from the right, for as long as who added an entry is one of
 * the trusted proxies: everything further left may be made up.
 */
public final class ClientAddresses {

    /** The header in which each proxy notes whom it got the request from. */
    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final Logger log = LoggerFactory.getLogger(ClientAddresses.class);
    private static final String NOBODY = "unknown";
    private static final int PREFIX_64 = Long.BYTES;

    private final List<IpSubnetFilterRule> trusted;
    private final AtomicBoolean told = new AtomicBoolean();

    ClientAddresses(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(ClientAddresses::subnet).toList();
    }

    /** The client's address as text, an IPv4 or IPv6 literal. */
    public String of(ServerHttpRequest request) {
        var address = find(request);
        return address == null ? NOBODY : address.getHostAddress();
    }

    /** What limits count by: an IPv4 address whole, of an IPv6 address the /64, which is one subscriber's. */
    public String keyOf(ServerHttpRequest request) {
        return switch (find(request)) {
            case null -> NOBODY;
            case Inet6Address address -> prefixOf(address);
            case InetAddress address -> address.getHostAddress();
        };
    }

    private @Nullable InetAddress find(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        var peer = remote == null ? null : remote.getAddress();
        var forwarded = request.getHeaders().getValuesAsList(FORWARDED_FOR);
        if (peer == null || forwarded.isEmpty()) {
            return peer;
        }
        if (!isTrusted(peer)) {
            tellOnce(peer);
            return peer;
        }
        return behind(peer, forwarded);
    }

    /** Goes back from proxy to proxy until somebody is none of ours; what is no address ends the way, too. */
    private InetAddress behind(InetAddress proxy, List<String> forwarded) {
        var nearest = proxy;
        for (var entry : forwarded.reversed()) {
            var address = literal(entry);
            if (address == null) {
                return nearest;
            }
            nearest = address;
            if (!isTrusted(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isTrusted(InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(rule -> rule.matches(socket));
    }

    private void tellOnce(InetAddress peer) {
        if (told.compareAndSet(false, true)) {
            log.warn(
                    "{} from {} is not believed, so all that comes from there counts as one client: name it in"
                            + " MILLRACE_TRUSTED_PROXIES if it is a proxy of yours.",
                    FORWARDED_FOR,
                    peer.getHostAddress());
        }
    }

    private static String prefixOf(Inet6Address address) {
        var bytes = new byte[2 * PREFIX_64];
        System.arraycopy(address.getAddress(), 0, bytes, 0, PREFIX_64);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static IpSubnetFilterRule subnet(String cidr) {
        var parts = Arrays.asList(cidr.strip().split("/", -1));
        try {
            var address = InetAddress.ofLiteral(parts.getFirst());
            var whole = address.getAddress().length * Byte.SIZE;
            var length = parts.size() == 1 ? whole : Integer.parseInt(parts.getLast());
            if (parts.size() <= 2 && length >= 0 && length <= whole) {
                return new IpSubnetFilterRule(address, length, IpFilterRuleType.ACCEPT);
            }
        } catch (IllegalArgumentException notASubnet) {
            // told below, like a length that does not fit
        }
        throw new SetupException(
                "MILLRACE_TRUSTED_PROXIES names '%s', which is no network.".formatted(cidr.strip()),
                "Write each as an address or as address/length, such as 10.0.0.0/8, and separate them by commas.",
                null);
    }
}
