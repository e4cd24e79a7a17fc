package io.millrace.gateway.docs.lint;

import java.util.function.Function;
import java.util.stream.Stream;

/** What a good document is like. Each rule names every place that breaks it. */
enum Rule {
    EVERY_CALL_HAS_AN_ID_OF_ITS_OWN(CallRules::ids),
    EVERY_CALL_IS_DESCRIBED(CallRules::prose),
    EVERY_CALL_HAS_A_TAG(CallRules::tags),
    EVERY_CALL_SAYS_WHO_MAY(CallRules::security),
    EVERY_CALL_NAMES_ITS_ERRORS(CallRules::errors),
    ERRORS_ARE_PROBLEMS(CallRules::problems),
    ANSWERS_HAVE_THEIR_HEADERS(CallRules::headers),
    LISTS_HAVE_PAGES(CallRules::lists),
    PATHS_ARE_PLURALS_WITH_DASHES(CallRules::paths),
    ALL_IS_DESCRIBED(SchemaRules::described),
    PROPERTIES_HAVE_TYPES(SchemaRules::typed),
    PROPERTIES_HAVE_EXAMPLES(SchemaRules::examples),
    IDS_ARE_UUIDS(SchemaRules::ids),
    AMOUNTS_ARE_MONEY(SchemaRules::money),
    ENUMS_ARE_EXPLAINED(SchemaRules::enums),
    NOTHING_ELSE_SURPRISES(SchemaRules::additions),
    EVERYTHING_HAS_AN_EXAMPLE(ExampleRules::present),
    EXAMPLES_ARE_VALID(ExampleRules::valid),
    COMPONENTS_ARE_USED(ComponentRules::used),
    REFERENCES_LEAD_SOMEWHERE(ComponentRules::dangling),
    IT_PARSES(ComponentRules::parses);

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method has no state
    private final Function<Document, Stream<String>> check;

    Rule(Function<Document, Stream<String>> check) {
        this.check = check;
    }

    Stream<String> faults(Document document) {
        return check.apply(document);
    }
}
