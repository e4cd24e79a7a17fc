package io.millrace.testing.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseRulesTests {

    private static final String FIXTURES = "io.millrace.testing.rules.fixture.";

    @Test
    void packageThatKeepsTheRulesPasses() {
        assertThatCode(() -> check("good")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "unmarked,  Unmarked does not be in a package whose package-info carries @NullMarked",
        "exposed,   Exposed does not be used by another package",
        "crowded,   does not be in a package of at most 15 classes",
        "cyclic,    Cycle detected",
        "mutable,   Field <io.millrace.testing.rules.fixture.mutable.Mutable.count>",
        "injected,  is annotated with @Autowired",
        "neighbour, services share events",
        "querying,  QueryController",
        "jdbc,      JDBC blocks",
        "jackson,   Jackson 3 lives in tools.jackson",
        "dated,     java.util.Date.<init>()",
        "sleeping,  java.lang.Thread.sleep(long)",
        "waiting,   reactor.core.publisher.Mono.block()",
        "detached,  reactor.core.publisher.Mono.subscribe()",
        "resting,   because they block: use WebClient"
    })
    void packageThatBreaksARuleFails(String fixture, String breach) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check(fixture))
                .withMessageContaining(breach);
    }

    @Test
    void lifecycleMaySubscribe() {
        assertThatCode(() -> check("lifecycle")).doesNotThrowAnyException();
    }

    @Test
    void contractsBringNoFramework() {
        assertThatCode(HouseRules::checkContracts).doesNotThrowAnyException();
    }

    @Test
    void contractsThatBringOneFail() {
        var framework = new ClassFileImporter().importPackages(FIXTURES + "jackson");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> BannedRules.NO_FRAMEWORK.check(framework))
                .withMessageContaining("events are read by code of any kind");
    }

    @Test
    void starterKeepsTheRules() {
        assertThatCode(() -> HouseRules.checkLibrary("io.millrace.starter")).doesNotThrowAnyException();
    }

    @Test
    void testSupportKeepsTheRules() {
        assertThatCode(() -> HouseRules.checkLibrary("io.millrace.testing")).doesNotThrowAnyException();
    }

    private static void check(String fixture) {
        var classes = new ClassFileImporter().importPackages(FIXTURES + fixture);
        HouseRules.check(classes, FIXTURES + fixture);
    }
}
