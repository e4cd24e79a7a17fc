package io.millrace.users.key;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What was read last, where several read at once: a reading that began earlier and ends later counts for nothing. */
final class Latest<T> {

    private final AtomicLong begun = new AtomicLong();
    private final AtomicReference<@Nullable Reading<T>> latest = new AtomicReference<>();

    Mono<Void> read(Mono<T> source) {
        return Mono.fromSupplier(begun::incrementAndGet)
                .flatMap(number -> source.doOnNext(value -> take(new Reading<>(number, value))))
                .then();
    }

    private void take(Reading<T> reading) {
        latest.accumulateAndGet(
                reading, (known, read) -> known != null && known.number() > reading.number() ? known : read);
    }

    T value() {
        return Objects.requireNonNull(latest.get(), "Nothing has been read yet").value();
    }

    private record Reading<T>(long number, T value) {}
}
