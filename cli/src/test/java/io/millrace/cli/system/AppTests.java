package io.millrace.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppTests {

    private static final FileTime REPRODUCIBLE = FileTime.fromMillis(0);

    @TempDir
    private Path folder;

    @Test
    void aJarOfTheSameTimeAndSizeWithOtherContentIsAnotherVersion() throws IOException {
        assertThat(App.version(jar("one"))).isNotEqualTo(App.version(jar("two")));
    }

    @Test
    void theSameContentIsTheSameVersion() throws IOException {
        assertThat(App.version(jar("one"))).isEqualTo(App.version(jar("one")));
    }

    private Path jar(String content) throws IOException {
        var jar = Files.writeString(folder.resolve("service.jar"), content);
        return Files.setLastModifiedTime(jar, REPRODUCIBLE);
    }
}
