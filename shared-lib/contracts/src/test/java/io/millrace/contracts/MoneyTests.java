package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class MoneyTests {

    private static final Money PRICE = new Money(1299, "EUR");
    private static final Money MOST = new Money(Long.MAX_VALUE, "EUR");

    @Test
    void quantityMultipliesThePrice() {
        assertThat(PRICE.times(3)).isEqualTo(new Money(3897, "EUR"));
        assertThat(PRICE.times(0)).isEqualTo(new Money(0, "EUR"));
    }

    @Test
    void sumIsInTheSameCurrency() {
        assertThat(PRICE.plus(new Money(1, "EUR"))).isEqualTo(new Money(1300, "EUR"));
    }

    @Test
    void productThatDoesNotFitIsNotWrappedAround() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> MOST.times(2));
    }

    @Test
    void sumThatDoesNotFitIsNotWrappedAround() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> MOST.plus(new Money(1, "EUR")));
    }

    @Test
    void currenciesAreNotMixed() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> PRICE.plus(new Money(1, "USD")))
                .withMessageContaining("USD")
                .withMessageContaining("EUR");
    }
}
