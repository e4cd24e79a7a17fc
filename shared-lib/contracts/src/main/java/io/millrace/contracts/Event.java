package io.millrace.contracts;

/**
 * A fact that one service tells the others. Each topic is a sealed interface of records that extends this one and
 * carries {@link Topic}; the records are the events.
 */
public interface Event {

    /** The id of the entity that the event is about: events with the same key are handled in the order they happened. */
    String key();
}
