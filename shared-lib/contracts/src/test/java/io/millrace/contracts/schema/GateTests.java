package io.millrace.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.contracts.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTests {

    private static final String PLACED = "millrace.test/Placed.v1";
    private static final String FILE = "schemas/millrace.test/Placed.v1.json";

    @TempDir
    private Path checkedIn;

    @BeforeEach
    void checkIn() {
        gate(Changes.Before.Placed.class).write();
    }

    static Stream<Arguments> breakingChanges() {
        return Stream.of(
                arguments(Changes.FieldRemoved.Placed.class, "name is gone"),
                arguments(Changes.OptionalFieldRemoved.Placed.class, "note is gone"),
                arguments(Changes.FieldRenamed.Placed.class, "name is gone"),
                arguments(Changes.FieldRenamed.Placed.class, "title is new and required"),
                arguments(Changes.TypeChanged.Placed.class, "name changed from string to integer/int32"),
                arguments(Changes.FormatChanged.Placed.class, "name changed from string to string/uuid"),
                arguments(Changes.ListBecameSingle.Placed.class, "lines changed from array to object"),
                arguments(Changes.ElementsChanged.Placed.class, "lines[] changed from object to string"),
                arguments(Changes.ElementsMayBeNull.Placed.class, "lines[] became optional"),
                arguments(Changes.NestedFieldRemoved.Placed.class, "lines[].quantity is gone"),
                arguments(
                        Changes.NestedFieldWidened.Placed.class,
                        "lines[].quantity changed from integer/int32 to integer/int64"),
                arguments(Changes.NestedFieldRequired.Placed.class, "lines[].weight is new and required"),
                arguments(Changes.RequiredFieldAdded.Placed.class, "gift is new and required"),
                arguments(Changes.BecameRequired.Placed.class, "note became required"),
                arguments(Changes.BecameOptional.Placed.class, "name became optional"),
                arguments(Changes.ClosedEnumGrew.Placed.class, "colour has a new value \"BLUE\""),
                arguments(Changes.ClosedEnumShrank.Placed.class, "colour lost the value \"GREEN\""),
                arguments(Changes.OpenEnumShrank.Placed.class, "mood lost the value \"MERRY\""),
                arguments(Changes.EnumOpened.Placed.class, "colour changed from closed enum to open enum"));
    }

    @ParameterizedTest
    @MethodSource("breakingChanges")
    void changeOfAFieldThatAReaderWouldNotBearFails(Class<? extends Event> after, String rule) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> gate(after).check())
                .withMessageContaining(PLACED + ": " + rule)
                .withMessageContaining("raise the event's @Version");
    }

    static Stream<Arguments> otherBreakingChanges() {
        return Stream.of(
                arguments(Changes.KeyChanged.Placed.class, PLACED + " has another key"),
                arguments(Changes.Another.Paid.class, PLACED + " is gone"),
                arguments(Changes.Moved.Placed.class, PLACED + " moved to millrace.elsewhere"),
                arguments(Changes.Skipped.Placed.class, "millrace.test/Placed.v3 has no schema of v2"));
    }

    @ParameterizedTest
    @MethodSource("otherBreakingChanges")
    void changeOfTheEventThatAReaderWouldNotBearFails(Class<? extends Event> after, String rule) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> gate(after).check())
                .withMessageContaining(rule);
    }

    @ParameterizedTest
    @MethodSource("breakingChanges")
    void breakingChangeIsNeverWritten(Class<? extends Event> after) throws Exception {
        var before = Files.readString(checkedIn.resolve(FILE));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> gate(after).write());
        assertThat(checkedIn.resolve(FILE)).hasContent(before);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Changes.OptionalFieldAdded.Placed.class,
                Changes.NestedOptionalFieldAdded.Placed.class,
                Changes.OpenEnumGrew.Placed.class,
                Changes.FieldsReordered.Placed.class,
                Changes.NestedRecordRenamed.Placed.class,
                Changes.Raised.Placed.class
            })
    void changeThatEveryReaderBearsOnlyAsksToBeWritten(Class<? extends Event> after) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> gate(after).check())
                .withMessageContaining("No reader breaks")
                .withMessageContaining(Gate.COMMAND);

        gate(after).write();

        assertThatCode(() -> gate(after).check()).doesNotThrowAnyException();
    }

    @Test
    void whatHasNotChangedPasses() {
        assertThatCode(() -> gate(Changes.Before.Placed.class).check()).doesNotThrowAnyException();
    }

    @Test
    void eventThatIsNewOnlyAsksToBeWritten() {
        var gate = new Gate(List.of(Changes.Before.Placed.class, Changes.Another.Paid.class), checkedIn);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(gate::check)
                .withMessageContaining("schemas/millrace.test/Paid.v1.json");

        gate.write();

        assertThatCode(gate::check).doesNotThrowAnyException();
    }

    @Test
    void raisedVersionLeavesTheOldSchemaAsItWas() throws Exception {
        var before = Files.readString(checkedIn.resolve(FILE));

        gate(Changes.Raised.Placed.class).write();

        assertThat(checkedIn.resolve(FILE)).hasContent(before);
        assertThat(checkedIn.resolve("schemas/millrace.test/Placed.v2.json")).exists();
    }

    @Test
    void schemaOfAnOldVersionIsMissedWhenItIsDeleted() throws Exception {
        var gate = gate(Changes.Raised.Placed.class);
        gate.write();

        Files.delete(checkedIn.resolve(FILE));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(gate::check)
                .withMessageContaining("millrace.test/Placed.v2 has no schema of v1");
    }

    @Test
    void versionThatGoesBackFails() {
        gate(Changes.Raised.Placed.class).write();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> gate(Changes.Before.Placed.class).check())
                .withMessageContaining("millrace.test/Placed.v2 is newer than the record");
    }

    @Test
    void schemaThatSomebodyDeletedIsAskedFor() throws Exception {
        Files.delete(checkedIn.resolve(FILE));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> gate(Changes.Before.Placed.class).check())
                .withMessageContaining(FILE);
    }

    @Test
    void documentThatSomebodyEditedIsAskedFor() throws Exception {
        Files.writeString(checkedIn.resolve(AsyncApi.FILE), "{}");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> gate(Changes.Before.Placed.class).check())
                .withMessageContaining(AsyncApi.FILE + " is no longer what the records say");
    }

    private Gate gate(Class<? extends Event> event) {
        return new Gate(List.of(event), checkedIn);
    }
}
