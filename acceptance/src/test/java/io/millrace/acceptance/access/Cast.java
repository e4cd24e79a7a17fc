package io.millrace.acceptance.access;

import com.nimbusds.jose.JOSEException;
import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Shop;
import io.millrace.acceptance.driver.SigningKey;
import io.millrace.cli.system.MillraceSystem;
import java.net.URI;
import java.text.ParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** Those who call, and what they call about. */
public final class Cast {

    private final MillraceSystem system;
    private final String email;
    private final Map<Identity, String> tokens = new EnumMap<>(Identity.class);
    private final Map<String, String> things;

    /** Registers them all. */
    public Cast(MillraceSystem system) throws ParseException, JOSEException {
        this.system = system;
        this.email = Api.register(system);
        var owner = Api.customer(system, email);
        var product = new Shop(system).product(1, 1_000);
        var order = Shop.place(owner, product, 1);
        Shop.awaitSettled(owner, order);
        this.things = Map.of(
                "{email}",
                email,
                "{owner}",
                owner.get("/api/users/me").expect(200).text("$.id"),
                "{product}",
                product,
                "{order}",
                order.text("$.id"),
                "{unknown}",
                "nobody-knows-it");
        issue(
                owner.token(),
                Api.newCustomer(system).token(),
                Api.administrator(system).token());
    }

    private void issue(String owner, String other, String admin) throws ParseException, JOSEException {
        var forge = new Forge(admin, SigningKey.of(admin, system));
        tokens.put(Identity.OWNER, owner);
        tokens.put(Identity.OTHER, other);
        tokens.put(Identity.ADMIN, forge.genuine()); // shows that the forge could do it
        tokens.put(Identity.EXPIRED, forge.expired());
        tokens.put(Identity.WRONG_ISSUER, forge.wrongIssuer());
        tokens.put(Identity.WRONG_AUDIENCE, forge.wrongAudience());
        tokens.put(Identity.UNSIGNED, forge.unsigned());
        tokens.put(Identity.SIGNED_WITH_THE_PUBLIC_KEY, forge.signedWithThePublicKey());
        tokens.put(Identity.UNKNOWN_KEY, forge.unknownKey());
        tokens.put(Identity.OTHER_KEY, forge.otherKey());
        tokens.put(Identity.PROMOTED, Forge.promoted(owner));
    }

    /** Calls as somebody, at this address. */
    Answer call(Identity identity, URI base, Row row) {
        var api = as(identity, base);
        for (var header : row.headers()) {
            var parts = filledIn(header).split(": ", 2);
            api = api.with(parts[0], parts[1]);
        }
        return api.send(row.method(), filledIn(row.path()), filledIn(row.body()));
    }

    /** Somebody, at this address. */
    Api as(Identity identity, URI base) {
        return tokens.containsKey(identity)
                ? Api.at(base).with("Authorization", "Bearer " + tokens.get(identity))
                : Api.at(base);
    }

    /** What somebody proves themselves with. */
    public String token(Identity identity) {
        return tokens.getOrDefault(identity, "");
    }

    /** A text with its variables filled in. */
    public String filledIn(String text) {
        var result = text.replace("{fresh}", UUID.randomUUID().toString());
        for (var thing : things.entrySet()) {
            result = result.replace(thing.getKey(), thing.getValue());
        }
        return result.contains("{refresh}")
                ? result.replace(
                        "{refresh}", Api.login(system, email).expect(200).text("$.refreshToken"))
                : result;
    }
}
