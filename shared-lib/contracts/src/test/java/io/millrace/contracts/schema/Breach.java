package io.millrace.contracts.schema;

/** One change that a reader would not bear: of which event, of which field, and against which rule. */
record Breach(String event, String field, String rule) {

    @Override
    public String toString() {
        return field.isEmpty() ? "%s %s".formatted(event, rule) : "%s: %s %s".formatted(event, field, rule);
    }
}
