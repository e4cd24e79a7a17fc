package io.millrace.users.password;

import io.millrace.starter.problem.ProblemException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Hashes and compares passwords off the event loop; with too many waiting already, the caller gets 503 at once. */
public final class PasswordHasher {

    private final PasswordEncoder encoder;
    private final Scheduler scheduler;
    private final String nobodys;

    PasswordHasher(PasswordEncoder encoder, Scheduler scheduler) {
        this.encoder = encoder;
        this.scheduler = scheduler;
        this.nobodys = encode(UUID.randomUUID().toString());
    }

    /** The hash to store for a password. */
    public Mono<String> hash(String password) {
        return onOwnThread(() -> encode(NormalForm.of(password)));
    }

    /**
     * Whether the password is the one behind the hash. Without a hash it never is, and finding that out takes as long:
     * the answer's time must not tell who has an account.
     */
    public Mono<Boolean> matches(String password, @Nullable String hash) {
        return onOwnThread(() -> matchesInAnyForm(password, hash == null ? nobodys : hash) && hash != null);
    }

    /** Earlier releases hashed passwords as they were typed. */
    private boolean matchesInAnyForm(String password, String hash) {
        var fits = NewPassword.Validator.fits(password);
        var normal = fits ? NormalForm.of(password) : password;
        var same = encoder.matches(normal, hash) || (!normal.equals(password) && encoder.matches(password, hash));
        return same && fits;
    }

    private String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private <T> Mono<T> onOwnThread(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(scheduler)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> ProblemException.unavailable("Too many people are logging in at the moment.", full));
    }
}
