package io.millrace.catalog.stock;

/**
 * Stock that is added, or taken out where it is negative.
 *
 * @param by who does it: the subject of a token, or the name of a job
 */
public record StockChange(int change, String reason, String by) {}
