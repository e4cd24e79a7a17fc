package io.millrace.testing.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springdoc.webflux.core.configuration.SpringDocWebFluxConfiguration;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * What springdoc reads off the controllers below a package. They are never called, so they are made without their
 * constructors: no database, no broker, and seconds instead of tens.
 */
final class Controllers {

    private static final String ADDRESS = "/v3/api-docs";
    private static final SpringObjenesis INSTANCES = new SpringObjenesis();

    static {
        ModelResolver.enumsAsRef = true; // one type for one enum
        SpringDocUtils.getConfig().addAnnotationsToIgnore(AuthenticationPrincipal.class);
    }

    private Controllers() {}

    static JsonNode documentOf(String rootPackage) {
        var document = new AtomicReference<JsonNode>();
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        JacksonAutoConfiguration.class,
                        CodecsAutoConfiguration.class,
                        WebFluxAutoConfiguration.class,
                        HttpHandlerAutoConfiguration.class,
                        SpringDocConfiguration.class,
                        SpringDocConfigProperties.class,
                        SpringDocWebFluxConfiguration.class))
                .withBean(RequiredFields.class)
                .withInitializer(context -> register(rootPackage, (GenericApplicationContext) context))
                .run(context -> document.set(read(context)));
        return document.get();
    }

    private static JsonNode read(AssertableReactiveWebApplicationContext context) throws Exception {
        var request = MockServerHttpRequest.get(ADDRESS).build();
        var document = context.getBean(OpenApiWebfluxResource.class).openapiJson(request, ADDRESS, Locale.ENGLISH);
        return Json.read(Objects.requireNonNull(document.block()));
    }

    private static void register(String rootPackage, GenericApplicationContext context) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        scanner.findCandidateComponents(rootPackage).stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(String.valueOf(name), null))
                .forEach(type -> context.registerBeanDefinition(type.getName(), definition(type)));
    }

    private static <T> RootBeanDefinition definition(Class<T> type) {
        Supplier<T> instance = () -> INSTANCES.newInstance(type);
        return new RootBeanDefinition(type, instance);
    }
}
