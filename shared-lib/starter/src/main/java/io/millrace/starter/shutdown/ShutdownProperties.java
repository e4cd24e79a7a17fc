package io.millrace.starter.shutdown;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a process says good-bye.
 *
 * @param announce how long requests are still taken after readiness has turned: as long as it takes whoever sends them
 *     to hear of it. None where nobody asks for readiness, as on a laptop, or where something waits before the signal
 *     already, as a {@code preStop} sleep does on Kubernetes
 */
@ConfigurationProperties("millrace.shutdown")
record ShutdownProperties(@DefaultValue("0s") Duration announce) {}
