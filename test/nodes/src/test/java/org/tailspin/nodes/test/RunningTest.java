package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEConstants;
import org.tailspin.knimeapi.RunningNode;
import org.tailspin.knimeapi.Tables;

/** Threads, progress and cancellation. */
@Isolated("looks at all threads, and listens to the console")
class RunningTest {

    private static final Duration PROMPT = Duration.ofSeconds(1);

    /** Two networks of 2000 neurons: each of these phases takes seconds. */
    @ParameterizedTest
    @ValueSource(strings = {"org.tailspin.core.coupling.IndependentEnsemble", "org.tailspin.core.linalg.GradedQr"})
    void stopsWithinASecondWhateverItIsDoing(String busyIn) throws Exception {
        BufferedDataTable networks = large(2000);
        RunningNode running = Nodes.lyapunov("measurement/exponents", "ALL", "measurement/warmup", 0)
                .start(networks);
        await(running, () -> isBusyIn(busyIn));
        assertStopsPromptly(running);
        assertThrows(CanceledExecutionException.class, running::await);
    }

    /** In the middle of a decomposition, of which a monitor that is asked too rarely would make a long wait. */
    @ParameterizedTest
    @ValueSource(strings = {"spectra", "overlaps"})
    void decompositionsCanBeCancelled(String wanted) throws Exception {
        RunningNode running = Nodes.statistics("spectra", false, wanted, true).start(large(600));
        await(running, () -> isBusyIn("org.tailspin.core.linalg.Decompositions"));
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
            assertStopsPromptly(running);
            try {
                running.await();
            } catch (CanceledExecutionException expected) {
                // the generator may be done before that
            }
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
        try {
            await(running, () -> "0 of 3 networks".equals(running.message()) && running.progress() > 0);
            assertTrue(running.progress() < 1, "progress " + running.progress());
        } finally {
            running.cancel(); // or it would hold the threads of all tests that follow
        }
        assertThrows(CanceledExecutionException.class, running::await);
        assertNoThreadLeft();
    }

    @Test
    void theWeightsCanBeCancelled() throws Exception {
        RunningNode running = Nodes.generator("neurons", 700, "realisations", 2, "weights", true)
                .start();
        await(running, () -> isBusyIn("org.tailspin.nodes.coupling.WeightsTable"));
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

    /** Cancels; no thread spends a second of processor time any more in the core before all have left it. */
    private static void assertStopsPromptly(RunningNode running) throws InterruptedException {
        Map<Long, Long> before = cpuInside();
        running.cancel();
        boolean isBusy = true;
        while (isBusy || !running.isDone()) {
            Map<Long, Long> now = cpuInside();
            now.forEach((thread, nanos) -> {
                long spent = nanos - before.computeIfAbsent(thread, unseen -> nanos);
                assertTrue(spent < PROMPT.toNanos(), "a thread goes on, for " + Duration.ofNanos(spent));
            });
            isBusy = !now.isEmpty();
            Thread.sleep(1);
        }
    }

    /** A worker that has just said that it is done may still be on its way out: a moment of its own time, and no more. */
    private static void assertNoThreadLeft() throws InterruptedException {
        Map<Long, Long> before = cpuInside();
        for (Map<Long, Long> now = before; !now.isEmpty(); now = cpuInside()) {
            now.forEach((thread, nanos) -> assertTrue(
                    nanos - before.computeIfAbsent(thread, unseen -> nanos) < PROMPT.toNanos(),
                    "a thread outlives the node"));
            Thread.sleep(1);
        }
    }

    /** Processor time, in nanoseconds, of each thread that is inside the core. */
    private static Map<Long, Long> cpuInside() {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        Map<Long, Long> times = new HashMap<>();
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            long nanos = cpu.getThreadCpuTime(thread.getId());
            if (nanos >= 0 && isInside(trace, "org.tailspin.core.")) {
                times.put(thread.getId(), nanos);
            }
        });
        return times;
    }

    /** Waits for something that happens while the node runs, however long that takes. */
    private static void await(RunningNode running, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            assertFalse(running.isDone(), "the node ended before");
            Thread.sleep(1);
        }
    }

    /** Whether some thread is inside a class whose name starts so. */
    private static boolean isBusyIn(String prefix) {
        return Thread.getAllStackTraces().values().stream().anyMatch(trace -> isInside(trace, prefix));
    }

    private static boolean isInside(StackTraceElement[] trace, String prefix) {
        return Arrays.stream(trace).anyMatch(frame -> frame.getClassName().startsWith(prefix));
    }
}
