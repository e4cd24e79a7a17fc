package io.millrace.gateway.graphql.cost;

import graphql.GraphQLContext;
import graphql.parser.ParserOptions;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/** Has each operation's text parsed up to a limit, and nobody's text repeated in an error. */
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
                operation.graphQLContext(context -> limit(context)).build());
        return chain.next(request);
    }

    private void limit(GraphQLContext.Builder context) {
        context.put(ParserOptions.class, options);
    }
}
