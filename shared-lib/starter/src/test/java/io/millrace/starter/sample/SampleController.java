package io.millrace.starter.sample;

import io.millrace.starter.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class SampleController {

    private final Gate gate;

    SampleController(Gate gate) {
        this.gate = gate;
    }

    @PostMapping("/open/things")
    Mono<Thing> add(@Valid @RequestBody Mono<Thing> thing) {
        return thing;
    }

    @GetMapping("/open/things/{id}")
    Mono<String> get(@PathVariable UUID id) {
        return Mono.error(ProblemException.notFound("thing"));
    }

    @GetMapping("/open/things")
    Mono<String> list(@RequestParam @Max(100) int limit) {
        return Mono.just("" + limit);
    }

    @GetMapping("/open/header")
    Mono<String> header(@RequestHeader("Idempotency-Key") String key) {
        return Mono.just(key);
    }

    @GetMapping({"/open/broken", "/api/orders/{id}/break"})
    Mono<String> broken() {
        return Mono.error(new IllegalStateException("SELECT secret FROM vault"));
    }

    @GetMapping("/open/away")
    Mono<String> away() {
        return Mono.error(new DataAccessResourceFailureException("10.0.0.7:5432 refused"));
    }

    /** Answers when a test lets it. */
    @GetMapping("/open/slow")
    Mono<String> slow() {
        return gate.passed().thenReturn("slow");
    }

    @GetMapping(path = "/open/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> stream() {
        return Flux.concat(Mono.just("first"), gate.passed().thenReturn("last"));
    }

    @GetMapping("/open/keeps")
    ResponseEntity<String> keeps() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(5)))
                .header("X-Frame-Options", "SAMEORIGIN")
                .eTag("tag")
                .body("kept");
    }

    @GetMapping("/open/versions")
    Mono<String> first() {
        return Mono.just("1");
    }

    @GetMapping(path = "/open/versions", version = "2")
    Mono<String> second() {
        return Mono.just("2");
    }

    @GetMapping({"/customers", "/admins", "/unnamed"})
    Mono<String> guarded() {
        return Mono.just("in");
    }

    record Thing(
            @NotBlank String name,
            Color color,
            @Valid @NotEmpty List<Part> parts) {}

    record Part(@Min(1) @Max(1000) int quantity) {}

    enum Color {
        RED,
        BLUE
    }
}
