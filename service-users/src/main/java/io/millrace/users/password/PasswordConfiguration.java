package io.millrace.users.password;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hashing keeps a core busy for tens of milliseconds, so it has threads of its own: as many as there are cores. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final String NAME = "password-hash";

    @Bean
    PasswordEncoder passwordEncoder(PasswordProperties properties) {
        return new BCryptPasswordEncoder(properties.strength());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler passwordScheduler(PasswordProperties properties) {
        var threads = Runtime.getRuntime().availableProcessors();
        var factory = new CustomizableThreadFactory(NAME + "-");
        factory.setDaemon(true);
        var queue = new ArrayBlockingQueue<Runnable>(properties.queue());
        return Schedulers.fromExecutorService(
                new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, queue, factory), NAME);
    }

    @Bean
    PasswordHasher passwordHasher(PasswordEncoder passwordEncoder, Scheduler passwordScheduler) {
        return new PasswordHasher(passwordEncoder, passwordScheduler);
    }
}
