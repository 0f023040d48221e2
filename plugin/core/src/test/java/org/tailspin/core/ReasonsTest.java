package org.tailspin.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.dynamics.DivergenceException;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.Sweep;

class ReasonsTest {

    /** What Java and a library throw where a call of ours is wrong; all of them have messages. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("a capacity", (Runnable) () -> new ArrayList<>(-1).add("")),
                Arguments.of("a range", (Runnable) () -> Arrays.copyOfRange(new double[3], 2, 1)),
                Arguments.of("a number", (Runnable) () -> Integer.parseInt("x")),
                Arguments.of("a division", (Runnable) () -> BigDecimal.ONE.divideToIntegralValue(BigDecimal.ZERO)),
                Arguments.of("a quotient", (Runnable)
                        () -> Math.floorDiv(1, List.of().size())),
                Arguments.of("a library", (Runnable) () -> new NormalDistribution(0, -1).sample()));
    }

    private static RuntimeException thrown(Runnable fault) {
        return assertThrows(RuntimeException.class, fault::run);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultOfTheProgramIsNoReason(String name, Runnable fault) {
        final RuntimeException failure = thrown(fault);
        assertTrue(failure.getMessage() != null, "it has a message: " + failure);
        assertSame(failure, assertThrows(RuntimeException.class, () -> Reasons.of(failure)));
    }

    @Test
    void whatACheckOfOursRefusesIsOne() {
        final RuntimeException gain = thrown(() -> NetworkMap.checkGain(-1));
        assertTrue(Reasons.of(gain).contains("-1"));
        final DivergenceException divergence = new DivergenceException(3, 1e300);
        assertEquals(divergence.getMessage(), Reasons.of(divergence));
    }

    /** A sweep continues after a network that is refused, and ends with a fault, whatever the message of that. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsNoRowOfASweep(String name, Runnable fault) {
        final List<NetworkRecipe> recipes = List.of(recipe(1), recipe(2), recipe(3));
        final List<String> rows = new ArrayList<>();
        new Sweep<>(recipes, task(() -> NetworkMap.checkGain(Double.NaN)))
                .run(Runnable::run, 1, Monitor.NONE, rows::add);
        assertEquals(3, rows.size());
        assertTrue(rows.get(1).contains("NaN"), rows.toString());
        final RuntimeException expected = thrown(fault);
        rows.clear();
        final RuntimeException failure = assertThrows(expected.getClass(), () -> new Sweep<>(recipes, task(fault))
                .run(Runnable::run, 1, Monitor.NONE, rows::add));
        assertEquals(expected.getMessage(), failure.getMessage());
        assertEquals(List.of("done"), rows);
    }

    private static NetworkRecipe recipe(double gain) {
        return new NetworkRecipe(new Disorder(new GaussianEnsemble(), 3, 1), gain, 1, Dynamics.usual());
    }

    private static NetworkTask<String> task(Runnable secondFails) {
        return new NetworkTask<>() {
            @Override
            public String run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
                if (recipe.gain() == 2) {
                    secondFails.run();
                }
                return "done";
            }

            @Override
            public String failed(NetworkRecipe recipe, String reason) {
                return reason;
            }
        };
    }
}
