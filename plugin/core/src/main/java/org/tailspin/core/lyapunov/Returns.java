package org.tailspin.core.lyapunov;

import java.util.Optional;
import java.util.OptionalDouble;

/** Whether a trajectory returns to where it was, and comes closer to that from time to time. */
final class Returns {

    /** A return as close as this, in units of the size of a state, is one up to rounding. */
    private static final double EXACT = 1e-9;

    /** While it still converges, a return comes as close as this, in units of the motion (or, at rest, of the state). */
    private static final double CLOSE = 0.02;

    /** Over a part of the run, {@link #PARTS}, distances of returns fall by this power of e at least, and in the end below {@link #EXACT}. */
    private static final double FALL = 2;

    /** Of the run: a fall is seen over the last one. */
    static final int PARTS = 4;

    /** Where one lag is reached up to rounding, a part of it that is a period is within this factor of that. */
    private static final double NEARLY = 1e3;

    /** The fall over one period may differ so much from that over several, by the turns of the spiral. */
    private static final double SAME_FALL = 0.35;

    /** States whose returns are looked at. */
    private static final int WINDOW = 256;

    /** A return of a flow between two of its steps comes as close as this, in units of the motion. */
    private static final double CLOSE_OF_FLOW = 0.03;

    /** Of the returns of a flow, one counts as a whole period if it is at most so many times as far as the closest. */
    private static final double AS_CLOSE = 4;

    /** Steps of Newton's method to the minimum of a polynomial. */
    private static final int NEWTON = 8;

    /** Steps that it goes through. */
    private static final int FIVE = 5;

    /** Of states fewer than this nothing can be said. */
    private static final int LEAST = 32;

    private final Sketch states;
    private final int end;
    private final int window;

    /** The same for a flow, whose steps are small. */
    private final int broad;

    private final int back;
    private final int longest;

    Returns(Sketch states) {
        this.states = states;
        end = states.length();
        window = Math.min(WINDOW, end / 8);
        broad = Math.min(4 * WINDOW, end / 4);
        back = end / PARTS;
        longest = end / 2;
    }

    /**
     * A periodic orbit of a map, or a point of rest.
     *
     * @param period in steps, at least 1
     * @param isReached whether states return up to rounding; if not, they still come closer
     * @param fall ln of the factor by which the distances of returns fell per step; NaN where they are rounding
     */
    record Cycle(int period, boolean isReached, double fall) {}

    /**
     * {@return the cycle that the states approach; empty if none was seen}
     *
     * @param least returns are asked for after as many steps at least, for systems that move little in one
     */
    Optional<Cycle> cycle(int least) {
        if (end < LEAST) {
            return Optional.empty();
        }
        final double size = states.size(end, window);
        final double motion = states.motion(end, Math.min(end, Math.max(window, longest)));
        for (int period = 1; period <= longest; period++) {
            final int lag = period * ((least + period - 1) / period);
            if (lag > longest) {
                return Optional.empty();
            }
            final double close = CLOSE * (period == 1 ? size : motion);
            if (states.square(end - 1, end - 1 - lag) > close * close) {
                continue;
            }
            final double now = largest(end, period, lag);
            final double before = largest(end - back, period, lag);
            if (now <= EXACT * size && before <= EXACT * size) {
                final int whole = whole(period, least, Double.POSITIVE_INFINITY, NEARLY * EXACT * size);
                return Optional.of(new Cycle(whole, true, Double.NaN));
            }
            final double fall = Math.log(before / now);
            if (now <= close && (fall >= FALL || now <= EXACT * size && fall > 0)) {
                return Optional.of(
                        now <= EXACT * size
                                ? new Cycle(whole(period, least, fall, NEARLY * EXACT * size), true, Double.NaN)
                                : new Cycle(whole(period, least, fall, 0), false, fall / back));
            }
        }
        return Optional.empty();
    }

