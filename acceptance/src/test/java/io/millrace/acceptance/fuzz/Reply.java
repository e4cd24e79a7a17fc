package io.millrace.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What came back, read as leniently as can be: 0 where nothing did. */
record Reply(int status, String head, String body) {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_LENGTH = 3;

    static Reply of(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
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

    private boolean isProblemDetail() {
        return head.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")
                && body.contains("\"status\":" + status)
                && body.contains("\"title\"")
                && body.contains("\"instance\"");
    }
}
