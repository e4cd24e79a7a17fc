package io.millrace.users.password;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Refuses what bcrypt would cut off without a word. */
public final class NewPasswordValidator implements ConstraintValidator<NewPassword, String> {

    private static final int BCRYPT_READS = 72;

    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
        return password == null || fits(password);
    }

    static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= BCRYPT_READS;
    }
}
