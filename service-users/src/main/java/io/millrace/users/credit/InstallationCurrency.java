package io.millrace.users.credit;

import io.millrace.contracts.Money;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one currency of this installation, {@code millrace.currency}: amounts are stored without it. */
@Component
final class InstallationCurrency {

    private final String code;

    InstallationCurrency(@Value("${millrace.currency}") String code) {
        this.code = code;
    }

    Money money(long amount) {
        return new Money(amount, code);
    }

    boolean isOf(Money money) {
        return code.equals(money.currency());
    }

    String code() {
        return code;
    }
}
