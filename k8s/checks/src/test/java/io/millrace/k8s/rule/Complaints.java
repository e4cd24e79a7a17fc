package io.millrace.k8s.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a rule has found so far. */
final class Complaints {

    private final List<String> found = new ArrayList<>();

    void add(String complaint) {
        found.add(complaint);
    }

    void unless(boolean fine, String complaint) {
        if (!fine) {
            add(complaint);
        }
    }

    Stream<String> stream() {
        return found.stream();
    }
}
