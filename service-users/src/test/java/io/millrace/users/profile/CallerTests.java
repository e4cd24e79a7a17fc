package io.millrace.users.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class CallerTests {

    @Test
    void theNameInTheTokenIsTaken() {
        assertThat(Caller.of(token().claim("name", "Ann").build())).isEqualTo(new Caller("somebody", "Ann"));
    }

    @Test
    void whoHasNoNameIsCalledByTheSubject() {
        assertThat(Caller.of(token().build()).displayName()).isEqualTo("somebody");
    }

    @Test
    void aNameIsCutToWhatANameMayHave() {
        var caller = Caller.of(token().claim("name", "n".repeat(300)).build());
        assertThat(caller.displayName()).hasSize(100);
    }

    private static Jwt.Builder token() {
        return Jwt.withTokenValue("token").header("alg", "ES256").subject("somebody");
    }
}
