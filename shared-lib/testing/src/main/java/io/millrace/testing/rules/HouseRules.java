package io.millrace.testing.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The rules of the house. Each module has a test of one line that calls one of these. */
public final class HouseRules {

    private HouseRules() {}

    /** Checks a service or the gateway, by its root package; all breaches are told at once. */
    public static void check(String rootPackage) {
        check(mainClassesOf(rootPackage), rootPackage);
    }

    /** Checks a library: its public classes are its purpose, and it may use what services may not. */
    public static void checkLibrary(String rootPackage) {
        all(StructureRules.ofEveryModule(rootPackage).stream()).check(mainClassesOf(rootPackage));
    }

    /** Checks the events: they are read by code of any kind, so they bring no framework. */
    public static void checkContracts() {
        all(Stream.of(BannedRules.NO_FRAMEWORK)).check(mainClassesOf("io.millrace.contracts"));
    }

    static void check(JavaClasses classes, String rootPackage) {
        all(Stream.of(
                                StructureRules.ofEveryModule(rootPackage),
                                StructureRules.ofEveryService(rootPackage),
                                BannedRules.IN_SERVICES)
                        .flatMap(List::stream))
                .check(classes);
    }

    private static JavaClasses mainClassesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
    }

    private static ArchRule all(Stream<? extends ArchRule> rules) {
        return CompositeArchRule.of(
                rules.map(rule -> rule.allowEmptyShould(true)).toList());
    }
}
