package io.millrace.users.throttle;

import reactor.core.publisher.Mono;

/**
 * Slows guessing down, and locks nobody out: an address that fails too often is sent away for a while, and an account
 * where attempts fail makes the next one wait. All of it is in the memory of this replica: behind N of them there are N
 * times as many attempts, at most.
 */
public final class LoginThrottle {

    private final AddressLimit addresses;
    private final AccountDelays delays;

    LoginThrottle(AddressLimit addresses, AccountDelays delays) {
        this.addresses = addresses;
        this.delays = delays;
    }

    /**
     * Makes an attempt when its time has come.
     *
     * @param address what counts as one address
     * @param attempt a value where it succeeds, empty where it fails; an error counts as neither
     */
    public <T> Mono<T> guard(String email, String address, Mono<T> attempt) {
        return Mono.defer(() -> {
            addresses.take(address);
            return counted(Attempt.of(email, address), attempt);
        });
    }

    private <T> Mono<T> counted(Attempt who, Mono<T> attempt) {
        var outcome = attempt.doOnNext(right -> succeeded(who))
                .switchIfEmpty(Mono.fromRunnable(() -> delays.failed(who)))
                .doOnError(neither -> addresses.giveBack(who.address()));
        return delays.await(who).then(outcome);
    }

    private void succeeded(Attempt who) {
        addresses.giveBack(who.address());
        delays.succeeded(who);
    }
}
