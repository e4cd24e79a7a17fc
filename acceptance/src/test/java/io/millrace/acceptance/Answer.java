package io.millrace.acceptance;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;

/** What the gateway answered. */
record Answer(HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** A text in the JSON body, by JSONPath. */
    String text(String path) {
        return JsonPath.read(body(), path);
    }

    long number(String path) {
        return JsonPath.<Number>read(body(), path).longValue();
    }

    /** Fails with the whole answer where it is another status. */
    Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError(
                    "Expected %d from %s but was %d: %s".formatted(status, response.request(), status(), body()));
        }
        return this;
    }
}
