package io.millrace.gateway.graphql.catalog;

import java.util.concurrent.CompletionException;

/** Carries one failure of a batch to each field that waits for it. */
final class LookupFailedException extends CompletionException {

    LookupFailedException(Throwable cause) {
        super(cause);
    }
}
