package org.tailspin.core.coupling;

import java.util.Optional;
import org.tailspin.core.Counted;

/**
 * What was understood of a given matrix, for a sentence that is said before anything is computed: whoever gave it sees at once whether
 * neurons are missing or signs are not as they should be.
 *
 * @param neurons N
 * @param connections number of weights that are not 0
 * @param inhibitory how many of these are negative
 * @param dropped neurons of a list that are not in the matrix, since they send nothing
 */
public record MatrixSummary(int neurons, long connections, long inhibitory, int dropped) {

    /**
     * {@return what it holds}
     *
     * @param coupling a matrix
     * @param dropped neurons of its list that are not in it, since they send nothing
     */
    public static MatrixSummary of(Coupling coupling, int dropped) {
        final long[] counts = new long[2];
        for (int i = 0; i < coupling.size(); i++) {
            coupling.forEach(i, (target, source, weight) -> {
                counts[0] += weight != 0 ? 1 : 0;
                counts[1] += weight < 0 ? 1 : 0;
            });
        }
        return new MatrixSummary(coupling.size(), counts[0], counts[1], dropped);
    }

    /**
     * {@return such as {@code 302 neurons, 6417 connections, 18 % inhibitory; 96 neurons were dropped because they send
     * nothing}, without a point at its end}
     */
    public String sentence() {
        return Counted.of(neurons, "neuron") + ", " + Counted.of(connections, "connection")
                + (connections == 0 ? "" : ", " + (inhibitory == 0 ? "none" : share()) + " inhibitory")
                + (dropped == 0
                        ? ""
                        : "; " + Counted.of(dropped, "neuron") + " " + Counted.was(dropped) + " dropped because "
                                + (dropped == 1 ? "it sends" : "they send") + " nothing");
    }

    /** In whole percent; what is not all or nothing never looks so. */
    private String share() {
        final long percent = Math.round(100.0 * inhibitory / connections);
        if (percent == 0 && inhibitory > 0) {
            return "below 1 %";
        }
        return (percent == 100 && inhibitory < connections ? "above 99" : String.valueOf(percent)) + " %";
    }

    /**
     * {@return what is to be said of weights that all have one sign, without a point at its end; empty if they have
     * not}
     */
    public Optional<String> warning() {
        if (connections == 0 || inhibitory > 0 && inhibitory < connections) {
            return Optional.empty();
        }
        return Optional.of(
                inhibitory == 0
                        ? "all weights are positive, so that activity can only die out or saturate, whatever the gain: say"
                                + " which connections inhibit, or take the mean off"
                        : "all weights are negative, so that no neuron excites another: say which connections inhibit, or"
                                + " take the mean off");
    }
}
