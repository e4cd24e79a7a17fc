package io.millrace.starter.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardsTests {

    @Test
    void membersShareEvenlyAndNothingIsLeftOver() {
        assertThat(shares(1)).containsExactly(12);
        assertThat(shares(3)).containsExactly(4, 4, 4);
        assertThat(shares(5)).containsExactly(3, 3, 2, 2, 2);
        assertThat(shares(13)).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0);
    }

    @Test
    void whoIsNoMemberHasNoShare() {
        assertThat(Shards.shareOf(0, 0)).isZero();
    }

    private static List<Integer> shares(int members) {
        return IntStream.range(0, members)
                .mapToObj(before -> Shards.shareOf(members, before))
                .toList();
    }
}
