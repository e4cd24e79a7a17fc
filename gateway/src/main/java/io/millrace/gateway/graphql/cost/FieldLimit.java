package io.millrace.gateway.graphql.cost;

import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.validation.ValidationError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends an operation with too many fields before anything else looks at it: validation and cost write fragments out. */
final class FieldLimit extends SimplePerformantInstrumentation {

    private final int limit;

    FieldLimit(int limit) {
        this.limit = limit;
    }

    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(
            InstrumentationValidationParameters parameters, @Nullable InstrumentationState state) {
        if (FieldCount.of(parameters.getDocument()) > limit) {
            throw new AbortExecutionException("The operation has more than %d fields.".formatted(limit));
        }
        return SimpleInstrumentationContext.noOp();
    }
}
