package io.millrace.starter.web;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.i18n.LocaleContextHolder;

/** Loads the validator's messages at start: the first invalid request would read them from disk, on an event loop. */
final class ValidationMessages implements SmartInitializingSingleton {

    private final Validator validator;

    ValidationMessages(Validator validator) {
        this.validator = validator;
    }

    @Override
    public void afterSingletonsInstantiated() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        try {
            var _ = validator.validate(new Invalid(0));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private record Invalid(@Min(1) int number) {}
}
