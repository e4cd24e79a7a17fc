package io.millrace.users.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.setup.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPasswordTests {

    @TempDir
    private Path folder;

    @Test
    void itIsMadeUpOnceAndStays() {
        var first = KeptPassword.in(folder.resolve("password"));

        assertThat(first).hasSize(24);
        assertThat(KeptPassword.in(folder.resolve("password"))).isEqualTo(first);
        assertThat(KeptPassword.in(folder.resolve("another"))).isNotEqualTo(first);
    }

    @Test
    void nobodyElseCanReadItAndNothingIsLeftBesideIt() throws IOException {
        var file = folder.resolve("password");
        KeptPassword.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void replicasThatStartAtOnceAgreeOnOne() throws InterruptedException {
        Callable<String> replica = () -> KeptPassword.in(folder.resolve("password"));
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var passwords =
                    replicas.invokeAll(Stream.generate(() -> replica).limit(50).toList());

            assertThat(passwords.stream().map(password -> password.resultNow()).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsToldInOneSentence() {
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> KeptPassword.in(folder.resolve("missing").resolve("password")))
                .withMessageContaining("can't be kept in");
    }
}
