package io.millrace.users.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void bytesCountInTheFormThatIsHashed() {
        assertThat(faults("ann@example.org", "u\u0308".repeat(36), "Ann")).isEmpty();
        assertThat(faults("ann@example.org", "u\u0308".repeat(37), "Ann")).startsWith("password");
    }

    @ParameterizedTest
    @CsvSource({
        "John.Smith@example.org, Johnny, xx john.smith@EXAMPLE.org xx",
        "John.Smith@example.org, Johnny, xx John.Smith xx",
        "john.smith@example.org, Johnny, 1234SMITH5678",
        "ann@example.org, Mary-Ann Miller, my name is miller",
        "ann@example.org, Zo\u00eb Zuse, 123456zoe\u0308 zuse",
    })
    void aPasswordHasNothingOfItsOwner(String email, String name, String password) {
        assertThat(faults(email, password, name))
                .isEqualTo("password must not contain your e-mail or your name, nor a part of them");
    }

    @Test
    void partsThatAreShortMayBeInAPasswordByChance() {
        assertThat(faults("ann@example.org", "a cannon of ann", "Ann")).isEmpty();
    }

    @Test
    void whatIsNoRequestIsToldOfAndNotSearched() {
        assertThat(faults(null, null, null)).doesNotContain("your name").contains("email", "password", "displayName");
        assertThat(faults("ann@example.org", "x".repeat(100_000), "x".repeat(100_000)))
                .doesNotContain("your name");
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

    private static String faults(@Nullable String email, @Nullable String password, @Nullable String name) {
        return VALIDATOR.validate(new RegisterRequest(email, password, name)).stream()
                .map(fault -> fault.getPropertyPath() + " " + fault.getMessage())
                .sorted()
                .reduce("", (all, fault) -> all.isEmpty() ? fault : all + ", " + fault);
    }
}
