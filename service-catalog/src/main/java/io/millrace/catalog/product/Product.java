package io.millrace.catalog.product;

import java.util.UUID;

/**
 * One product with its stock.
 *
 * @param version counts edits from 1 on; stock does not raise it, so that a product that sells well can be edited
 * @param retired whether it can no longer be ordered; there is no way back
 * @param available what can still be ordered
 * @param stockRevision counts changes of {@code available}: other services keep the highest
 */
public record Product(
        UUID id, ProductDetails details, long version, boolean retired, int available, long stockRevision) {

    private static final long FIRST_VERSION = 1;

    /** A product that was just thought up: there is nothing of it in stock yet. */
    public static Product added(UUID id, ProductDetails details) {
        return new Product(id, details, FIRST_VERSION, false, 0, 0);
    }

    /** This product, edited. */
    public Product edited(ProductDetails other) {
        return new Product(id, other, version + 1, retired, available, stockRevision);
    }

    /** This product, out of the range. */
    public Product retire() {
        return new Product(id, details, version + 1, true, available, stockRevision);
    }

    /** This product with another stock. */
    public Product withAvailable(int other) {
        return new Product(id, details, version, retired, other, stockRevision + 1);
    }

    /** What tells two states of it apart over HTTP: the edit first, which alone decides about {@code If-Match}. */
    public String etag() {
        return "\"" + version + "-" + available + "\"";
    }
}
