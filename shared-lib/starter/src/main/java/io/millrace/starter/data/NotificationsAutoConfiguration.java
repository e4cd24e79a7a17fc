package io.millrace.starter.data;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Hearing what PostgreSQL notifies: nothing is opened until somebody asks for it. */
@AutoConfiguration(after = R2dbcAutoConfiguration.class)
@ConditionalOnClass({ConnectionFactory.class, PostgresqlConnectionFactoryProvider.class})
@ConditionalOnBean(ConnectionFactory.class)
class NotificationsAutoConfiguration {

    @Bean
    Notifications notifications(ConnectionFactory database, DatabaseProperties properties) {
        return new Notifications(database, properties.notifications());
    }
}
