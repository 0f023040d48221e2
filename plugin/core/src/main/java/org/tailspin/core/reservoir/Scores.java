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
        double rms,
        int redraws,
        double[] memory) {

    /**
     * @return the same without readout, targets and predictions
     */
    public Scores withoutDetail() {
        return new Scores(values, null, List.of(), new double[0][], new double[0][], firstRow, rms, redraws, memory);
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
