package org.tailspin.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;

class TimeLimitTest {

    private static final CouplingEnsemble ENSEMBLE = new StableEnsemble(2);

    /** Seconds of a clock that only the work moves. */
    private final AtomicLong nanos = new AtomicLong();

    private static List<NetworkRecipe> recipes() {
        return new GainSweep(List.of(ENSEMBLE), 3, new Grid(1, 3, 3, false), false, 1, 1, Dynamics.usual()).recipes();
    }

    /** Takes a second for each tenth of its work; at a gain of 2 it hangs. */
    private final class Work implements NetworkTask<String> {

        @Override
        public String run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            for (int tenth = 0; tenth < 10 || recipe.gain() == 2; tenth++) {
                nanos.addAndGet(1_000_000_000L);
                monitor.progress(Math.min(tenth, 5) / 10.0);
                monitor.checkCancelled();
            }
            return "done";
        }

        @Override
        public String failed(NetworkRecipe recipe, String reason) {
            return reason;
        }
    }

    private String run(double seconds, int network, Monitor monitor) {
        final NetworkRecipe recipe = recipes().get(network);
        return new TimeLimit<>(new Work(), seconds, nanos::get)
                .run(recipe, recipe.disorder().draw(Monitor.NONE), monitor);
    }

    @Test
    void givesUpTheNetworkThatHangsAndNoOther() {
        final List<String> results = new ArrayList<>();
        new Sweep<>(recipes(), new TimeLimit<>(new Work(), 20, nanos::get))
                .run(Runnable::run, 1, Monitor.NONE, results::add);
        assertEquals(
                List.of("done", "given up after the time limit of 20 s for a network, 50 % done", "done"), results);
    }

    @Test
    void theTimeIsThatOfOneNetwork() {
        assertEquals("done", run(10, 0, Monitor.NONE));
        assertEquals("done", run(10, 0, Monitor.NONE));
        assertTrue(run(9.5, 0, Monitor.NONE).contains("time limit of 9.5 s"));
    }

    @Test
    void whoeverStopsTheSweepStopsIt() {
        final AtomicBoolean stop = new AtomicBoolean();
        final Monitor monitor = new Monitor() {
            @Override
            public void progress(double fraction) {
                stop.set(fraction >= 0.5);
            }

            @Override
            public boolean isCancelled() {
                return stop.get();
            }
        };
        assertThrows(CancellationException.class, () -> run(1000, 1, monitor));
        assertThrows(CancellationException.class, () -> run(5.5, 1, monitor), "both at once");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e10, Double.NaN})
    void refusesWhatIsNoTime(double seconds) {
        final String message = assertThrows(IllegalArgumentException.class, () -> new TimeLimit<>(new Work(), seconds))
                .getMessage();
        assertTrue(message.contains("(0, 1e9] seconds, but is " + seconds), message);
    }
}
