package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.millrace.cli.supervise.Phase;
import io.millrace.cli.supervise.StateFile;
import io.millrace.cli.system.Home;
import io.millrace.cli.system.Management;
import io.millrace.cli.system.Service;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LettersCommandTests {

    @TempDir
    Path folder;

    @Test
    void anyReplicaThatAnswersServes() throws Exception {
        HttpServer second = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        second.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        second.start();
        String url = "http://localhost:" + second.getAddress().getPort();
        Home home = new Home(folder);
        new StateFile(home.state())
                .write(List.of(entry("orders", "http://localhost:1"), entry("orders-2", url), entry("users", url)));

        assertThat(Management.of(home, Service.ORDERS)).isEqualTo(URI.create(url + "/"));
        second.stop(0);
    }

    @Test
    void aServiceThatDoesNotRunIsToldWithWhatToDo() {
        assertThatThrownBy(() -> Management.of(new Home(folder), Service.USERS))
                .hasMessageStartingWith("users does not run here: start it with ./millrace up, or name")
                .hasMessageContaining("--url");
    }

    @Test
    void whoKeepsNoLettersIsNamed() {
        assertThatThrownBy(() -> new LettersCommand().list("gateway"))
                .hasMessage("'gateway' keeps no letters: users, catalog and orders do.");
    }

    @Test
    void dropWantsALetterOrAllOfThem() {
        assertThatThrownBy(() -> new LettersCommand().drop("orders", null, false))
                .hasMessageStartingWith("Say which letter to drop");
        assertThatThrownBy(() -> new LettersCommand().drop("orders", "7", true))
                .hasMessageStartingWith("Say which letter to drop");
    }

    @Test
    void anotherSystemIsNamedByItsManagementPort() {
        var parsed = new CommandLine(new LettersCommand())
                .parseArgs("replay", "service-orders", "--url", "http://localhost:1")
                .subcommand();

        assertThat(parsed.matchedOption("--url").<URI>getValue()).hasToString("http://localhost:1");
        assertThat(parsed.matchedPositional(0).<String>getValue()).hasToString("service-orders");
    }

    private StateFile.Entry entry(String name, String management) {
        return new StateFile.Entry(
                name, "http://localhost:1", management + "/actuator/health/readiness", Phase.READY, 1, 1, "log");
    }
}
