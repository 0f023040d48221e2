package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEConstants;
import org.tailspin.knimeapi.RunningNode;
import org.tailspin.knimeapi.Tables;

/** Threads, progress and cancellation. */
@Timeout(60)
class RunningTest {

    private static final Duration PROMPT = Duration.ofSeconds(1);

    /** Two networks of 2000 neurons: each of these phases takes seconds. */
    @ParameterizedTest
    @ValueSource(strings = {"org.tailspin.core.coupling.IndependentEnsemble", "org.tailspin.core.linalg.GradedQr"})
    void stopsWithinASecondWhateverItIsDoing(String busyIn) throws Exception {
        BufferedDataTable networks = large(2000);
        RunningNode running = Nodes.lyapunov("measurement/exponents", "ALL", "measurement/warmup", 0)
                .start(networks);
        await(() -> isBusyIn(busyIn));
        long cancelled = System.nanoTime();
        running.cancel();
        assertThrows(CanceledExecutionException.class, running::await);
        Duration took = Duration.ofNanos(System.nanoTime() - cancelled);
        assertNoThreadLeft();
        assertTrue(took.compareTo(PROMPT) < 0, "took " + took);
    }

    /** In the middle of a decomposition, of which a monitor that is asked too rarely would make a long wait. */
    @ParameterizedTest
    @ValueSource(strings = {"spectra", "overlaps"})
    void decompositionsCanBeCancelled(String wanted) throws Exception {
        RunningNode running = Nodes.statistics("spectra", false, wanted, true).start(large(600));
        await(() -> isBusyIn("org.tailspin.core.linalg.Decompositions"));
        running.cancel();
        assertThrows(CanceledExecutionException.class, running::await);
        assertNoThreadLeft();
    }

    /** Every node that can take long, at N = 2000, within a second. */
    @ParameterizedTest
    @ValueSource(strings = {"statistics", "overlaps", "integrator", "dimension", "generator"})
    @EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
    void largeNetworksStopWithinASecond(String node) throws Exception {
        BufferedDataTable networks = large(2000);
        for (int wait : new int[] {500, 2000, 5000, 10_000}) {
            RunningNode running =
                    switch (node) {
                        case "statistics" -> Nodes.statistics().start(networks);
                        case "overlaps" -> Nodes.statistics("overlaps", true).start(networks);
                        case "integrator" -> Nodes.integrator("steps", 100_000).start(networks);
                        case "dimension" ->
                            Nodes.dimension("measurement/exponents", "ALL").start(networks);
                        default ->
                            Nodes.generator("neurons", 2000, "realisations", 1).start();
                    };
            Thread.sleep(wait);
            long cancelled = System.nanoTime();
            running.cancel();
            try {
                running.await();
            } catch (CanceledExecutionException expected) {
                // the generator may be done before that
            }
            Duration took = Duration.ofNanos(System.nanoTime() - cancelled);
            assertNoThreadLeft();
            assertTrue(took.compareTo(PROMPT) < 0, node + " after " + wait + " ms took " + took);
        }
    }

    private static BufferedDataTable large(int n) throws Exception {
        return Nodes.generator("neurons", n, "gainValues", "SINGLE", "gain", 2.0, "realisations", 2)
                .execute()
                .table(0);
    }

    @Test
    void showsProgressAndCanBeCancelledWhileIntegrating() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        RunningNode running = Nodes.integrator("warmup", Integer.MAX_VALUE, "trajectories", false)
                .start(networks);
        await(() -> running.message() != null && running.progress() > 0);
        assertTrue(running.progress() < 1, "progress " + running.progress());
        assertEquals("0 of 3 networks", running.message());
        running.cancel();
        assertThrows(CanceledExecutionException.class, running::await);
        assertNoThreadLeft();
    }

    @Test
    void theWeightsCanBeCancelled() throws Exception {
        RunningNode running = Nodes.generator("neurons", 700, "realisations", 2, "weights", true)
                .start();
        await(() -> isBusyIn("org.tailspin.nodes.coupling.WeightsTable"));
        running.cancel();
        assertThrows(CanceledExecutionException.class, running::await);
    }

    /** Other nodes hold all threads but that of the node: it does all the work itself, with the same numbers. */
    @Test
    void needsNoThreadButItsOwn() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        List<?> expected =
                Tables.rows(Nodes.lyapunov(Nodes.SHORT).execute(networks).table(0));
        CountDownLatch free = new CountDownLatch(1);
        int others = KNIMEConstants.GLOBAL_THREAD_POOL.getMaxThreads() - 1;
        CountDownLatch held = new CountDownLatch(others);
        for (int i = 0; i < others; i++) {
            KNIMEConstants.GLOBAL_THREAD_POOL.enqueue(() -> {
                held.countDown();
                free.await();
                return null;
            });
        }
        held.await();
        try {
            assertEquals(
                    expected,
                    Tables.rows(Nodes.lyapunov(Nodes.SHORT).execute(networks).table(0)));
        } finally {
            free.countDown();
        }
    }

    @Test
    void saysNothingOnTheConsole() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream ear = new PrintStream(said, true);
        System.setOut(ear);
        System.setErr(ear);
        try {
            Nodes.lyapunov(Nodes.SHORT).execute(Nodes.networks());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("", said.toString());
    }

    /** A worker that has just said that it is done may still be on its way out: a moment, and no more. */
    private static void assertNoThreadLeft() throws InterruptedException {
        long end = System.nanoTime() + PROMPT.toNanos();
        while (isBusyIn("org.tailspin.core.")) {
            assertTrue(System.nanoTime() < end, "a thread outlives the node");
            Thread.sleep(1);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited too long");
            Thread.sleep(1);
        }
    }

    /** Whether some thread is inside a class whose name starts so. */
    private static boolean isBusyIn(String prefix) {
        return Thread.getAllStackTraces().values().stream().anyMatch(trace -> Arrays.stream(trace)
                .anyMatch(frame -> frame.getClassName().startsWith(prefix)));
    }
}
