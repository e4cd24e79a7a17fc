package io.millrace.starter.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.core.KafkaAdmin;
import reactor.test.StepVerifier;

class TopicsTests {

    private final RecordingAdmin admin = new RecordingAdmin();

    @Test
    void aServiceDeclaresItsTopics() {
        StepVerifier.create(topics(Map.of()).declare(List.of("millrace.users"))).verifyComplete();

        assertThat(admin.declared).extracting(NewTopic::name).containsExactly("millrace.users");
        assertThat(admin.declared).extracting(NewTopic::numPartitions).containsExactly(12);
    }

    @Test
    void whereAnOperatorDoesItDoesNot() {
        var operated = topics(Map.of("millrace.messaging.create-topics", "false"));

        StepVerifier.create(operated.declare(List.of("millrace.users"))).verifyComplete();

        assertThat(admin.declared).isEmpty();
    }

    private Topics topics(Map<String, String> settings) {
        var properties = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace.messaging", MessagingProperties.class);
        return new Topics(admin, properties);
    }

    /** Has no broker to talk to. */
    private static final class RecordingAdmin extends KafkaAdmin {

        private final List<NewTopic> declared = new ArrayList<>();

        private RecordingAdmin() {
            super(Map.of());
        }

        @Override
        public void createOrModifyTopics(NewTopic... topics) {
            declared.addAll(List.of(topics));
        }
    }
}
