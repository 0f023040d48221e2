package org.tailspin.core.reservoir;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.random.Seed;

/**
 * Delayed XOR (Xie, Mihalas, Ku&#347;mierz 2025, appendix L, which leaves open all that the parameters here say): a trial shows
 * a vector of bits s1 for some rows, nothing for a delay, another vector s2, nothing again, and then the state is read. A linear readout must
 * give XOR(s1, s2) of every bit, by its sign. Every trial starts at x(0) = 0, with noise of its own.
 *
 * @param bits of a stimulus, each on an input of its own, at least 1
 * @param presentation rows for which a stimulus is shown, at least 1
 * @param firstDelay rows after the first stimulus, at least 0
 * @param secondDelay rows after the second one, at least 0
 * @param isSigned whether bits are -1 and 1, in place of 0 and 1
 * @param training trials that the readout is trained on, at least 2
 * @param test fresh trials that it is scored on, at least 2
 */
public record XorTask(
        int bits, int presentation, int firstDelay, int secondDelay, boolean isSigned, int training, int test)
        implements ReservoirTask {

    /** Trials of the training, and of the test, where nothing else is said. */
    public static final int DEFAULT_TRIALS = 800;

    /** Rows of a delay where nothing else is said. */
    public static final int DEFAULT_DELAY = 10;

    /** Rows of a stimulus where nothing else is said. */
    public static final int DEFAULT_PRESENTATION = 2;

    /** The usual one. */
    public static final XorTask DEFAULT =
            new XorTask(1, DEFAULT_PRESENTATION, DEFAULT_DELAY, DEFAULT_DELAY, false, DEFAULT_TRIALS, DEFAULT_TRIALS);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public XorTask {
        ReservoirTask.atLeast(bits, "the number of bits", 1);
        ReservoirTask.atLeast(presentation, "the rows of a stimulus", 1);
        ReservoirTask.atLeast(firstDelay, "the first delay", 0);
        ReservoirTask.atLeast(secondDelay, "the second delay", 0);
        ReservoirTask.atLeast(training, "the number of training trials", 2);
        ReservoirTask.atLeast(test, "the number of test trials", 2);
        ReservoirTask.countable(2L * presentation + firstDelay + secondDelay, "the number of rows of a trial");
        ReservoirTask.countable((long) training + test, "the number of trials");
    }

    @Override
    public Kind kind() {
        return Kind.XOR;
    }

    @Override
    public int inputs() {
        return bits;
    }

    private int length() {
        return 2 * presentation + firstDelay + secondDelay;
    }

    @Override
    public long rows() {
        return (long) length() * (training + test);
    }

    @Override
    public List<String> outputs() {
        return IntStream.rangeClosed(1, bits).mapToObj(j -> "xor" + j).toList();
    }

    @Override
    public int states() {
        return training + test;
    }

    /**
     * With bits of both signs and no bias, everything is odd: (s1, s2) and (-s1, -s2) lead to opposite states, but to the same
     * target, so that no linear readout is better than chance.
     */
    @Override
    public void check(boolean isOdd, boolean hasBias) {
        if (isSigned && isOdd && !hasBias) {
            throw new IllegalArgumentException(
                    "bits of -1 and 1 without biases leave every readout at chance, since the"
                            + " network is odd and XOR is even: use bits of 0 and 1, or a bias above 0");
        }
    }

    /** Trials one after the other, without returning to 0 between them. */
    @Override
    public InputTable drive(int rows, Seed seed) {
        final double[][] u = new double[rows][bits];
        final int length = length();
        for (int t = 0; t < rows; t += length) {
            final double[][] trial = show(stimuli(seed, t / length));
            for (int s = 0; s < length && t + s < rows; s++) {
                u[t + s] = trial[s];
            }
        }
        return InputTable.of(u);
    }

    /** Both vectors of a trial. */
    private boolean[][] stimuli(Seed seed, int trial) {
        final UniformRandomProvider random = seed.stream("xor trial", trial);
        final boolean[][] stimuli = new boolean[2][bits];
        for (boolean[] stimulus : stimuli) {
            for (int j = 0; j < bits; j++) {
                stimulus[j] = random.nextBoolean();
            }
        }
        return stimuli;
    }

    private double[][] show(boolean[][] stimuli) {
        final double[][] u = new double[length()][bits];
        for (int t = 0; t < presentation; t++) {
            for (int j = 0; j < bits; j++) {
                u[t][j] = level(stimuli[0][j]);
                u[presentation + firstDelay + t][j] = level(stimuli[1][j]);
            }
        }
        return u;
    }

    private double level(boolean bit) {
        return bit ? 1 : isSigned ? -1 : 0;
    }

    @Override
    public Scores run(Reservoir reservoir, double ridge, Seed seed, Monitor monitor) {
        final int count = training + test;
        final double[][] states = reservoir.lastStates(
                count,
                trial -> InputTable.of(show(stimuli(seed, trial))),
                trial -> new Seed(seed.stream("xor noise", trial).nextLong()),
                monitor.part(0, PART_OF_STATES));
        final double[][] targets = new double[count][bits];
        for (int m = 0; m < count; m++) {
            final boolean[][] stimuli = stimuli(seed, m);
            for (int j = 0; j < bits; j++) {
                targets[m][j] = stimuli[0][j] ^ stimuli[1][j] ? 1 : -1;
            }
        }
        final Readout readout = Readout.fit(states, targets, training, ridge, monitor.silent());
        final double[] shares = new double[test];
        final double[][] predictions = new double[test][];
        final double[][] tested = new double[test][];
        for (int m = 0; m < test; m++) {
            tested[m] = targets[training + m];
            predictions[m] = readout.of(states[training + m]);
            for (int j = 0; j < bits; j++) {
                shares[m] += predictions[m][j] > 0 == tested[m][j] > 0 ? 1.0 / bits : 0;
            }
        }
        return new Scores(
                Map.of(Score.Kind.ACCURACY, Score.ofShares(shares)),
                readout,
                outputs(),
                tested,
                predictions,
                training,
                states,
                targets,
                Scores.rms(states),
                0,
                new double[0]);
    }

    private static final double PART_OF_STATES = 0.95;
}
