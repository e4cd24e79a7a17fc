package io.millrace.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalenessTests {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant BUILT = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant EDITED = Instant.parse("2026-01-03T00:00:00Z");

    @TempDir
    Path checkout;

    @BeforeEach
    void build() throws IOException {
        file("pom.xml", LONG_AGO);
        for (String module : new String[] {"service-orders", "shared-lib/contracts", "shared-lib/starter"}) {
            file(module + "/pom.xml", LONG_AGO);
            file(module + "/src/main/java/Some.java", LONG_AGO);
            folder(module + "/src/main/java", LONG_AGO);
            folder(module + "/src/main", LONG_AGO);
        }
        file("service-orders/target/service-orders-1.jar", BUILT);
    }

    @Test
    void whatIsOlderThanItsJarIsFresh() throws Exception {
        file("service-orders/src/test/java/SomeTests.java", EDITED);

        assertThat(isStale()).isFalse();
    }

    @Test
    void withoutAJarItIsStale() throws Exception {
        Files.delete(checkout.resolve("service-orders/target/service-orders-1.jar"));

        assertThat(isStale()).isTrue();
    }

    @Test
    void anEditedSourceMakesItStale() throws Exception {
        file("service-orders/src/main/java/Some.java", EDITED);

        assertThat(isStale()).isTrue();
    }

    @Test
    void anEditInWhatItSharesMakesItStale() throws Exception {
        file("shared-lib/contracts/src/main/java/Some.java", EDITED);

        assertThat(isStale()).isTrue();
    }

    @Test
    void aDeletedSourceMakesItStale() throws Exception {
        Files.delete(checkout.resolve("service-orders/src/main/java/Some.java"));
        folder("service-orders/src/main/java", EDITED);

        assertThat(isStale()).isTrue();
    }

    @Test
    void aBuildThatLeftTheJarAsItWasMakesItFreshAgain() throws Exception {
        file("service-orders/pom.xml", EDITED);
        file("service-orders/target/millrace.built", EDITED);

        assertThat(isStale()).isFalse();
    }

    @Test
    void aServiceIsKnownByEitherName() throws Exception {
        assertThat(run("module_of orders; module_of service-orders; module_of gateway; module_of kafka")
                        .output())
                .isEqualTo("service-orders\nservice-orders\ngateway");
    }

    private boolean isStale() throws Exception {
        return run("is_stale service-orders").code() == 0;
    }

    private Shell.Result run(String script) throws Exception {
        return new Shell(Map.of("PATH", "/usr/bin:/bin", "CHECKOUT", checkout.toString()))
                .run(
                        "bash",
                        "set -u; home=$CHECKOUT/.millrace; root=$CHECKOUT; . cli/src/main/bash/build;"
                                + " cd \"$CHECKOUT\"; " + script);
    }

    private void file(String name, Instant time) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        folder(name, time);
    }

    private void folder(String name, Instant time) throws IOException {
        Files.setLastModifiedTime(checkout.resolve(name), FileTime.from(time));
    }
}
