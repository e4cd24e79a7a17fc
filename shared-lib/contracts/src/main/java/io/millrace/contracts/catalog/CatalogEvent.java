package io.millrace.contracts.catalog;

import io.millrace.contracts.Event;
import io.millrace.contracts.Topic;

/** What service-catalog tells. A product's own events are keyed by product, its answers to an order by that order. */
@Topic("millrace.catalog")
public sealed interface CatalogEvent extends Event
        permits ProductAdded,
                ProductChanged,
                PriceChanged,
                ProductRetired,
                StockAdjusted,
                StockReserved,
                StockRejected,
                StockReleased {}
