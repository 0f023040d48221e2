package org.tailspin.core.pipeline;

import java.util.List;
import org.tailspin.core.dynamics.CollectiveActivity;
import org.tailspin.core.lyapunov.LyapunovSettings;

/**
 * How the collective activity of each network is measured.
 *
 * @param warmup steps of every trajectory before anything is measured, at least 0
 * @param steps measured steps of every trajectory, at least 1
 * @param every take every such state, at least 1
 * @param block states taken before another group of data has its turn, more than the largest lag
 * @param groups of blocks, at least 2; errors need 3
 * @param trajectories from different initial states, at least 1
 * @param lags of the lag functions in states taken, ascending, from 0
 * @param exponents Lyapunov exponents of the first trajectory: 1, or {@link LyapunovSettings#AUTO} for dimension and entropy
 */
public record CollectiveSettings(
        int warmup, int steps, int every, int block, int groups, int trajectories, List<Integer> lags, int exponents) {

    /** Steps of the tangent frame before exponents are averaged. */
    static final int TANGENT_WARMUP = 100;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges; those of blocks and lags are checked by {@link
     *     CollectiveActivity}
     */
    public CollectiveSettings {
        lags = List.copyOf(lags);
        if (trajectories < 1) {
            throw new IllegalArgumentException("the number of trajectories must be at least 1, but is " + trajectories);
        }
        new LyapunovSettings(exponents, warmup, TANGENT_WARMUP, steps);
        if ((long) steps / every * trajectories < (long) block * groups) {
            throw new IllegalArgumentException(groups + " groups of " + block + " states need " + block * groups
                    + " states, but there are " + steps / every * trajectories + ": more steps");
        }
    }

    /**
     * A map in one trajectory.
     *
     * @param steps measured steps, at least 200
     * @return settings with a block of 50 steps, which is longer than a map remembers, and lag 1
     */
    public static CollectiveSettings map(int steps) {
        return new CollectiveSettings(300, steps, 1, 50, CollectiveActivity.DEFAULT_GROUPS, 1, List.of(0, 1), 1);
    }

    LyapunovSettings lyapunov() {
        return new LyapunovSettings(exponents, warmup, TANGENT_WARMUP, steps);
    }

    /** Blocks that a trajectory takes up, the last of which may be short. */
    int blocksOfTrajectory() {
        final int states = (steps - 1) / every + 1;
        return (states - 1) / block + 1;
    }

    int[] lagArray() {
        return lags.stream().mapToInt(Integer::intValue).toArray();
    }
}
