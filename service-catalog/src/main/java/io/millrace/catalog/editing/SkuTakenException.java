package io.millrace.catalog.editing;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** Another product, maybe a retired one, already has this sku. */
final class SkuTakenException extends ProblemException {

    SkuTakenException(String sku, Throwable cause) {
        super(HttpStatus.CONFLICT, "Another product already has the sku %s.".formatted(sku), cause);
    }
}
