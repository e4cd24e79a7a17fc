package io.millrace.users.credit;

import io.millrace.contracts.Money;
import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Credit as the rest of the service and its callers see it. */
@Component
public final class Credits {

    private final CreditTable table;
    private final InstallationCurrency currency;

    Credits(CreditTable table, InstallationCurrency currency) {
        this.table = table;
        this.currency = currency;
    }

    /** Gives a new user the default limit; does nothing for one who has credit already. */
    public Mono<Void> open(String user) {
        return table.open(user);
    }

    Mono<CreditAnswer> of(String user) {
        return table.find(user).map(this::answer);
    }

    Mono<CreditAnswer> limit(String user, Money limit) {
        if (!currency.isOf(limit)) {
            return Mono.error(new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "All amounts are in %s here.".formatted(currency.code())));
        }
        return table.limit(user, limit.amount())
                .map(this::answer)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("user")));
    }

    private CreditAnswer answer(Credit credit) {
        return new CreditAnswer(
                currency.money(credit.limit()), currency.money(credit.reserved()), currency.money(credit.available()));
    }
}
