package io.millrace.testing.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;

/** What nobody here uses, and why. */
final class BannedRules {

    private static final String LIFECYCLE = "org.springframework.context.Lifecycle";

    static final ArchRule NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.millrace.contracts..", "org.jspecify..")
            .because("events are read by code of any kind");

    static final List<ArchRule> IN_SERVICES = List.of(
            dependingOn("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                    .because("JDBC blocks: the way to the database is R2DBC"),
            dependingOn("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
                    .because("Jackson 3 lives in tools.jackson; a second one has other settings"),
            dependingOn("lombok..").because("records and constructors say what is there"),
            dependingOn("reactor.kafka..").because("it is discontinued"),
            naming("org.springframework.web.client.RestTemplate", "org.springframework.web.client.RestClient")
                    .because("they block: use WebClient or an @HttpExchange interface"),
            naming("java.util.Calendar", "java.text.SimpleDateFormat").because("java.time has no shared state"),
            accessing("new Date()", to("java.util.Date", name -> name.equals("<init>")))
                    .because("java.time has no time zone by accident; Date.from serves libraries that want one"),
            accessing("Thread.sleep", to("java.lang.Thread", name -> name.equals("sleep")))
                    .because("a thread that sleeps serves nobody"),
            accessing("block()", ofReactor(BannedRules::blocks)).because("an event loop must never wait"),
            noClasses()
                    .that()
                    .areNotAssignableTo(LIFECYCLE)
                    .should()
                    .accessTargetWhere(described("subscribe()", ofReactor(name -> name.equals("subscribe"))))
                    .because(
                            "the framework subscribes; what has no caller belongs to a Lifecycle, which also ends it"));

    private BannedRules() {}

    private static ArchRule dependingOn(String... packages) {
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    private static ArchRule naming(String first, String second) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(first)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(second);
    }

    private static ArchRule accessing(String what, Predicate<JavaAccess<?>> access) {
        return noClasses().should().accessTargetWhere(described(what, access));
    }

    private static DescribedPredicate<JavaAccess<?>> described(String what, Predicate<JavaAccess<?>> access) {
        return DescribedPredicate.describe(what, access);
    }

    private static Predicate<JavaAccess<?>> to(String owner, Predicate<String> name) {
        return access -> access.getTargetOwner().getName().equals(owner)
                && name.test(access.getTarget().getName());
    }

    private static Predicate<JavaAccess<?>> ofReactor(Predicate<String> name) {
        var publisher = assignableTo("reactor.core.publisher.Mono").or(assignableTo("reactor.core.publisher.Flux"));
        return access -> publisher.test(access.getTargetOwner())
                && name.test(access.getTarget().getName());
    }

    private static boolean blocks(String method) {
        return method.startsWith("block") || method.equals("toIterable") || method.equals("toStream");
    }
}
