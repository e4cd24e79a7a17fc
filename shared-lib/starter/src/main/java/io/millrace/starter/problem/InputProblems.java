package io.millrace.starter.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What callers sent that could not be read or is not valid. */
final class InputProblems implements ProblemTranslator, Ordered {

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public @Nullable ErrorResponse translate(Throwable failure) {
        return switch (failure) {
            case WebExchangeBindException invalid -> ProblemException.invalid(fieldErrors(invalid));
            case HandlerMethodValidationException invalid -> ProblemException.invalid(parameterErrors(invalid));
            case MissingRequestValueException missing ->
                ProblemException.invalid(missing.getName(), "is required (%s)".formatted(missing.getLabel()));
            case ServerWebInputException input -> ofInput(input);
            case DataBufferLimitException tooLarge ->
                new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "The request's body is too large.");
            case InvalidApiVersionException unknown ->
                new ProblemException(HttpStatus.BAD_REQUEST, "There is no such version of this API.");
            case NoResourceFoundException nowhere ->
                new ProblemException(HttpStatus.NOT_FOUND, "There is nothing at this address.");
            default -> null;
        };
    }

    private static List<FieldProblem> fieldErrors(WebExchangeBindException invalid) {
        return invalid.getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), message(error.getDefaultMessage())))
                .toList();
    }

    private static List<FieldProblem> parameterErrors(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                message(error.getDefaultMessage()))))
                .toList();
    }

    private static ErrorResponse ofInput(ServerWebInputException input) {
        var json = cause(input, JacksonException.class);
        if (json != null) {
            return ofJson(json);
        }
        if (cause(input, DataBufferLimitException.class) != null) {
            return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "The request's body is too large.");
        }
        var parameter = input.getMethodParameter();
        if (parameter == null || input.getCause() instanceof DecodingException) {
            return new ProblemException(HttpStatus.BAD_REQUEST, "The request could not be read.");
        }
        return input.getCause() == null
                ? new ProblemException(HttpStatus.BAD_REQUEST, "The request needs a body.")
                : ProblemException.invalid(String.valueOf(parameter.getParameterName()), "has the wrong form");
    }

    private static ErrorResponse ofJson(JacksonException json) {
        return switch (json) {
            case UnrecognizedPropertyException unknown -> ProblemException.invalid(path(unknown), "is not known");
            case DatabindException mismatch
            when !mismatch.getPath().isEmpty() ->
                ProblemException.invalid(path(mismatch), "has the wrong type or form");
            case InputCoercionException range
            when !range.getPath().isEmpty() -> ProblemException.invalid(path(range), "is a number that does not fit");
            case DatabindException wrong ->
                new ProblemException(HttpStatus.BAD_REQUEST, "The request's body is not of the expected form.");
            default -> new ProblemException(HttpStatus.BAD_REQUEST, "The request's body is not valid JSON.");
        };
    }

    private static String path(JacksonException mismatch) {
        return mismatch.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String message(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }
}
