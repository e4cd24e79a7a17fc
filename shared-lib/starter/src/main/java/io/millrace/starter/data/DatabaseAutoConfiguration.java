package io.millrace.starter.data;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.netty.resources.LoopResources;

/** The reactive way to PostgreSQL: present where R2DBC is. */
@AutoConfiguration(before = R2dbcAutoConfiguration.class)
@ConditionalOnClass({ConnectionFactory.class, PostgresqlConnectionFactoryProvider.class})
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseAutoConfiguration {

    @Bean
    DatabaseProblems databaseProblems() {
        return new DatabaseProblems();
    }

    /**
     * Loops of their own, not co-located: otherwise every connection lives on the one loop that happened to open it
     * (r2dbc-pool #190).
     */
    @Bean(destroyMethod = "dispose")
    LoopResources databaseLoops() {
        return LoopResources.create("postgres", 1, LoopResources.DEFAULT_IO_WORKER_COUNT, true, false);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer postgresOptions(
            DatabaseProperties properties, LoopResources databaseLoops, Environment environment) {
        return options -> {
            DatabasePassword.OF_SERVICE.check(environment);
            options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, databaseLoops)
                    .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                    .option(PostgresqlConnectionFactoryProvider.STATEMENT_TIMEOUT, properties.statementTimeout())
                    .option(PostgresqlConnectionFactoryProvider.LOCK_WAIT_TIMEOUT, properties.lockTimeout());
        };
    }

    /** Where the service has migrations. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Flyway.class)
    static class Migrations {

        @Bean
        FlywayMigrationStrategy migration(Environment environment) {
            return new Migration(environment);
        }
    }
}
