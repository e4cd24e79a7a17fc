package io.millrace.users;

import io.millrace.testing.rules.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void theHouseRulesAreKept() {
        HouseRules.check("io.millrace.users");
    }
}
