package io.millrace.users.key;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys as they were read, at least one. What each of them does depends on the moment alone, so that replicas agree.
 *
 * @param newestFirst by when they begin to sign
 */
record KeyRing(List<Entry> newestFirst) {

    KeyRing {
        newestFirst = List.copyOf(newestFirst);
    }

    /** The private key that signs: the newest whose time has come, or the first to come where there is none. */
    ECKey signing(Instant now) {
        return newestFirst.stream()
                .filter(entry -> entry.signsBy(now))
                .findFirst()
                .orElse(newestFirst.getLast())
                .key();
    }

    /**
     * The public keys by which tokens are verified. A key that another one has followed stays while its last tokens
     * live.
     */
    List<JWK> published(Instant now, Duration tokensLive) {
        var published = new ArrayList<JWK>();
        for (var entry : newestFirst) {
            published.add(entry.key().toPublicJWK());
            if (entry.signsBy(now.minus(tokensLive))) {
                break;
            }
        }
        return published;
    }

    /** When the last change of the signing key is due: that of the newest key. */
    Instant lastChange() {
        return newestFirst.getFirst().signsFrom();
    }

    /** A key with its private part, which its text form leaves out. */
    record Entry(ECKey key, Instant signsFrom) {

        boolean signsBy(Instant moment) {
            return !signsFrom.isAfter(moment);
        }

        @Override
        public String toString() {
            return "Entry[key=%s, signsFrom=%s]".formatted(key.getKeyID(), signsFrom);
        }
    }
}
