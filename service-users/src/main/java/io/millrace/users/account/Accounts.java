package io.millrace.users.account;

import io.millrace.contracts.users.UserRegistered;
import io.millrace.starter.messaging.outbox.Outbox;
import io.millrace.starter.paging.PageRequest;
import io.millrace.users.credit.Credits;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Accounts as the rest of the service sees them. */
@Component
public final class Accounts {

    private final AccountTable table;
    private final Credits credits;
    private final Outbox outbox;
    private final TransactionalOperator transaction;

    Accounts(AccountTable table, Credits credits, Outbox outbox, TransactionalOperator transaction) {
        this.table = table;
        this.credits = credits;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Writes an account with its credit and tells the other services; all of it or nothing. Fails with a
     * {@code DuplicateKeyException} where the e-mail or the subject has one: the unique index decides, since only it is
     * right when two come at once.
     */
    public Mono<Profile> open(NewAccount account) {
        return table.insert(account)
                .then(credits.open(account.subject()))
                .then(outbox.add(new UserRegistered(account.subject(), account.displayName())))
                .thenReturn(account.profile())
                .as(transaction::transactional);
    }

    /** What a log-in with this e-mail is judged by; {@link Credentials#NOBODYS} where nobody has it. */
    public Mono<Credentials> credentials(String email) {
        return table.credentials(email).defaultIfEmpty(Credentials.NOBODYS);
    }

    /** What somebody may do by now; empty where the subject has no account. */
    public Mono<Credentials> credentialsOf(String subject) {
        return table.credentialsOf(subject);
    }

    /** The profile of a subject; empty where it has no account. */
    public Mono<Profile> find(String subject) {
        return table.find(subject);
    }

    /** Changes a name; empty where the subject has no account. */
    public Mono<Profile> rename(String subject, String name) {
        return table.rename(subject, name);
    }

    /** The rows of one page, in the order in which people came. */
    public Mono<List<Account>> rows(PageRequest request) {
        return table.page(request.afterId(), request.rows());
    }
}
