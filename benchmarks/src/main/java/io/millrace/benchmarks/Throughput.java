package io.millrace.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Asks for one page as fast as it is answered, and prints window by window how often and how soon that was. */
final class Throughput {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private static final double MILLION = 1_000_000;
    private static final int OK = 200;

    private Throughput() {}

    /** Arguments: the page, for how many seconds, and by how many clients at a time. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0])).build();
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
        int failures = 0;
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        try (HttpClient http = HttpClient.newHttpClient();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = IntStream.range(0, Integer.parseInt(arguments[2]))
                    .mapToObj(client -> clients.submit(() -> ask(http, request, end, times)))
                    .toList();
            while (System.nanoTime() < end) {
                Thread.sleep(WINDOW);
                print(times);
            }
            for (Future<Integer> client : asking) {
                failures += client.get();
            }
            System.out.println("  failed: " + failures);
        }
    }

    /** Returns how many were not answered as they should be. */
    private static int ask(HttpClient http, HttpRequest request, long end, ConcurrentLinkedQueue<Long> times)
            throws IOException, InterruptedException {
        int failures = 0;
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            if (http.send(request, BodyHandlers.ofByteArray()).statusCode() == OK) {
                times.add(System.nanoTime() - began);
            } else {
                failures++;
            }
        }
        return failures;
    }

    private static void print(ConcurrentLinkedQueue<Long> times) {
        long[] window = new long[times.size()];
        Arrays.setAll(window, index -> times.remove());
        Arrays.sort(window);
        System.out.printf(
                "  %6d/s   p50 %6.1f ms   p99 %6.1f ms%n",
                window.length / WINDOW.toSeconds(), percentile(window, 50), percentile(window, 99));
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100] / MILLION;
    }
}
