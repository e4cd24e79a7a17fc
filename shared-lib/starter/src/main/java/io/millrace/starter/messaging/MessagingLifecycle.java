package io.millrace.starter.messaging;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.MessageListenerContainer;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** Starts listening when the topics are there, without holding up the service's own start: Kafka may come later. */
final class MessagingLifecycle implements SmartLifecycle {

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
        running = topics.declare(names).subscribe(nothing -> {}, failure -> {}, this::listen);
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
}
