package io.millrace.testing.openapi;

import tools.jackson.databind.JsonNode;

/** Makes documents. */
public final class OpenApi {

    private OpenApi() {}

    /**
     * The document of a service.
     *
     * @param rootPackage below which its controllers are
     * @param neighbour the class beside which the prose lies
     * @param file the prose
     */
    public static JsonNode ofService(String rootPackage, Class<?> neighbour, String file) {
        return new Description(Controllers.documentOf(rootPackage), Prose.read(neighbour, file), file).document();
    }

    /** The document of calls that no controller shows: all of it is prose. */
    public static JsonNode ofProse(Class<?> neighbour, String file) {
        return new Description(Json.object(), Prose.read(neighbour, file), file).document();
    }
}
