package io.millrace.starter.problem;

/** One entry of a problem's {@code errors[]}: where in the request the fault is, and what it is. */
public record FieldProblem(String field, String message) {}
