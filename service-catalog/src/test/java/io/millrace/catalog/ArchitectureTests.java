package io.millrace.catalog;

import io.millrace.testing.rules.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void theHouseRulesHold() {
        HouseRules.check("io.millrace.catalog");
    }
}
