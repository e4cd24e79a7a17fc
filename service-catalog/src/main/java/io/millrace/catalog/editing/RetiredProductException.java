package io.millrace.catalog.editing;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** A retired product stays as it was. */
final class RetiredProductException extends ProblemException {

    RetiredProductException() {
        super(HttpStatus.CONFLICT, "The product is retired and can't be edited any more.");
    }
}
