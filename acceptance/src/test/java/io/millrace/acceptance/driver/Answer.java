package io.millrace.acceptance.driver;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;

/** What the gateway answered. */
public record Answer(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** A text in the JSON body, by JSONPath. */
    public String text(String path) {
        return JsonPath.read(body(), path);
    }

    public long number(String path) {
        return JsonPath.<Number>read(body(), path).longValue();
    }

    /** Fails with the whole answer where it is another status. */
    public Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError(
                    "Expected %d from %s but was %d: %s".formatted(status, response.request(), status(), body()));
        }
        return this;
    }
}
