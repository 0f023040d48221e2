package org.tailspin.cli.sweep;

import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.recipe.NetworkRecipe;

/** Counts the networks of a table, and those that did not go well. */
final class Tally implements SweepTable.Reader {

    private int finished;
    private int failed;
    private int unconverged;
    private int exponents;

    @Override
    public void accept(NetworkRecipe recipe, SweepRow row) {
        finished++;
        failed += row.isFailed() ? 1 : 0;
        unconverged += row.isUnconverged() ? 1 : 0;
        exponents = Math.max(exponents, row.numbers(MeasuredColumn.EXPONENTS).length);
    }

    int finished() {
        return finished;
    }

    int failed() {
        return failed;
    }

    int unconverged() {
        return unconverged;
    }

    /** {@return most exponents of a network} */
    int exponents() {
        return exponents;
    }

    /**
     * Says what did not go well.
     *
     * @param isConvergenceRequired whether a tolerance must have been reached
     * @return the exit code: a failure if any network has no numbers
     */
    int report(Console console, boolean isConvergenceRequired) {
        if (failed > 0) {
            console.message(failed + " of " + finished + " networks have no exponents; the column "
                    + MeasuredColumn.NOTE.label() + " of " + OutputDirectory.NETWORKS + " says why");
        }
        if (unconverged > 0) {
            console.message(
                    unconverged + " of " + finished + " networks have not reached the tolerance; see the column "
                            + MeasuredColumn.CONVERGED.label() + " of " + OutputDirectory.NETWORKS);
        }
        if (failed > 0) {
            return ExitCode.FAILURE;
        }
        return isConvergenceRequired && unconverged > 0 ? ExitCode.NOT_CONVERGED : ExitCode.OK;
    }
}
