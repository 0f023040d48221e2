package org.tailspin.core.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.tailspin.core.random.Seed;

/**
 * A recorded input, I(t) = W_in u(t): each row of the table is held for so many steps, of a flow as of a map. A run ends where the
 * table ends, unless it is repeated on purpose.
 *
 * @param table u, a row for each moment
 * @param weights W_in
 * @param stepsPerRow for how many steps a row is held, at least 1
 * @param isCyclic whether the table begins anew after its last row: exponents are those of a periodic drive then
 * @param networkSeed draws the weights where they have no seed of their own
 */
public record InputSeries(InputTable table, InputWeights weights, int stepsPerRow, boolean isCyclic, long networkSeed)
        implements Input {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException for fewer than one step a row
     */
    public InputSeries {
        if (stepsPerRow < 1) {
            throw new IllegalArgumentException(
                    "a row of the input must be held for at least 1 step, but is for " + stepsPerRow);
        }
    }

    /**
     * A step for each row, once.
     *
     * @param table u
     * @param weights W_in
     */
    public InputSeries(InputTable table, InputWeights weights) {
        this(table, weights, 1, false, 0);
    }

    /**
     * {@return the same input, with weights of this seed where they have none of their own}
     *
     * @param seed of a network
     */
    public InputSeries ofNetwork(long seed) {
        return new InputSeries(table, weights, stepsPerRow, isCyclic, seed);
    }

    /** {@return eight digits that stand for all of it but the network: what drives networks differently has others} */
    public String mark() {
        final CRC32 sum = new CRC32();
        final String all = table.mark() + ' ' + weights.mark() + ' ' + stepsPerRow + ' ' + isCyclic;
        sum.update(all.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    @Override
    public boolean isZero() {
        return table.isZero() || weights.isZero();
    }

    @Override
    public boolean changes() {
        return !isZero() && !table.isConstant();
    }

    @Override
    public void checkSize(int n) {
        weights.checkSize(n, table.columns());
    }

    @Override
    public long steps() {
        return isCyclic || !changes() ? Long.MAX_VALUE : (long) table.rows() * stepsPerRow;
    }

    @Override
    public Source start(int n, Seed seed) {
        final double[][] in = weights.of(n, table.columns(), networkSeed);
        final long last = steps();
        return new Source() {
            @Override
            public void at(double t, double[] into) {
                throw new IllegalStateException("a recorded input is held over steps, and known at no time between");
            }

            @Override
            public void during(long step, double node, double timeStep, double[] into) {
                if (step >= last) {
                    throw new IllegalArgumentException("the input has " + table.rows() + " rows, which last for " + last
                            + " steps, but the run continues");
                }
                final double[] u = table.row((int) (step / stepsPerRow % table.rows()));
                for (int i = 0; i < into.length; i++) {
                    final double[] row = in[i];
                    double sum = row[0] * u[0];
                    for (int j = 1; j < u.length; j++) {
                        sum += row[j] * u[j];
                    }
                    into[i] = sum;
                }
            }
        };
    }
}
