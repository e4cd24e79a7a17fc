package io.millrace.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.starter.sample.OnASocket;
import io.millrace.starter.sample.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is wrong with a request is told as a problem, wherever on its way it is found out. */
@OnASocket
class RefusedRequestTests {

    private static final String GOOD = "{\"name\":\"lamp\",\"parts\":[{\"quantity\":1}]}";
    private static final String JSON = "Content-Type: application/json";

    @LocalServerPort
    private int port;

    static Stream<Arguments> requests() {
        return Stream.of(
                refused("two slashes", 400, "GET //open/things HTTP/1.1"),
                refused("two slashes inside", 400, "GET /open//things HTTP/1.1"),
                refused("a semicolon", 400, "GET /open/things;a=b HTTP/1.1"),
                refused("an encoded semicolon", 400, "GET /open/things%3b HTTP/1.1"),
                refused("dots", 400, "GET /open/../open/things HTTP/1.1"),
                refused("encoded dots", 400, "GET /open/%2e%2e/things HTTP/1.1"),
                refused("an encoded slash", 400, "GET /open%2fthings HTTP/1.1"),
                refused("a backslash, encoded", 400, "GET /open%5cthings HTTP/1.1"),
                refused("NUL in the path", 400, "GET /open/things/%00 HTTP/1.1"),
                refused("a line break in the path", 400, "GET /open/things/%0d%0aX HTTP/1.1"),
                refused("an encoded percent sign", 400, "GET /open/things/%2500 HTTP/1.1"),
                refused("half an escape in the path", 400, "GET /open/things/%zz HTTP/1.1"),
                refused("the end of an escape in the path", 400, "GET /open/things/% HTTP/1.1"),
                refused("half an escape in the query", 400, "GET /open/things?limit=%zz HTTP/1.1"),
                refused("broken UTF-8 in the path", 400, "GET /open/things/%ff%fe HTTP/1.1"),
                refused("broken UTF-8 in the query", 400, "GET /open/things?limit=%c3%28 HTTP/1.1"),
                refused("bytes that are no ASCII in the path", 400, "GET /open/things/\u00e4\u00ff HTTP/1.1"),
                refused("a bar in the path", 400, "GET /open/things/| HTTP/1.1"),
                refused("braces in the query", 400, "GET /open/things?limit={1} HTTP/1.1"),
                refused("a method that nobody knows", 400, "FETCH /open/things HTTP/1.1"),
                refused("TRACE", 400, "TRACE /open/things HTTP/1.1"),
                refused("a method that is not served", 405, "DELETE /open/things HTTP/1.1"),
                refused("a huge number in the query", 400, "GET /open/things?limit=999999999999 HTTP/1.1"),
                refused("no UUID", 400, "GET /open/things/0195e3a0 HTTP/1.1"),
                refused(
                        "a UUID with braces",
                        400,
                        "GET /open/things/%7B0195e3a0-0000-7000-8000-000000000001%7D HTTP/1.1"),
                refused("an Accept that is none", 406, "GET /open/things?limit=1 HTTP/1.1", "Accept: nonsense"),
                refused("an Accept of wild things", 406, "GET /open/things?limit=1 HTTP/1.1", "Accept: */json"),
                refused("an Accept that nobody can meet", 406, "POST /open/things HTTP/1.1", JSON, "Accept: image/png"),
                refused("a version that nobody knows", 400, "GET /open/versions HTTP/1.1", "API-Version: 3"),
                refused("a version that is none", 400, "GET /open/versions HTTP/1.1", "API-Version: x;y"),
                refused("an empty version", 400, "GET /open/versions HTTP/1.1", "API-Version: %"),
                refused("a Range of nothing", 404, "GET /open/nothing HTTP/1.1", "Range: bytes=9-1"),
                refused("a date that is none", 404, "GET /open/nothing HTTP/1.1", "If-Modified-Since: soon"),
                refused("an Origin that is none", 404, "GET /open/nothing HTTP/1.1", "Origin: ://"),
                refused("another body", 415, "POST /open/things HTTP/1.1", "Content-Type: text/plain"),
                refused("a Content-Type that is none", 415, "POST /open/things HTTP/1.1", "Content-Type: nonsense"),
                refused("a Content-Type of wild things", 415, "POST /open/things HTTP/1.1", "Content-Type: */*"),
                refused("a charset that nobody knows", 415, "POST /open/things HTTP/1.1", JSON + ";charset=klingon"),
                refused("no Content-Type", 415, "POST /open/things HTTP/1.1"),
                refused("a form", 415, "POST /open/things HTTP/1.1", "Content-Type: application/x-www-form-urlencoded"),
                refused(
                        "a form in parts",
                        415,
                        "POST /open/things HTTP/1.1",
                        "Content-Type: multipart/form-data; boundary=x"),
                refused("a compressed body", 415, "POST /open/things HTTP/1.1", JSON, "Content-Encoding: gzip"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void faultOfTheRequestIsAProblem(String what, int status, String head) {
        assertProblem(RawHttp.exchange(port, head.stripTrailing() + length(GOOD) + GOOD), status);
    }

    static Stream<String> bodies() {
        return Stream.of(
                "{\"name\":\"a\",\"name\":\"b\",\"parts\":[{\"quantity\":1}]}",
                "{\"name\":\"a\",\"parts\":[{\"quantity\":1" + "0".repeat(2_000) + "}]}",
                "{\"name\":\"a\",\"parts\":[{\"quantity\":1e999999999}]}",
                "{\"name\":\"a\",\"parts\":[{\"quantity\":1e3}]}",
                "{\"name\":\"a\",\"parts\":[{\"quantity\":NaN}]}",
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"name\":".repeat(10_000),
                "{\"" + "n".repeat(100_000) + "\":1}",
                "{\"name\":\"\u00ff\u00fe\",\"parts\":[{\"quantity\":1}]}",
                "{\"name\":\"\u0000\",\"parts\":[{\"quantity\":1}]}",
                "{\"name\":\"\\ud800\",\"color\":\"\\ud800\",\"parts\":[]}",
                "\u00fe\u00ff\u0000{\u0000}",
                GOOD + GOOD,
                "null",
                "7");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bodyThatIsNoGoodJsonIsAProblem(String body) {
        var head = "POST /open/things HTTP/1.1\r\nHost: localhost\r\n" + JSON;
        assertProblem(RawHttp.exchange(port, head + length(body) + body), 400);
    }

    /** These Netty's codec refuses before anybody could write a problem. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "GET /customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \u0001",
                "GET /open/things HTTP/1.1\r\nHost: localhost\r\nno colon",
                "POST /open/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1",
                "POST /open/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2",
                "POST /open/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked"
            })
    void whatIsNoHttpIsEndedWithoutAWord(String head) {
        assertThat(RawHttp.exchange(port, head + "\r\n\r\nx"))
                .doesNotContain(" 500 ")
                .doesNotContain("xception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Range: bytes=9-1",
                "Range: nonsense",
                "If-None-Match: nonsense",
                "Accept-Language: %%",
                "TE: x",
                "Cookie: =;=;"
            })
    void whatMeansNothingHereIsPassedOver(String header) {
        var head = "GET /open/things?limit=1 HTTP/1.1\r\nHost: localhost\r\n" + header;
        assertThat(RawHttp.exchange(port, head + length(""))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void tokenThatFitsNoHeaderIsRefusedByItsSize() {
        var head = "GET /customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ";
        assertThat(RawHttp.exchange(port, head + "x".repeat(12_000) + length("")))
                .startsWith("HTTP/1.1 401 ");
        assertThat(RawHttp.exchange(port, head + "x".repeat(17_000) + length("")))
                .startsWith("HTTP/1.1 431 ");
        assertThat(RawHttp.exchange(
                        port, "GET /open/" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: localhost" + length("")))
                .startsWith("HTTP/1.1 414 ");
    }

    @Test
    void answerThatNothingChangedSaysTheSameAboutKeepingIt() {
        var head = "GET /open/keeps HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"tag\"";
        assertThat(RawHttp.exchange(port, head + length("")))
                .startsWith("HTTP/1.1 304 ")
                .contains("Cache-Control: max-age=5");
    }

    @Test
    void methodsThatAreServedAreNamed() {
        var answer = RawHttp.exchange(port, "DELETE /open/versions HTTP/1.1\r\nHost: localhost" + length(""));
        assertThat(answer).contains("\r\nAllow: GET\r\n");
    }

    private static Arguments refused(String what, int status, String line, String... headers) {
        return Arguments.of(what, status, line + "\r\nHost: localhost\r\n" + String.join("\r\n", headers));
    }

    private static String length(String body) {
        return "\r\nContent-Length: %d\r\nConnection: close\r\n\r\n".formatted(body.length());
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsPattern("(?i)\r\ncontent-type: application/problem\\+json\r\n")
                .containsPattern("(?i)\r\nx-content-type-options: nosniff\r\n")
                .containsPattern("(?i)\r\ncache-control: no-store\r\n")
                .contains("\"status\":" + status)
                .doesNotContain("xception", "springframework", "jackson", "io.millrace", "java.");
    }
}
