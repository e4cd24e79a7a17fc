package io.millrace.cli;

import io.millrace.cli.console.Table;
import io.millrace.cli.system.Home;
import io.millrace.cli.system.MillraceSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What people read when everything runs: where it is, who administers it, and what to try first. */
record Welcome(MillraceSystem system) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(table());
        lines.add("");
        lines.add("Administrator: " + system.adminEmail() + "  password: " + system.adminPassword());
        lines.add("");
        lines.add("Try it:");
        tries().forEach(line -> lines.add("  " + line));
        lines.add("");
        lines.add("Ctrl-C stops everything. In a second terminal: ./millrace status | logs SERVICE | restart SERVICE");
        return lines;
    }

    private List<String> table() {
        Table table = new Table("SERVICE", "URL", "HEALTH", "PID", "LOG");
        system.entries()
                .forEach(entry -> table.row(
                        entry.name(),
                        entry.address(),
                        system.isHealthy(entry.name()) ? "healthy" : "not ready",
                        Long.toString(entry.pid()),
                        Home.of(Millrace.root()).inCheckout(Path.of(entry.log()))));
        return table.lines();
    }

    private List<String> tries() {
        String url = system.gatewayUrl().toString();
        String json = "-H 'Content-Type: application/json'";
        return List.of(
                "curl " + url + "/api/auth/register " + json
                        + " -d '{\"email\":\"ada@example.com\",\"password\":\"a long password\",\"displayName\":\"Ada\"}'",
                "TOKEN=$(curl -s " + url + "/api/auth/login " + json
                        + " -d '{\"email\":\"ada@example.com\",\"password\":\"a long password\"}'"
                        + " | sed 's/.*\"accessToken\":\"\\([^\"]*\\).*/\\1/'); curl -H \"Authorization: Bearer $TOKEN\" "
                        + url + "/api/users/me",
                "curl '" + url + "/api/products?limit=3'");
    }
}
