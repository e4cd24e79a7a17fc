package io.millrace.testing.starter;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.testing.IntegrationTest;
import io.millrace.testing.sample.SampleApplication;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@IntegrationTest(classes = SampleApplication.class)
class TopicsTests {

    @Value("${spring.kafka.bootstrap-servers}")
    private String servers;

    @Value("${millrace.messaging.topic-prefix}")
    private String prefix;

    @Test
    void topicsThatAreReadOrWrittenAreDeclared() throws ExecutionException, InterruptedException {
        var names = List.of(prefix + "millrace.orders", prefix + "millrace.catalog");
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            await().atMost(60, SECONDS)
                    .until(() -> admin.listTopics().names().get().containsAll(names));
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(12));
            var first = new ConfigResource(ConfigResource.Type.TOPIC, names.getFirst());
            var settings = admin.describeConfigs(List.of(first)).all().get().get(first);
            assertThat(settings.get(TopicConfig.RETENTION_MS_CONFIG).value()).isEqualTo("-1");
        }
    }
}
