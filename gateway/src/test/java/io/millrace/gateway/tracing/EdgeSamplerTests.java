package io.millrace.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeSamplerTests {

    /** OpenTelemetry's own sampler takes every trace whose id ends so. */
    private static final String ALWAYS_TAKEN = "4bf92f3577b34da60000000000000000";

    private static final String NEVER_TAKEN = "4bf92f3577b34da67fffffffffffffff";

    enum Flag {
        SAMPLED,
        UNSAMPLED;

        TraceFlags bits() {
            return this == SAMPLED ? TraceFlags.getSampled() : TraceFlags.getDefault();
        }
    }

    @ParameterizedTest
    @EnumSource
    void flagOfAClientHasNoSay(Flag flag) {
        assertThat(decision(0.5, 0.7, remote(NEVER_TAKEN, flag))).isEqualTo(SamplingDecision.DROP);
        assertThat(decision(0.5, 0.3, remote(NEVER_TAKEN, flag))).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALWAYS_TAKEN, NEVER_TAKEN})
    void idThatAClientChoseHasNoSay(String trace) {
        assertThat(decision(0.5, 0.7, remote(trace, Flag.UNSAMPLED))).isEqualTo(SamplingDecision.DROP);
        assertThat(decision(0.5, 0.3, remote(trace, Flag.UNSAMPLED))).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.999})
    void noneAndAllAreExact(double chance) {
        assertThat(decision(0, chance, Context.root())).isEqualTo(SamplingDecision.DROP);
        assertThat(decision(1, chance, Context.root())).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasDecidedHoldsWithinTheProcess(Flag flag) {
        var parent = SpanContext.create(ALWAYS_TAKEN, "00f067aa0ba902b7", flag.bits(), TraceState.getDefault());

        assertThat(decision(0.5, flag == Flag.SAMPLED ? 0.7 : 0.3, in(parent)))
                .isEqualTo(flag == Flag.SAMPLED ? SamplingDecision.RECORD_AND_SAMPLE : SamplingDecision.DROP);
    }

    private static SamplingDecision decision(double probability, double chance, Context parent) {
        Sampler sampler = EdgeSampler.of(probability, () -> chance);
        return sampler.shouldSample(parent, ALWAYS_TAKEN, "GET", SpanKind.SERVER, Attributes.empty(), List.of())
                .getDecision();
    }

    private static Context remote(String trace, Flag flag) {
        return in(SpanContext.createFromRemoteParent(trace, "00f067aa0ba902b7", flag.bits(), TraceState.getDefault()));
    }

    private static Context in(SpanContext parent) {
        return Context.root().with(Span.wrap(parent));
    }
}
