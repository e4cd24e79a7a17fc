package io.millrace.testing.sample;

import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SampleController {

    @GetMapping("/sample/me")
    Mono<String> me(Principal caller) {
        return Mono.just(caller.getName());
    }

    @GetMapping("/sample/admin")
    Mono<String> admin() {
        return Mono.just("secret");
    }
}
