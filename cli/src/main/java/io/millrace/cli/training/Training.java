package io.millrace.cli.training;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Programs;
import io.millrace.cli.system.Progress;
import io.millrace.cli.system.SystemPlan;
import io.millrace.embedded.process.Folders;
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
        try (MillraceSystem system =
                MillraceSystem.start(plan(Path.of(arguments[0]), home), Progress.of(System.out::println))) {
            int rounds = shop(system);
            System.out.println("Went round " + rounds + " times.");
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

    private static int shop(MillraceSystem system) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        int rounds = 0;
        Journey journey = new Journey(system.gatewayUrl());
        while (System.nanoTime() < end) {
            journey.administrator(system.adminEmail(), system.adminPassword());
            journey.customer(rounds);
            rounds++;
        }
        return rounds;
    }
}
