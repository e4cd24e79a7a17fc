package io.millrace.gateway.graphql.cost;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import org.jspecify.annotations.Nullable;

/** Ends an operation that costs too much or goes too deep, before anything is fetched. */
final class CostLimit extends SimplePerformantInstrumentation {

    private final CostProperties limits;

    CostLimit(CostProperties limits) {
        this.limits = limits;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        var execution = parameters.getExecutionContext();
        var variables = execution.getCoercedVariables().toMap();
        var measure = new OperationCost(execution.getGraphQLSchema(), execution.getDocument(), variables)
                .of(execution.getOperationDefinition());
        check("costs", measure.cost(), limits.cost());
        check("is deep by", measure.depth(), limits.depth());
        return SimpleInstrumentationContext.noOp();
    }

    private static void check(String what, long measured, int limit) {
        if (measured > limit) {
            throw new AbortExecutionException(
                    "The operation %s %d, and %d is the limit.".formatted(what, measured, limit));
        }
    }
}
