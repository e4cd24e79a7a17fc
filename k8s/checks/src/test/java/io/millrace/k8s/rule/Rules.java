package io.millrace.k8s.rule;

import java.util.List;

/** All that each overlay is held to. */
public final class Rules {

    public static final List<Rule> ALL = List.of(
            new KnownFields(),
            new HardenedPods(),
            new LifeOfAPod(),
            new Scaling(),
            new Capacity(),
            new Settings(),
            new References(),
            new Ports(),
            new Reachability(),
            new Events(),
            new Databases(),
            new FitForProduction());

    private Rules() {}
}
