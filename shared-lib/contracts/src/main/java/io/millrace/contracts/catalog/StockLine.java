package io.millrace.contracts.catalog;

import java.util.UUID;

/**
 * One product's part in a reservation.
 *
 * @param quantity how many pieces were set aside or given back
 * @param available what can still be ordered after it
 * @param stockRevision counts changes of this product's stock: copies keep the highest
 */
public record StockLine(UUID productId, int quantity, int available, long stockRevision) {}
