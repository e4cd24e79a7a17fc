package io.millrace.starter.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.starter.sample.Clients;
import io.millrace.starter.sample.WithoutServers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

@WithoutServers
class ProblemTests {

    private static final String GOOD = "{\"name\":\"lamp\",\"color\":\"RED\",\"parts\":[{\"quantity\":1}]}";
    private static final int LIMIT = 1024 * 1024;

    @Autowired
    private ApplicationContext context;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        client = Clients.of(context);
    }

    @Test
    void goodRequestIsServed() {
        post(GOOD).expectStatus().isOk().expectBody().json(GOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'x','parts':[{'quantity':1}],'extra':1}   | extra             | is not known",
                "{'name':'x','parts':[{'quantity':1,'extra':1}]}   | parts[0].extra    | is not known",
                "{'name':'x','parts':[{'quantity':1.5}]}           | parts[0].quantity | has the wrong type or form",
                "{'name':'x','parts':[{'quantity':'1'}]}           | parts[0].quantity | has the wrong type or form",
                "{'name':'x','parts':[{'quantity':null}]}          | parts[0].quantity | has the wrong type or form",
                "{'name':'x','parts':[{'quantity':99999999999}]}   | parts[0].quantity | is a number that does not fit",
                "{'name':'x','parts':[{'quantity':true}]}          | parts[0].quantity | has the wrong type or form",
                "{'name':7,'parts':[{'quantity':1}]}               | name              | has the wrong type or form",
                "{'name':'x','parts':{}}                           | parts             | has the wrong type or form",
                "{'name':'x','color':'GREEN','parts':[{'quantity':1}]} | color         | has the wrong type or form",
                "{'name':'x','color':0,'parts':[{'quantity':1}]}   | color             | has the wrong type or form",
                "{'name':'x','parts':[{'quantity':0}]}             | parts[0].quantity | must be greater than or equal to 1",
                "{'name':'x','parts':[{'quantity':-1}]}            | parts[0].quantity | must be greater than or equal to 1",
                "{'name':'x','parts':[{'quantity':1001}]}          | parts[0].quantity | must be less than or equal to 1000",
                "{'name':'x','parts':[]}                           | parts             | must not be empty",
                "{'parts':[{'quantity':1}]}                        | name              | must not be blank"
            })
    void faultInTheBodyIsToldByField(String body, String field, String message) {
        assertProblem(post(body.replace('\'', '"')), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'name':", "{'name':'a','name':'b','parts':[]}", "``", "[]", "nonsense"})
    void bodyThatIsNoGoodJsonIsRefused(String body) {
        assertProblem(post(body.replace('\'', '"')), HttpStatus.BAD_REQUEST);
    }

    @Test
    void bodyOfAnotherTypeIsRefused() {
        var answer = client.post()
                .uri("/open/things")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(GOOD)
                .exchange();
        assertProblem(answer, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        "/open/things/7,         400, id",
        "/open/things?limit=ten, 400, limit",
        "/open/things?limit=101, 400, limit",
        "/open/things,           400, limit",
        "/open/header,           400, Idempotency-Key"
    })
    void faultInTheAddressOrTheHeadersIsToldByName(String uri, int status, String field) {
        assertProblem(client.get().uri(uri).exchange(), HttpStatus.valueOf(status))
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertProblem(client.get().uri("/open/nothing").exchange(), HttpStatus.NOT_FOUND);
        assertProblem(
                        client.get()
                                .uri("/open/things/0195e3a0-0000-7000-8000-000000000001")
                                .exchange(),
                        HttpStatus.NOT_FOUND)
                .jsonPath("$.detail")
                .isEqualTo("There is no such thing.");
    }

    @Test
    void methodThatIsNotServedIsTold() {
        assertProblem(client.delete().uri("/open/things").exchange(), HttpStatus.METHOD_NOT_ALLOWED);
    }

    @Test
    void faultOfOursTellsNothingOfTheInside() {
        assertProblem(client.get().uri("/open/broken").exchange(), HttpStatus.INTERNAL_SERVER_ERROR)
                .jsonPath("$.detail")
                .<String>value(text -> assertThat(text).doesNotContain("SELECT"));
    }

    @Test
    void databaseThatIsAwayIsATemporaryThing() {
        var answer = client.get().uri("/open/away").exchange();
        answer.expectHeader().exists(HttpHeaders.RETRY_AFTER);
        assertProblem(answer, HttpStatus.SERVICE_UNAVAILABLE)
                .jsonPath("$.detail")
                .<String>value(text -> assertThat(text).doesNotContain("10.0.0.7"));
    }

    @Test
    void bodyOfTheGreatestSizeIsRead() {
        assertProblem(post("\"" + "x".repeat(LIMIT - 2) + "\""), HttpStatus.BAD_REQUEST);
    }

    @Test
    void bodyOverTheLimitIsRefusedByItsLength() {
        assertProblem(post("x".repeat(LIMIT + 1)), HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void bodyOverTheLimitIsRefusedWithoutALengthToo() {
        var answer = client.post()
                .uri("/open/things")
                .contentType(MediaType.APPLICATION_JSON)
                .body(BodyInserters.fromDataBuffers(pieces()))
                .exchange();
        assertProblem(answer, HttpStatus.CONTENT_TOO_LARGE);
    }

    private static Flux<DataBuffer> pieces() {
        var piece = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        return Flux.fromStream(Stream.generate(() -> (DataBuffer) DefaultDataBufferFactory.sharedInstance.wrap(piece)))
                .take(17);
    }

    private WebTestClient.ResponseSpec post(String body) {
        return client.post()
                .uri("/open/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static WebTestClient.BodyContentSpec assertProblem(WebTestClient.ResponseSpec answer, HttpStatus status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .exists()
                .jsonPath("$.title")
                .isEqualTo(status.getReasonPhrase())
                .jsonPath("$.status")
                .isEqualTo(status.value())
                .jsonPath("$.detail")
                .exists()
                .jsonPath("$.instance")
                .<String>value(text -> assertThat(text).startsWith("/open/"))
                .jsonPath("$.traceId")
                .exists()
                .jsonPath("$.trace")
                .doesNotExist()
                .jsonPath("$.exception")
                .doesNotExist();
    }
}
