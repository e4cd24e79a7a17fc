package io.millrace.contracts;

/**
 * An amount of money.
 *
 * @param amount in minor units (cents)
 * @param currency the ISO 4217 code, for example {@code EUR}
 */
public record Money(long amount, String currency) {

    /** This amount {@code quantity} times. Throws {@link ArithmeticException} where the result does not fit. */
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    /** The sum of both. Throws {@link ArithmeticException} on overflow, and where the currencies differ. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new ArithmeticException("Cannot add %s to %s".formatted(other.currency, currency));
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }
}
