package io.millrace.gateway.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Where a Redis is named, gateways count together. Where none is, nothing of this is there. */
@Configuration(proxyBeanMethods = false)
@Conditional(RedisConfiguration.IsNamed.class)
class RedisConfiguration {

    @Bean
    RedisLifecycle redisLifecycle(LimitsProperties limits) {
        return new RedisLifecycle(Objects.requireNonNull(limits.redisUrl()));
    }

    @Bean
    SharedBuckets sharedBuckets(RedisLifecycle redis, CircuitBreakerRegistry breakers, LimitsProperties limits) {
        return new RedisBuckets(redis, breakers.circuitBreaker("redis"), limits.redisTimeout());
    }

    static final class IsNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("millrace.limits.redis-url"));
        }
    }
}
