package io.millrace.gateway.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Decides which traces are recorded by chance alone. A client's trace keeps its id, so that both sides can talk about it,
 * but neither its sampled flag nor that id has a say: an id decides in OpenTelemetry's own sampler, and whoever may choose
 * it can have all of his requests recorded.
 */
final class EdgeSampler implements Sampler {

    private final double probability;
    private final DoubleSupplier chance;

    private EdgeSampler(double probability, DoubleSupplier chance) {
        this.probability = probability;
        this.chance = chance;
    }

    /**
     * Decides for each request anew, and follows that decision within the process.
     *
     * @param chance from 0 to 1, without the 1
     */
    static Sampler of(double probability, DoubleSupplier chance) {
        var edge = new EdgeSampler(probability, chance);
        return Sampler.parentBasedBuilder(edge)
                .setRemoteParentSampled(edge)
                .setRemoteParentNotSampled(edge)
                .build();
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return chance.getAsDouble() < probability ? SamplingResult.recordAndSample() : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "EdgeSampler{%s}".formatted(probability);
    }
}
