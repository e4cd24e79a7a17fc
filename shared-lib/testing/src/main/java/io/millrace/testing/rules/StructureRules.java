package io.millrace.testing.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** How a module is built. */
final class StructureRules {

    private static final List<String> SERVICES = List.of(
            "io.millrace.gateway",
            "io.millrace.users",
            "io.millrace.catalog",
            "io.millrace.orders",
            "io.millrace.live");

    private StructureRules() {}

    static List<ArchRule> ofEveryModule(String rootPackage) {
        return List.of(
                classes().should(Conditions.BE_NULL_MARKED).because("NullAway looks at nothing else"),
                classes().should(Conditions.BE_IN_SMALL_PACKAGE).because("a feature that has grown is two"),
                slices().matching(rootPackage + ".(*)..").should().beFreeOfCycles());
    }

    static List<ArchRule> ofEveryService(String rootPackage) {
        return List.of(
                classes()
                        .that()
                        .arePublic()
                        .and()
                        .areTopLevelClasses()
                        .and()
                        .areNotAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
                        .should(Conditions.BE_USED_BY_ANOTHER_PACKAGE)
                        .because("what nobody else uses is package-private"),
                fields().should()
                        .beFinal()
                        .orShould()
                        .haveModifier(JavaModifier.VOLATILE)
                        .because("any thread may come along"),
                noFields()
                        .should()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                        .orShould()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                        .because("constructors say what a class needs"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(othersThan(rootPackage))
                        .because("services share events, not code"),
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Controller")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework.r2dbc..", "org.springframework.data.r2dbc..", "io.r2dbc..")
                        .because("queries have a class of their own"));
    }

    private static String[] othersThan(String rootPackage) {
        return others(rootPackage).map(service -> service + "..").toArray(String[]::new);
    }

    private static Stream<String> others(String rootPackage) {
        return SERVICES.stream().filter(service -> !service.equals(rootPackage));
    }
}
