package io.millrace.starter.messaging.letters;

import io.millrace.starter.messaging.EventHeaders;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import reactor.core.publisher.Mono;

/** For operators: what died, and what to do about it. {@code millrace letters} calls it. */
@WebEndpoint(id = "letters")
class LettersEndpoint {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final LetterTable table;
    private final Replay replay;

    LettersEndpoint(LetterTable table, Replay replay) {
        this.table = table;
        this.replay = replay;
    }

    /** The oldest letters after a given one. */
    @ReadOperation
    Mono<Letters> list(@Nullable Integer limit, @Nullable UUID after) {
        var most = limit == null ? USUAL : Math.clamp(limit, 1, MOST);
        return table.oldest(after, most)
                .zipWith(
                        table.count(),
                        (letters, total) ->
                                new Letters(letters.stream().map(Summary::of).toList(), total));
    }

    /** One letter, with its headers and its payload. */
    @ReadOperation
    Mono<WebEndpointResponse<?>> show(@Selector UUID id) {
        return orNotFound(table.find(id).map(LetterView::of));
    }

    /** Tries the event again. */
    @WriteOperation
    Mono<WebEndpointResponse<?>> replay(@Selector UUID id) {
        return orNotFound(replay.replay(id));
    }

    /** Gives the event up. */
    @DeleteOperation
    Mono<WebEndpointResponse<?>> drop(@Selector UUID id) {
        return table.remove(id)
                .map(removed -> new WebEndpointResponse<>(
                        removed ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND));
    }

    private static Mono<WebEndpointResponse<?>> orNotFound(Mono<?> body) {
        return body.<WebEndpointResponse<?>>map(WebEndpointResponse::new)
                .defaultIfEmpty(new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    /** A page of letters, and how many there are in all. */
    record Letters(List<Summary> letters, long total) {}

    /** A letter's line in the list. */
    record Summary(
            UUID id,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable String type,
            String error,
            int tries,
            Instant diedAt) {

        static Summary of(Letter letter) {
            var event = letter.event();
            return new Summary(
                    letter.id(),
                    event.topic(),
                    event.partition(),
                    event.offset(),
                    event.key(),
                    EventHeaders.text(event.headers(), EventHeaders.TYPE),
                    letter.error(),
                    letter.tries(),
                    letter.diedAt());
        }
    }
}
