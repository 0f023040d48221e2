package org.tailspin.core.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.known.HenonMap;
import org.tailspin.core.papers.PublishedOrder;

class KnownCaseTest {

    static Stream<KnownCase> quickCases() {
        return Stream.of(
                new HenonCase(),
                new OrthogonalCase(),
                new SumRuleCase(),
                new StableQuantileCase(),
                new TangentOrderCase(),
                new PinnedBitsCase());
    }

    @ParameterizedTest
    @MethodSource("quickCases")
    void passes(KnownCase known) {
        for (Check check : known.run(Monitor.NONE)) {
            assertTrue(check.passes(), check.toString());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
    void allPass() {
        KnownCase.all().forEach(this::passes);
    }

    /** A little more bending is another attractor, with another largest exponent and dimension; the sum stays. */
    @Test
    void anotherMapFails() {
        final List<Check> checks = new HenonCase(new HenonMap(1.39, 0.3)).run(Monitor.NONE);
        assertFalse(checks.get(0).passes(), checks.toString());
        assertTrue(checks.get(1).passes(), checks.toString());
        assertFalse(checks.get(2).passes(), checks.toString());
    }

    /** The fault of the published code, which no sum rule sees. */
    @Test
    void tangentMapsInTheWrongOrderFail() {
        final List<Check> checks = new TangentOrderCase((network, coupling) ->
                        new PublishedOrder(network, coupling, TangentOrderCase.GAIN, Nonlinearity.TANH))
                .run(Monitor.NONE);
        assertFalse(checks.get(0).passes(), checks.toString());
    }

    @Test
    void theVerdictIsTheAllowedDeviation() {
        final Expectation expected = new Expectation("system", "quantity", 1, 0.25, "exact");
        assertTrue(expected.obtained(1.25).passes());
        assertTrue(expected.obtained(0.75).passes());
        assertFalse(expected.obtained(1.2500001).passes());
        assertFalse(expected.obtained(Double.NaN).passes());
        assertFalse(expected.obtained(Double.POSITIVE_INFINITY).passes());
        assertEquals("exact", expected.obtained(0).expectation().source());
    }

    @Test
    void refusesExpectationsThatNothingMeets() {
        assertThrows(IllegalArgumentException.class, () -> new Expectation("s", "q", Double.NaN, 1, "x"));
        assertThrows(IllegalArgumentException.class, () -> new Expectation("s", "q", 1, -1, "x"));
        assertThrows(IllegalArgumentException.class, () -> new Expectation("s", "q", 1, Double.NaN, "x"));
    }
}
