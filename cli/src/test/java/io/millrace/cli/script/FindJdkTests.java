package io.millrace.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindJdkTests {

    private static final String FIND = ". ./.mvn/find-jdk && echo \"$JAVA_HOME\"";

    @TempDir
    Path folder;

    private Shell shell() {
        return new Shell(
                Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "MILLRACE_JDKS", folder.toString()));
    }

    @Test
    void theOneThatWasAskedForIsTakenWhenItIsNewEnough() throws Exception {
        jdk("25", "25.0.1");
        Path asked = jdk("elsewhere/26", "26");

        assertThat(shell().with("JAVA_HOME", asked.toString()).run("sh", FIND).output())
                .isEqualTo(asked.toString());
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        Path old = jdk("17", "17.0.15");
        Path right = jdk("25", "25.0.3");

        assertThat(shell().with("JAVA_HOME", old.toString()).run("sh", FIND).output())
                .isEqualTo(right.toString());
    }

    @Test
    void exactlyTheVersionIsBetterThanANewerOne() throws Exception {
        jdk("a-26", "26-ea");
        Path right = jdk("b-25", "25");
        jdk("c-27", "27.0.1");

        assertThat(shell().run("bash", FIND).output()).isEqualTo(right.toString());
    }

    @Test
    void aNewerOneIsBetterThanNone() throws Exception {
        jdk("21", "21.0.2");
        Path newer = jdk("26", "26.0.1");

        assertThat(shell().run("sh", FIND).output()).isEqualTo(newer.toString());
    }

    @Test
    void theJavaOnThePathIsFoundThroughItsLinks() throws Exception {
        Path jdk = jdk("hidden/deep/25", "25.0.2");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));

        assertThat(shell().with("PATH", bin + ":/usr/bin:/bin").run("sh", FIND).output())
                .isEqualTo(jdk.toString());
    }

    @Test
    void aRuntimeWithoutACompilerIsNoJdk() throws Exception {
        Path runtime = jdk("25", "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(shell().run("sh", FIND).code()).isNotZero();
    }

    @Test
    void withoutAnyOneSentenceTellsHowToGetIt() throws Exception {
        Shell.Result none = shell().run("sh", "set -eu; " + FIND);

        assertThat(none.code()).isNotZero();
        assertThat(none.output())
                .startsWith("Millrace needs a JDK 25")
                .contains("install one with")
                .hasLineCount(1);
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.createFile(home.resolve("bin").resolve(program));
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return home;
    }
}
