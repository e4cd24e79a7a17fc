package io.millrace.cli.training;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Programs;
import io.millrace.cli.system.Progress;
import io.millrace.cli.system.SystemPlan;
import io.millrace.embedded.process.Folders;
import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Starts the whole system with the programs that images are made of, is its customer for a while, and stops it: each JVM
 * then leaves beside its jar what its AOT cache is made from.
 */
public final class Training {

    /** Long enough for what is hot to have been compiled by the optimising compiler, whose profiles are kept. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    /** Fewer would leave out what happens seldom. */
    private static final int ROUNDS_ENOUGH = 20;
    /** A busy builder answers the first of them with time-outs; one where nothing works must not go on for ever. */
    private static final Duration TOO_LONG = Duration.ofMinutes(10);

    /** One customer from one address is here what thousands are elsewhere. */
    private static final String PLENTY = "100000";

    private static final Map<String, String> ALONE = Map.of(
            "MILLRACE_LIMITS_RATE_ADDRESS", PLENTY,
            "MILLRACE_LIMITS_RATE_ADDRESSBURST", PLENTY,
            "MILLRACE_LIMITS_RATE_USER", PLENTY,
            "MILLRACE_LIMITS_RATE_USERBURST", PLENTY,
            "MILLRACE_LOGIN_BURST", PLENTY,
            "MILLRACE_REGISTRATION_BURST", PLENTY,
            "MILLRACE_PASSWORD_STRENGTH", "4"); // hashing is one loop, which needs no more practice

    private Training() {}

    /** The one argument is the folder with the programs. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("millrace-training-");
        Progress progress = Progress.of(System.out::println);
        try (MillraceSystem system = MillraceSystem.start(plan(Path.of(arguments[0]), home), progress)) {
            shop(system);
        }
        Folders.delete(home);
    }

    private static SystemPlan plan(Path images, Path home) {
        SystemPlan plan = SystemPlan.onFreePorts(Programs.toTrainIn(images), home);
        for (Map.Entry<String, String> setting : ALONE.entrySet()) {
            plan = plan.with(setting.getKey(), setting.getValue());
        }
        return plan;
    }

    private static void shop(MillraceSystem system) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int whole = 0;
        for (int round = 0; whole < ROUNDS_ENOUGH || since(begin).compareTo(LONG_ENOUGH) < 0; round++) {
            try {
                Journey journey = new Journey(system.gatewayUrl());
                journey.administrator(system.adminEmail(), system.adminPassword());
                journey.customer(round);
                whole++;
            } catch (ServerException | IOException e) {
                System.out.println("Round " + round + ": " + e.getMessage());
                if (since(begin).compareTo(TOO_LONG) > 0) {
                    throw e;
                }
            }
        }
        System.out.println("Went round " + whole + " times.");
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
