package io.millrace.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request as its bytes go over the wire, however wrong: no HTTP client would send most of them.
 *
 * @param target the path and query, just as they are
 * @param headers whole lines
 * @param body its bytes, each as the character of that number
 */
record Request(String method, String target, List<String> headers, String body) {

    private static final String VERSION = " HTTP/1.1";

    /** Lines of a head are bytes; ISO 8859-1 keeps each as it is. */
    private static byte[] line(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    Request to(String other) {
        return new Request(method, other, headers, body);
    }

    Request by(String other) {
        return new Request(other, target, headers, body);
    }

    Request saying(String text) {
        return sayingBytes(bytesOf(text));
    }

    Request sayingBytes(String other) {
        return new Request(method, target, headers, other);
    }

    /** A text as the bytes of its UTF-8. */
    static String bytesOf(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** With this header instead of what it had of that name. */
    Request with(String name, String value) {
        var others = without(name);
        var lines = new ArrayList<>(others.headers());
        lines.add(name + ": " + value);
        return new Request(method, target, List.copyOf(lines), body);
    }

    Request without(String name) {
        var prefix = name.toLowerCase(Locale.ROOT) + ":";
        return new Request(
                method,
                target,
                headers.stream()
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(prefix))
                        .toList(),
                body);
    }

    boolean has(String name) {
        return without(name).headers().size() < headers.size();
    }

    String text() {
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(line(method + " " + target + VERSION));
        headers.forEach(header -> bytes.writeBytes(line(header)));
        if (!body.isEmpty() && !has("Content-Length") && !has("Transfer-Encoding")) {
            bytes.writeBytes(line("Content-Length: " + body.length()));
        }
        bytes.writeBytes(line("Connection: close"));
        bytes.writeBytes(line(""));
        bytes.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }
}
