package io.millrace.catalog.reservation;

import java.util.UUID;

/** What can be ordered of one product. */
record StockLevel(UUID productId, int available, boolean retired) {}
