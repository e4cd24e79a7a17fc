package io.millrace.live;

public record Neighbour() {}
