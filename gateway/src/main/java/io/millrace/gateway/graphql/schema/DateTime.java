package io.millrace.gateway.graphql.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.Instant;
import java.util.Locale;

/** A time as the REST API writes it; the library's scalar of that name cuts it to milliseconds. Nothing takes one. */
final class DateTime implements Coercing<Instant, String> {

    private DateTime() {}

    static GraphQLScalarType scalar() {
        return GraphQLScalarType.newScalar()
                .name("DateTime")
                .coercing(new DateTime())
                .build();
    }

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        if (value instanceof Instant time) {
            return time.toString();
        }
        throw new CoercingSerializeException("Not a time");
    }

    @Override
    public Instant parseValue(Object value, GraphQLContext context, Locale locale) {
        throw new CoercingParseValueException("No argument takes a DateTime");
    }

    @Override
    public Instant parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
        throw new CoercingParseLiteralException("No argument takes a DateTime");
    }
}
