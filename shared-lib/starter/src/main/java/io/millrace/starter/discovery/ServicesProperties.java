package io.millrace.starter.discovery;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are.
 *
 * @param services the addresses of each service by its name, one for each replica or one for all behind a balancer
 */
@ConfigurationProperties("millrace")
record ServicesProperties(Map<String, List<URI>> services) {}
