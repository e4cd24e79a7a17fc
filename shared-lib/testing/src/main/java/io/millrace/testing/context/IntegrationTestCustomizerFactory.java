package io.millrace.testing.context;

import io.millrace.testing.IntegrationTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds the contexts that {@link IntegrationTest} is about. */
final class IntegrationTestCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        var wanted = TestContextAnnotationUtils.findMergedAnnotation(testClass, IntegrationTest.class);
        return wanted == null
                ? null
                : new IntegrationTestCustomizer(wanted.database(), wanted.events(), wanted.tokens());
    }
}
