package io.millrace.starter.messaging;

import io.millrace.starter.shutdown.Phases;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.MessageListenerContainer;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Starts listening when the topics are there, without holding up the service's own start: Kafka may come later. */
final class MessagingLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MessagingLifecycle.class);

    private final Topics topics;
    private final List<String> names;
    private final List<MessageListenerContainer> listeners;

    private volatile Disposable running = Disposables.disposed();

    MessagingLifecycle(Topics topics, List<String> names, List<MessageListenerContainer> listeners) {
        this.topics = topics;
        this.names = names;
        this.listeners = listeners;
    }

    @Override
    public void start() {
        running = topics.declare(names).then(Mono.fromRunnable(this::listen)).subscribe(nothing -> {}, this::failed);
    }

    private void failed(Throwable failure) {
        log.error("No event is heard: the topics could not be declared, or the listener did not start", failure);
    }

    private void listen() {
        listeners.forEach(MessageListenerContainer::start);
    }

    @Override
    public void stop() {
        running.dispose();
        listeners.forEach(MessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed() || listeners.stream().anyMatch(MessageListenerContainer::isRunning);
    }

    @Override
    public int getPhase() {
        return Phases.CONSUMERS;
    }
}
