package io.millrace.testing.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What ArchUnit has no words for. */
final class Conditions {

    private static final int MOST_CLASSES = 15;

    static final ArchCondition<JavaClass> BE_NULL_MARKED = condition(
            "be in a package whose package-info carries @NullMarked",
            type -> type.getPackage().isAnnotatedWith(NullMarked.class));

    static final ArchCondition<JavaClass> BE_IN_SMALL_PACKAGE = condition(
            "be in a package of at most %d classes".formatted(MOST_CLASSES),
            type -> topLevelClasses(type.getPackage()) <= MOST_CLASSES);

    static final ArchCondition<JavaClass> BE_USED_BY_ANOTHER_PACKAGE = condition(
            "be used by another package",
            type -> type.getDirectDependenciesToSelf().stream()
                    .anyMatch(use -> !use.getOriginClass().getPackage().equals(type.getPackage())));

    private Conditions() {}

    private static long topLevelClasses(JavaPackage types) {
        return types.getClasses().stream()
                .filter(type -> type.isTopLevelClass() && !type.isArray())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .count();
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> isMet) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isMet.test(type)) {
                    events.add(SimpleConditionEvent.violated(
                            type, "%s does not %s".formatted(type.getName(), description)));
                }
            }
        };
    }
}
