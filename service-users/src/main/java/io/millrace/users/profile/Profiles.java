package io.millrace.users.profile;

import io.millrace.starter.paging.Page;
import io.millrace.starter.paging.PageRequest;
import io.millrace.users.account.Account;
import io.millrace.users.account.Accounts;
import io.millrace.users.account.NewAccount;
import io.millrace.users.account.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** Profiles. Somebody whose token came from another issuer gets one at first sight. */
@Component
final class Profiles {

    private final Accounts accounts;
    private final IdGenerator ids;

    Profiles(Accounts accounts, IdGenerator ids) {
        this.accounts = accounts;
        this.ids = ids;
    }

    Mono<Profile> of(Caller caller) {
        return accounts.find(caller.subject()).switchIfEmpty(firstSight(caller));
    }

    Mono<Profile> rename(Caller caller, String name) {
        var renamed = accounts.rename(caller.subject(), name);
        return renamed.switchIfEmpty(firstSight(caller).then(renamed));
    }

    Mono<Page<Profile>> page(PageRequest request) {
        return accounts.rows(request)
                .map(rows -> Page.of(rows, request, Account::key))
                .map(page ->
                        new Page<>(page.items().stream().map(Account::profile).toList(), page.next()));
    }

    /** Two first requests may come at once: the one that is late takes what the other wrote. */
    private Mono<Profile> firstSight(Caller caller) {
        return Mono.fromSupplier(
                        () -> NewAccount.ofOtherIssuer(ids.generateId(), caller.subject(), caller.displayName()))
                .flatMap(accounts::open)
                .onErrorResume(DuplicateKeyException.class, late -> accounts.find(caller.subject()));
    }
}
