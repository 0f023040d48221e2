package org.tailspin.core.reservoir;

import java.util.List;
import java.util.Map;

/**
 * What came out of a task.
 *
 * @param values the scores that the task has
 * @param readout as it was trained; null if it was not kept
 * @param outputs names of what it reads out
 * @param targets of the test, a row for each trial or moment
 * @param predictions of the readout, likewise
 * @param firstRow row of the input after which the first of them is read, from 0; of trials their number
 * @param states activity after each trial or row of the training and then the test; none if they were not kept
 * @param allTargets of the same trials or rows; none if they were not kept
 * @param rms root mean square of the activity over neurons and states that were read
 * @param redraws series that were drawn anew because they diverged
 * @param memory squared correlation with the input k rows ago, for k = 1, 2, ..., less what chance gives; none of another task
 */
public record Scores(
        Map<Score.Kind, Score> values,
        Readout readout,
        List<String> outputs,
        double[][] targets,
        double[][] predictions,
        int firstRow,
        double[][] states,
        double[][] allTargets,
        double rms,
        int redraws,
        double[] memory) {

    /** {@return the same without readout, targets, predictions and states} */
    public Scores withoutDetail() {
        final double[][] none = {};
        return new Scores(values, null, List.of(), none, none, firstRow, none, none, rms, redraws, memory);
    }

    /** {@return the same without the states} */
    public Scores withoutStates() {
        final double[][] none = {};
        return new Scores(values, readout, outputs, targets, predictions, firstRow, none, none, rms, redraws, memory);
    }

    static double rms(double[][] states) {
        double sum = 0;
        for (double[] state : states) {
            for (double x : state) {
                sum += x * x;
            }
        }
        return Math.sqrt(sum / states.length / states[0].length);
    }
}
