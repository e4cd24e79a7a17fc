package io.millrace.users.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

class RegisterRequestValidationTests {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void anOrdinaryRequestIsValid() {
        assertThat(faults("ann@example.org", "twelve chars", "Ann")).isEmpty();
    }

    @Test
    void aPasswordMayHave72BytesAndNotOneMore() {
        assertThat(faults("ann@example.org", "x".repeat(72), "Ann")).isEmpty();
        assertThat(faults("ann@example.org", "x".repeat(73), "Ann"))
                .isEqualTo("password must have at most 72 bytes in UTF-8, since bcrypt reads no more");
    }

    @Test
    void bytesCountAndNotCharacters() {
        assertThat(faults("ann@example.org", "ü".repeat(36), "Ann")).isEmpty();
        assertThat(faults("ann@example.org", "ü".repeat(37), "Ann")).startsWith("password");
    }

    @Test
    void aNameMayHave100CharactersAndNotOneMore() {
        assertThat(faults("ann@example.org", "twelve chars", "n".repeat(100))).isEmpty();
        assertThat(faults("ann@example.org", "twelve chars", "n".repeat(101))).startsWith("displayName");
    }

    @Test
    void anEmailOverTheLimitOfMailIsNoEmail() {
        var domain = "d".repeat(60) + ".";
        assertThat(faults("ann@" + domain.repeat(5) + "org", "twelve chars", "Ann"))
                .startsWith("email");
    }

    @Test
    void theTextFormLeavesThePasswordOut() {
        assertThat(new RegisterRequest("ann@example.org", "twelve chars", "Ann").toString())
                .doesNotContain("twelve chars");
    }

    private static String faults(String email, String password, String name) {
        return VALIDATOR.validate(new RegisterRequest(email, password, name)).stream()
                .map(fault -> fault.getPropertyPath() + " " + fault.getMessage())
                .sorted()
                .reduce("", (all, fault) -> all.isEmpty() ? fault : all + ", " + fault);
    }
}
