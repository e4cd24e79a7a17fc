package io.millrace.users.credit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditTests {

    @Test
    void creditCoversWhatIsLeftToTheLastCent() {
        var credit = new Credit(1000, 400);
        assertThat(credit.covers(600)).isTrue();
        assertThat(credit.covers(601)).isFalse();
    }

    @Test
    void whatIsAvailableIsNeverNegative() {
        var lowered = new Credit(100, 400);
        assertThat(lowered.available()).isZero();
        assertThat(lowered.covers(1)).isFalse();
        assertThat(lowered.covers(0)).isFalse();
    }

    @Test
    void theGreatestAmountsDoNotOverflow() {
        assertThat(new Credit(Long.MAX_VALUE, 0).covers(Long.MAX_VALUE)).isTrue();
        assertThat(new Credit(0, Long.MAX_VALUE).covers(Long.MAX_VALUE)).isFalse();
    }
}
