package io.millrace.gateway.graphql.order;

import java.util.List;

/** What to order, as it goes on to orders: that is who checks it. */
record PlaceOrderInput(List<Line> lines) {

    record Line(String productId, int quantity) {}
}
