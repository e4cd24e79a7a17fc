package io.millrace.users.key;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The keys over HTTP, for administrators. */
@RestController
@RequestMapping("/api/keys")
final class KeyController {

    /** Where the new key is shown, among the others. */
    private static final URI ALL = URI.create("/api/keys");

    private final KeyRotation rotation;

    KeyController(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GetMapping
    Mono<Keys> all() {
        return rotation.all().map(Keys::new);
    }

    @PostMapping
    Mono<ResponseEntity<KeyView>> add() {
        return rotation.add().map(key -> ResponseEntity.created(ALL).body(key));
    }

    @DeleteMapping("/{kid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(@PathVariable String kid) {
        return rotation.withdraw(kid);
    }

    /** A list as all of them are, in which everything fits on one page. */
    record Keys(List<KeyView> items) {

        Keys {
            items = List.copyOf(items);
        }
    }
}
