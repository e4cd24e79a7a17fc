package io.millrace.users.password;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A password that may be chosen: long enough to resist guessing, and short enough that all of it counts. */
@NotNull
@Size(min = 12, message = "must have at least 12 characters")
@Constraint(validatedBy = NewPassword.Validator.class)
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface NewPassword {

    String message() default "must have at most 72 bytes in UTF-8, since bcrypt reads no more";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Refuses what bcrypt would cut off without a word. */
    final class Validator implements ConstraintValidator<NewPassword, String> {

        private static final int BCRYPT_READS = 72;

        /** No text of 72 bytes is longer in any form, and working out the form of a very long one is slow. */
        private static final int LONGEST = 4 * BCRYPT_READS;

        @Override
        public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
            return password == null || fits(password);
        }

        static boolean fits(String password) {
            return password.length() <= LONGEST
                    && NormalForm.of(password).getBytes(StandardCharsets.UTF_8).length <= BCRYPT_READS;
        }
    }
}
