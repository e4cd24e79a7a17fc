package io.millrace.acceptance.observability;

import io.millrace.acceptance.driver.Metrics;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What all services export at one moment. */
record Scrape(List<Sample> samples, Map<String, String> help) {

    private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String HELP = "# HELP ";

    Scrape {
        samples = List.copyOf(samples);
        help = Map.copyOf(help);
    }

    static Scrape of(MillraceSystem system) {
        var lines = Arrays.stream(Service.values())
                .flatMap(service -> new Metrics(system, service).page().lines())
                .toList();
        var samples = lines.stream()
                .map(SAMPLE::matcher)
                .filter(line -> line.matches())
                .map(line -> new Sample(line.group(1), labels(line.group(2)), Double.parseDouble(line.group(3))))
                .toList();
        var help = lines.stream()
                .filter(line -> line.startsWith(HELP))
                .map(line -> (line.substring(HELP.length()) + " ").split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1].strip(), (one, same) -> one));
        return new Scrape(samples, help);
    }

    private static Map<String, String> labels(String text) {
        return text == null
                ? Map.of()
                : LABEL.matcher(text)
                        .results()
                        .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
    }

    /** The names of all metrics, without what histograms and timers add. */
    Set<String> families() {
        return samples.stream()
                .map(sample -> Eyes.family(sample.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether there is something that a selector might find, by its labels and by what it wants of them exactly. */
    boolean has(PromQl.Selector selector) {
        return samples.stream()
                .filter(sample -> sample.name().equals(selector.metric()))
                .anyMatch(sample -> selector.matchers().stream().allMatch(sample::fits));
    }

    Set<String> labelsOf(String metric) {
        return samples.stream()
                .filter(sample -> sample.name().equals(metric))
                .flatMap(sample -> sample.labels().keySet().stream())
                .collect(Collectors.toSet());
    }

    record Sample(String name, Map<String, String> labels, double value) {

        Sample {
            labels = Map.copyOf(labels);
        }

        /** A pattern may match what has not happened here, and $service is whatever somebody looks at. */
        private boolean fits(PromQl.Matcher wanted) {
            var is = labels.get(wanted.label());
            var mayBeAny = !wanted.operator().equals("=") || wanted.value().startsWith("$");
            return is != null && (mayBeAny || is.equals(wanted.value()));
        }
    }
}
