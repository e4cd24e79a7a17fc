package io.millrace.catalog.editing;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** Somebody else edited the product since the caller saw it. */
final class StaleVersionException extends ProblemException {

    StaleVersionException() {
        super(HttpStatus.PRECONDITION_FAILED, "The product has been edited since: fetch it and try again.");
    }
}
