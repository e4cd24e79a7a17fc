package io.millrace.cli.letters;

import java.util.Map;
import java.util.Objects;

/** A letter as the service tells of it; what it does not tell is a dash. */
record Letter(Map<String, Object> told) {

    String id() {
        return text("id");
    }

    String text(String name) {
        return Objects.toString(told.get(name), "-");
    }

    /** The type as people call it: orders.OrderPlaced.v1. */
    String type() {
        return text("type").replaceFirst("^io\\.millrace\\.", "");
    }

    /** When it died, to the second. */
    String diedAt() {
        return text("diedAt").replaceFirst("\\.\\d+", "");
    }

    /** The error on one line, its class without the package. */
    String error() {
        return inShort(text("error"));
    }

    static String inShort(String error) {
        return error.strip().replaceAll("\\s+", " ").replaceFirst("^([a-z]\\w*\\.)+(?=[A-Z])", "");
    }

    boolean isBinary() {
        return told.containsKey("payloadEncoding");
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> headers() {
        return told.get("headers") instanceof Map<?, ?> headers ? (Map<String, Object>) headers : Map.of();
    }
}
