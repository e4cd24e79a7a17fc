package io.millrace.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    Path folder;

    @Test
    void aSecretIsGeneratedOnceAndKept() {
        Secrets secrets = new Secrets(folder.resolve("secrets"));

        String password = secrets.password("admin");

        assertThat(password).hasSizeGreaterThanOrEqualTo(20).isNotEqualTo(secrets.password("other"));
        assertThat(new Secrets(folder.resolve("secrets")).password("admin")).isEqualTo(password);
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        new Secrets(folder.resolve("secrets")).password("admin");

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("secrets").resolve("admin"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aKeyHas256Bits() {
        assertThat(Base64.getDecoder().decode(new Secrets(folder).key("keys"))).hasSize(32);
    }

    @Test
    void anEmptySecretIsTold() throws IOException {
        Files.writeString(folder.resolve("admin"), "\n");

        assertThatThrownBy(() -> new Secrets(folder).password("admin")).hasMessageContaining("is empty");
    }
}
