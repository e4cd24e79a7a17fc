package io.millrace.gateway.graphql.schema;

import graphql.ExecutionInput;
import graphql.i18n.I18n;
import graphql.i18n.I18n.BundleType;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.graphql.execution.GraphQlSource;

/** Loads the parser and the messages at start: the first operation would read them from disk, on an event loop. */
final class WarmUp implements SmartInitializingSingleton {

    private final GraphQlSource source;

    WarmUp(GraphQlSource source) {
        this.source = source;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Arrays.stream(BundleType.values()).forEach(messages -> I18n.i18n(messages, Locale.ENGLISH));
        source.graphQl()
                .execute(ExecutionInput.newExecutionInput("{ __typename }").locale(Locale.ENGLISH));
    }
}
