package io.millrace.gateway.graphql.cost;

import graphql.GraphQLContext;
import graphql.parser.ParserOptions;
import java.util.Locale;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/**
 * Has each operation's text parsed up to a limit, nobody's text repeated in an error, and errors in English, whose
 * messages are loaded.
 */
final class TokenLimit implements WebGraphQlInterceptor {

    private final ParserOptions options;

    TokenLimit(int tokens) {
        options = ParserOptions.newParserOptions()
                .maxTokens(tokens)
                .redactTokenParserErrorMessages(true)
                .build();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput((input, operation) ->
                operation.locale(Locale.ENGLISH).graphQLContext(this::limit).build());
        return chain.next(request);
    }

    private void limit(GraphQLContext.Builder context) {
        context.put(ParserOptions.class, options);
    }
}
