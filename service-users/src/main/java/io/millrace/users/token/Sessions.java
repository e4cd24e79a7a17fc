package io.millrace.users.token;

import io.millrace.users.account.Accounts;
import io.millrace.users.account.Credentials;
import io.millrace.users.refresh.RefreshToken;
import io.millrace.users.refresh.RefreshTokens;
import io.millrace.users.refresh.Renewal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pairs of an access token, which every service believes until it ends, and a refresh token, which brings the next. */
@Component
final class Sessions {

    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Accounts accounts;

    Sessions(AccessTokens accessTokens, RefreshTokens refreshTokens, Accounts accounts) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.accounts = accounts;
    }

    /** The first pair after a log-in. */
    Mono<TokenAnswer> begin(Credentials of) {
        return refreshTokens.begin(of.subject()).flatMap(token -> pair(of, token));
    }

    /** The next pair, with the roles that the account has by now. */
    Mono<TokenAnswer> renew(RefreshToken token) {
        return refreshTokens.use(token).flatMap(this::next).switchIfEmpty(Mono.error(RefreshRefusedException::new));
    }

    private Mono<TokenAnswer> next(Renewal renewal) {
        return accounts.credentialsOf(renewal.subject()).flatMap(found -> pair(found, renewal.next()));
    }

    /** Ends what came of a log-in; access tokens that are out live on till they end. */
    Mono<Void> end(RefreshToken token) {
        return refreshTokens.revoke(token);
    }

    private Mono<TokenAnswer> pair(Credentials of, RefreshToken refreshToken) {
        return accessTokens
                .issue(of)
                .map(accessToken -> TokenAnswer.bearer(accessToken, refreshToken, accessTokens.lifetime()));
    }
}
