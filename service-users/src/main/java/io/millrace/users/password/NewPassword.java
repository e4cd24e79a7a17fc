package io.millrace.users.password;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A password that may be chosen: long enough to resist guessing, and short enough that all of it counts. */
@NotNull
@Size(min = 12, message = "must have at least 12 characters")
@Constraint(validatedBy = NewPasswordValidator.class)
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface NewPassword {

    String message() default "must have at most 72 bytes in UTF-8, since bcrypt reads no more";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
