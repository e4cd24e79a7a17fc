package io.millrace.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What came back, read as leniently as can be: 0 where nothing did. */
record Reply(int status, String head, String body) {

    /** What a server says before its answer: go on (100). */
    private static final Pattern INTERIM = Pattern.compile("^HTTP/1.1 1\\d\\d .*?\r\n\r\n", Pattern.DOTALL);

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_LENGTH = 3;

    static Reply of(byte[] bytes) {
        var text = INTERIM.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceFirst("");
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Reply(0, text, "");
        }
        var status = Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + STATUS_LENGTH));
        return new Reply(status, text.substring(0, end), text.substring(end).strip());
    }

    /** 4xx, or what GraphQL makes of it. */
    boolean isRefused() {
        return status / 100 == 4 || isGraphQlError();
    }

    private boolean isGraphQlError() {
        return body.contains("\"errors\":[{\"message\":");
    }

    boolean isProblem() {
        return isGraphQlError() || isProblemDetail();
    }

    /** Without an instance where the address itself can't be read. */
    private boolean isProblemDetail() {
        return head.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")
                && body.contains("\"status\":" + status)
                && body.contains("\"title\"");
    }
}
