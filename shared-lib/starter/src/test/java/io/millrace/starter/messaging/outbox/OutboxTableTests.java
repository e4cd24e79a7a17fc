package io.millrace.starter.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTableTests {

    @Test
    void everyKeyHasAShardAndEveryShardHasKeys() {
        assertThat(IntStream.range(0, 1000).mapToObj(key -> OutboxTable.shardOf("key" + key)))
                .allMatch(shard -> shard >= 0 && shard < Outbox.SHARDS)
                .contains((short) 0, (short) (Outbox.SHARDS - 1));
    }

    @Test
    void shardOfAKeyNeverChanges() {
        assertThat(OutboxTable.shardOf("0195e3a0-0000-7000-8000-000000000001")).isEqualTo((short) 0);
    }
}
