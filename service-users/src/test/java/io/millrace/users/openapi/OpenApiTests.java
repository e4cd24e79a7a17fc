package io.millrace.users.openapi;

import io.millrace.testing.openapi.CheckedIn;
import io.millrace.testing.openapi.OpenApi;
import org.junit.jupiter.api.Test;

/** The service's document; with {@code -Dmillrace.openapi=write} it is written first. */
class OpenApiTests {

    @Test
    void theDocumentIsWhatTheControllersShow() {
        CheckedIn.at("src/main/openapi/openapi.json")
                .compare(OpenApi.ofService("io.millrace.users", OpenApiTests.class, "users.yml"));
    }
}
