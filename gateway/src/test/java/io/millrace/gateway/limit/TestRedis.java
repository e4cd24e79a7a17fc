package io.millrace.gateway.limit;

import io.millrace.embedded.process.FreePort;
import io.millrace.embedded.process.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import redis.embedded.RedisServer;

/** A real Redis, which can be killed, frozen and started again, without anything kept. */
final class TestRedis implements AutoCloseable {

    private final int port = FreePort.find();

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void start() {
        try {
            RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeze() {
        process().forEach(redis -> Signals.send("STOP", redis.pid()));
    }

    void thaw() {
        process().forEach(redis -> Signals.send("CONT", redis.pid()));
    }

    void kill() {
        process().forEach(redis -> {
            redis.destroyForcibly();
            redis.onExit().join();
        });
    }

    private static List<ProcessHandle> process() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").contains("redis-server"))
                .toList();
    }

    @Override
    public void close() {
        kill();
    }
}
