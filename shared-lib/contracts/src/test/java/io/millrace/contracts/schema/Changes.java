package io.millrace.contracts.schema;

import io.millrace.contracts.Event;
import io.millrace.contracts.OpenEnded;
import io.millrace.contracts.Topic;
import io.millrace.contracts.Version;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event, {@code Before} and after each kind of change that somebody could make to it. */
interface Changes {

    @Topic("millrace.test")
    interface TestEvent extends Event {

        UUID id();

        @Override
        default String key() {
            return id().toString();
        }
    }

    record Line(UUID productId, int quantity) {}

    enum Colour {
        RED,
        GREEN
    }

    @OpenEnded
    enum Mood {
        CALM,
        MERRY
    }

    interface Before {
        record Placed(UUID id, String name, @Nullable String note, List<Line> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface FieldRemoved {
        record Placed(UUID id, @Nullable String note, List<Line> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface OptionalFieldRemoved {
        record Placed(UUID id, String name, List<Line> lines, Colour colour, Mood mood) implements TestEvent {}
    }

    interface FieldRenamed {
        record Placed(UUID id, String title, @Nullable String note, List<Line> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface TypeChanged {
        record Placed(UUID id, int name, @Nullable String note, List<Line> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface FormatChanged {
        record Placed(UUID id, UUID name, @Nullable String note, List<Line> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface ListBecameSingle {
        record Placed(UUID id, String name, @Nullable String note, Line lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface ElementsChanged {
        record Placed(UUID id, String name, @Nullable String note, List<String> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface ElementsMayBeNull {
        record Placed(UUID id, String name, @Nullable String note, List<@Nullable Line> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface NestedFieldRemoved {
        record Piece(UUID productId) {}

        record Placed(UUID id, String name, @Nullable String note, List<Piece> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface NestedFieldWidened {
        record Pallet(UUID productId, long quantity) {}

        record Placed(UUID id, String name, @Nullable String note, List<Pallet> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface NestedFieldRequired {
        record Parcel(UUID productId, int quantity, int weight) {}

        record Placed(UUID id, String name, @Nullable String note, List<Parcel> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface RequiredFieldAdded {
        record Placed(
                UUID id, String name, @Nullable String note, List<Line> lines, Colour colour, Mood mood, boolean gift)
                implements TestEvent {}
    }

    interface BecameRequired {
        record Placed(UUID id, String name, String note, List<Line> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface BecameOptional {
        record Placed(
                UUID id, @Nullable String name, @Nullable String note, List<Line> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface ClosedEnumGrew {
        enum MoreColours {
            RED,
            GREEN,
            BLUE
        }

        record Placed(UUID id, String name, @Nullable String note, List<Line> lines, MoreColours colour, Mood mood)
                implements TestEvent {}
    }

    interface ClosedEnumShrank {
        enum FewerColours {
            RED
        }

        record Placed(UUID id, String name, @Nullable String note, List<Line> lines, FewerColours colour, Mood mood)
                implements TestEvent {}
    }

    interface OpenEnumShrank {
        @OpenEnded
        enum FewerMoods {
            CALM
        }

        record Placed(UUID id, String name, @Nullable String note, List<Line> lines, Colour colour, FewerMoods mood)
                implements TestEvent {}
    }

    interface EnumOpened {
        @OpenEnded
        enum AnyColour {
            RED,
            GREEN
        }

        record Placed(UUID id, String name, @Nullable String note, List<Line> lines, AnyColour colour, Mood mood)
                implements TestEvent {}
    }

    interface KeyChanged {
        record Placed(UUID id, String name, @Nullable String note, List<Line> lines, Colour colour, Mood mood)
                implements TestEvent {

            @Override
            public String key() {
                return name;
            }
        }
    }

    interface Moved {
        @Topic("millrace.elsewhere")
        record Placed(UUID id, String name, @Nullable String note, List<Line> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface Skipped {
        @Version(3)
        record Placed(UUID id) implements TestEvent {}
    }

    interface Raised {
        @Version(2)
        record Placed(UUID id) implements TestEvent {}
    }

    interface OptionalFieldAdded {
        record Placed(
                UUID id,
                String name,
                @Nullable String note,
                List<Line> lines,
                Colour colour,
                Mood mood,
                @Nullable Integer weight)
                implements TestEvent {}
    }

    interface NestedOptionalFieldAdded {
        record Gift(UUID productId, int quantity, @Nullable String engraving) {}

        record Placed(UUID id, String name, @Nullable String note, List<Gift> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface OpenEnumGrew {
        @OpenEnded
        enum MoreMoods {
            CALM,
            MERRY,
            WILD
        }

        record Placed(UUID id, String name, @Nullable String note, List<Line> lines, Colour colour, MoreMoods mood)
                implements TestEvent {}
    }

    interface FieldsReordered {
        record Placed(
                UUID id,
                Mood mood,
                Colour colour,
                List<Line> lines,
                @Nullable String note,
                String name) implements TestEvent {}
    }

    interface NestedRecordRenamed {
        record Item(UUID productId, int quantity) {}

        record Placed(UUID id, String name, @Nullable String note, List<Item> lines, Colour colour, Mood mood)
                implements TestEvent {}
    }

    interface Another {
        record Paid(UUID id) implements TestEvent {}
    }
}
