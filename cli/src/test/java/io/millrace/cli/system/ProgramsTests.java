package io.millrace.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTests {

    @TempDir
    private Path folder;

    @Test
    void whatIsTrainedRunsWithTheFlagsAndTheJarOfItsImage() {
        var programs = Programs.toTrainIn(Path.of("/app"));

        assertThat(programs.of(Service.USERS, new Home(folder)).arguments())
                .startsWith("@/app/java.options")
                .contains("-XX:AOTMode=record", "-XX:AOTConfiguration=/app/users/app.aotconf")
                .endsWith("-jar", "/app/users/users.jar");
        assertThat(programs.slowness()).isGreaterThan(Programs.builtIn(folder).slowness());
    }

    @Test
    void whatStartsAgainNotesItsClassesAndWhatStartsOnceDoesNot() throws IOException {
        FakeService.buildAll(folder);
        var home = new Home(folder.resolve("home"));
        home.create();

        assertThat(Programs.builtIn(folder).of(Service.USERS, home).arguments())
                .contains("-XX:+AutoCreateSharedArchive");
        assertThat(Programs.builtInForOnce(folder).of(Service.USERS, home).arguments())
                .doesNotContain("-XX:+AutoCreateSharedArchive")
                .contains("-jar");
    }
}
