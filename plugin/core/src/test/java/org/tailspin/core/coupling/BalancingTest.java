package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

class BalancingTest {

    private static final int N = 120;

    /** Counts with a heavy tail; each source has one sign under Dale's law, or each entry its own. */
    private static Coupling counts(boolean isDale, int excitatory) {
        final UniformRandomProvider random = new Seed(11).stream("counts");
        final double[][] rows = new double[N][N];
        for (int j = 0; j < N; j++) {
            for (int i = 0; i < N; i++) {
                if (random.nextDouble() < 0.3) {
                    final double size = Math.ceil(Math.exp(2 * random.nextDouble() * random.nextDouble()));
                    final boolean excites = isDale ? j < excitatory : random.nextBoolean();
                    rows[i][j] = excites ? size : -size;
                }
            }
        }
        return Coupling.of(rows, List.of());
    }

    /** Norm of the entries of one sign of a row, or of a column. */
    private static double norm(Coupling coupling, int line, boolean isRow, double sign) {
        return Math.sqrt(IntStream.range(0, N)
                .mapToDouble(k -> isRow
                        ? coupling.matrix().get(line, k)
                        : coupling.matrix().get(k, line))
                .filter(w -> Math.signum(w) == sign)
                .map(w -> w * w)
                .sum());
    }

    /** With signs mixed in rows and columns all four norms are 1/sqrt 2 in the limit. */
    @Test
    void mixedSignsBalanceInputsAndOutputs() {
        final Coupling balanced =
                Balancing.of(counts(false, 0), false, Monitor.NONE).coupling();
        for (int i = 0; i < N; i++) {
            for (double sign : new double[] {-1, 1}) {
                assertEquals(Math.sqrt(0.5), norm(balanced, i, true, sign), 1e-12);
                assertEquals(Math.sqrt(0.5), norm(balanced, i, false, sign), 1e-8);
            }
        }
    }

    /**
     * Under Dale's law rows and columns cannot both: after the rows, each of N_E excitatory columns has the norm
     * sqrt(n_E / (2 N_E)), with n_E rows that have such an input, and after the columns the rows sqrt(N_E / (2 n_E)).
     */
    @Test
    void underDalesLawTheCycleIsTheOneOfTheory() {
        final int excitatory = 80;
        final Coupling counts = counts(true, excitatory);
        final Coupling rows = Balancing.of(counts, false, Monitor.NONE).coupling();
        final Coupling columns = Balancing.of(counts, true, Monitor.NONE).coupling();
        for (int i = 0; i < N; i++) {
            final boolean excites = i < excitatory;
            final double share = (double) N / (2 * (excites ? excitatory : N - excitatory));
            assertEquals(Math.sqrt(0.5), norm(rows, i, true, 1), 1e-12);
            assertEquals(Math.sqrt(0.5), norm(rows, i, true, -1), 1e-12);
            assertEquals(Math.sqrt(share), norm(rows, i, false, excites ? 1 : -1), 1e-8);
            assertEquals(Math.sqrt(0.5), norm(columns, i, false, excites ? 1 : -1), 1e-12);
            assertEquals(Math.sqrt((double) excitatory / (2 * N)), norm(columns, i, true, 1), 1e-8);
        }
        // the squares add to N: g_eff is 1
        assertEquals(1, CouplingStatistics.of(rows, 1, Monitor.NONE).effectiveGain(), 1e-12);
        // zeros and signs stay
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                assertEquals(
                        Math.signum(counts.matrix().get(i, j)),
                        Math.signum(rows.matrix().get(i, j)));
            }
        }
    }

    @Test
    void itSaysWhatItFound() {
        // neuron 3 has no input and no inhibition goes to 1
        final Coupling coupling =
                Coupling.of(new double[][] {{0, 2, 0}, {3, 0, -1}, {0, 0, 0}}, List.of("AVA", "AVB", "AVC"));
        final GivenMatrix result = Normalisation.BALANCED.apply(coupling, Monitor.NONE);
        final String notes = String.join("; ", result.notes());
        assertTrue(notes.contains("balanced in "), notes);
        assertTrue(notes.contains("1 of 3 neurons have no inputs: AVC"), notes);
        assertTrue(notes.contains("1 of 3 neurons have no negative inputs: AVA"), notes);
        assertTrue(notes.contains("2 of 3 neurons have no negative outputs: AVA, AVB"), notes);
        assertEquals(Math.sqrt(0.5), result.coupling().matrix().get(0, 1), 1e-12);
        assertEquals(0, result.coupling().matrix().get(2, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Normalisation.BALANCED.apply(Coupling.of(new double[2][2], List.of()), Monitor.NONE));
    }

    /** Without total support some entries tend to 0 as 1/k: no error, but said. */
    @Test
    void withoutTotalSupportItEndsAndSaysSo() {
        final Coupling coupling = Coupling.of(new double[][] {{1, 1}, {0, 1}}, List.of());
        final GivenMatrix result = Balancing.of(coupling, false, Monitor.NONE);
        assertTrue(result.notes().get(0).contains("without end"), result.notes().toString());
        assertTrue(result.coupling().matrix().get(0, 1) < 0.02);
    }
}
