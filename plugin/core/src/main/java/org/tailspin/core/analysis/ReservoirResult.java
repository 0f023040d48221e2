package org.tailspin.core.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.reservoir.Ranks;
import org.tailspin.core.reservoir.Readout;
import org.tailspin.core.reservoir.ReservoirSettings;
import org.tailspin.core.reservoir.Score;
import org.tailspin.core.reservoir.Scores;
import org.tailspin.core.run.ResultCodec;

/**
 * A network and what came of its task.
 *
 * @param recipe the network
 * @param settings of the task
 * @param measured what was measured; empty where it failed
 * @param note why something is missing, or the empty text
 */
public record ReservoirResult(
        NetworkRecipe recipe, ReservoirSettings settings, Optional<ReservoirSettings.Result> measured, String note) {

    /** What is kept of a result: records alone. */
    private record Kept(
            Map<Score.Kind, Score> values,
            Optional<Readout.Numbers> readout,
            List<String> outputs,
            double[][] targets,
            double[][] predictions,
            int firstRow,
            double[][] states,
            double[][] allTargets,
            double rms,
            int redraws,
            double[] memory,
            LyapunovSpectrum.Numbers spectrum,
            Optional<Ranks> ranks,
            String note) {

        static Optional<Kept> of(ReservoirResult result) {
            return result.measured.map(measured -> {
                final Scores scores = measured.scores();
                return new Kept(
                        scores.values(),
                        Optional.ofNullable(scores.readout()).map(Readout::numbers),
                        scores.outputs(),
                        scores.targets(),
                        scores.predictions(),
                        scores.firstRow(),
                        scores.states(),
                        scores.allTargets(),
                        scores.rms(),
                        scores.redraws(),
                        scores.memory(),
                        measured.spectrum().numbers(),
                        measured.ranks(),
                        result.note);
            });
        }

        ReservoirResult result(NetworkRecipe recipe, ReservoirSettings settings) {
            final Scores scores = new Scores(
                    values,
                    readout.map(Readout::new).orElse(null),
                    outputs,
                    targets,
                    predictions,
                    firstRow,
                    states,
                    allTargets,
                    rms,
                    redraws,
                    memory);
            return new ReservoirResult(
                    recipe,
                    settings,
                    Optional.of(new ReservoirSettings.Result(scores, new LyapunovSpectrum(spectrum), ranks)),
                    note);
        }
    }

    /**
     * {@return keeps results that were measured}
     *
     * @param settings of the task
     */
    public static ResultCodec<ReservoirResult> codec(ReservoirSettings settings) {
        return ResultCodec.of(Kept.class, Kept::of, (recipe, kept) -> kept.result(recipe, settings));
    }

    /** {@return the same without readout, predictions and states, which take memory} */
    public ReservoirResult withoutDetail() {
        return with(Scores::withoutDetail);
    }

    /** {@return the same without the states} */
    public ReservoirResult withoutStates() {
        return with(Scores::withoutStates);
    }

    private ReservoirResult with(UnaryOperator<Scores> less) {
        return new ReservoirResult(
                recipe,
                settings,
                measured.map(result ->
                        new ReservoirSettings.Result(less.apply(result.scores()), result.spectrum(), result.ranks())),
                note);
    }
}
