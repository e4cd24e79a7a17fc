package io.millrace.catalog.shelf;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Several callers at the same time, each on a thread of its own: parallel streams would take the common pool's only
 * thread on a small machine, which the JDK's HTTP client needs to go on.
 */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> times(int callers, IntFunction<T> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, callers)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(() -> call.apply(caller), threads))
                    .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        }
    }
}