    /**
     * The smallest part of a lag after which distances fall as fast: after some periods a state that spirals towards its cycle comes
     * closer than after one.
     */
    private int whole(int multiple, int least, double fall, double reached) {
        for (int period = 1; period < multiple; period++) {
            if (multiple % period == 0) {
                final int lag = period * ((least + period - 1) / period);
                final double now = largest(end, period, lag);
                if (now <= reached || Math.log(largest(end - back, period, lag) / now) >= SAME_FALL * fall) {
                    return period;
                }
            }
        }
        return multiple;
    }

    private double largest(int until, int period, int lag) {
        final double atPeriod = states.largest(until, window, period);
        return lag == period ? atPeriod : Math.max(atPeriod, states.largest(until, window, lag));
    }

    /**
     * The period of a closed orbit of a flow, which is no whole number of steps: the first lag, between steps, at which the mean
     * squared distance of returns is about as small as it gets, from a polynomial through five steps. The longest multiple
     * that was seen makes it precise.
     *
     * @return in steps; empty if the states do not return closely
     */
    OptionalDouble periodOfFlow() {
        if (end < LEAST) {
            return OptionalDouble.empty();
        }
        final double[] squares = new double[longest + 1];
        for (int lag = 1; lag <= longest; lag++) {
            squares[lag] = states.meanSquare(end, broad, lag);
        }
        final double motion = states.motion(end, longest);
        double closest = Double.POSITIVE_INFINITY;
        for (int lag = 2; lag < longest - 1; lag++) {
            if (isMinimum(squares, lag)) {
                closest = Math.min(closest, depth(squares, lag));
            }
        }
        final double bound = CLOSE_OF_FLOW * motion * CLOSE_OF_FLOW * motion;
        if (!(closest <= bound)) {
            return OptionalDouble.empty();
        }
        for (int lag = 2; lag < longest - 1; lag++) {
            if (isMinimum(squares, lag) && depth(squares, lag) <= Math.max(AS_CLOSE * closest, bound / 30)) {
                return OptionalDouble.of(refined(squares, lag));
            }
        }
        return OptionalDouble.empty();
    }

    private static boolean isMinimum(double[] squares, int lag) {
        return squares[lag] <= squares[lag - 1] && squares[lag] < squares[lag + 1];
    }

    /** Where the polynomial through five steps has its minimum, from the middle one, in steps. */
    private static double shift(double[] squares, int lag) {
        final double[] d = derivatives(squares, lag);
        double x = 0;
        for (int iteration = 0; iteration < NEWTON; iteration++) {
            final double slope = d[1] + x * (d[2] + x * (d[3] / 2 + x * d[4] / 6));
            final double curvature = d[2] + x * (d[3] + x * d[4] / 2);
            if (!(curvature > 0)) {
                return 0;
            }
            x -= slope / curvature;
        }
        return Math.abs(x) <= 1 ? x : 0;
    }

    private static double depth(double[] squares, int lag) {
        final double[] d = derivatives(squares, lag);
        final double x = shift(squares, lag);
        return Math.max(0, d[0] + x * (d[1] + x * (d[2] / 2 + x * (d[3] / 6 + x * d[4] / 24))));
    }

    /** The value and four derivatives by central differences. */
    private static double[] derivatives(double[] f, int i) {
        final double outer = f[i + 2] - f[i - 2];
        final double inner = f[i + 1] - f[i - 1];
        final double outerSum = f[i + 2] + f[i - 2];
        final double innerSum = f[i + 1] + f[i - 1];
        return new double[] {
            f[i],
            (8 * inner - outer) / 12,
            (16 * innerSum - outerSum - 30 * f[i]) / 12,
            (outer - 2 * inner) / 2,
            outerSum - 4 * innerSum + 6 * f[i]
        };
    }

    private static double refined(double[] squares, int first) {
        double period = first + shift(squares, first);
        for (int multiple = 2; multiple * period < squares.length - FIVE; multiple++) {
            int lag = (int) Math.round(multiple * period);
            if (squares[lag - 1] < squares[lag]) {
                lag--;
            } else if (squares[lag + 1] < squares[lag]) {
                lag++;
            }
            if (lag + 2 >= squares.length || !isMinimum(squares, lag)) {
                break;
            }
            period = (lag + shift(squares, lag)) / multiple;
        }
        return period;
    }
}
