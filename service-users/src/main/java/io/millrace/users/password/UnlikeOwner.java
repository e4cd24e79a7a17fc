package io.millrace.users.password;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The password contains nothing of what its owner is called: that is what is guessed first. */
@Constraint(validatedBy = UnlikeOwner.Validator.class)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UnlikeOwner {

    String message() default "must not contain your e-mail or your name, nor a part of them";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Somebody who chooses a password. All may be null where they were not sent. */
    interface Owner {

        @Nullable
        String email();

        @Nullable
        String password();

        @Nullable
        String displayName();
    }

    /** Compares without case. Shorter parts are left alone: they are in many good passwords by chance. */
    final class Validator implements ConstraintValidator<UnlikeOwner, Owner> {

        private static final int SHORTEST_PART = 4;

        /** What is longer is refused for its length, and searching it would keep an event loop busy. */
        private static final int LONGEST = 300;

        private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}]+");

        @Override
        public boolean isValid(@Nullable Owner owner, ConstraintValidatorContext context) {
            if (owner == null || !tells(owner)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("password")
                    .addConstraintViolation();
            return false;
        }

        private static boolean tells(Owner owner) {
            var password = folded(owner.password());
            var email = folded(owner.email());
            return Stream.of(Stream.of(email), parts(localPart(email)), parts(folded(owner.displayName())))
                    .flatMap(part -> part)
                    .filter(part -> part.length() >= SHORTEST_PART)
                    .anyMatch(password::contains);
        }

        private static Stream<String> parts(String text) {
            return Stream.concat(Stream.of(text), BETWEEN_WORDS.splitAsStream(text));
        }

        private static String localPart(String email) {
            return email.substring(0, Math.max(0, email.lastIndexOf('@')));
        }

        private static String folded(@Nullable String text) {
            return text == null || text.length() > LONGEST
                    ? ""
                    : NormalForm.of(text).toLowerCase(Locale.ROOT);
        }
    }
}
