package io.millrace.starter.web;

import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.problem.ProblemTranslator;
import io.netty.channel.ChannelException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import reactor.netty.channel.AbortedException;

/** A client that went away in the middle of its request, or took too long over it: nobody's fault here, so no error. */
final class ConnectionProblems implements ProblemTranslator, Ordered {

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public @Nullable ErrorResponse translate(Throwable failure) {
        return switch (failure) {
            case AbortedException gone -> incomplete();
            case ChannelException late -> incomplete();
            default -> null;
        };
    }

    private static ErrorResponse incomplete() {
        return new ProblemException(HttpStatus.REQUEST_TIMEOUT, "The request did not arrive whole.");
    }
}
