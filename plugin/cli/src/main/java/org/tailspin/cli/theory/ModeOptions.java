package org.tailspin.cli.theory;

import java.util.stream.Stream;
import org.tailspin.cli.options.ListArgument;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.recipe.RecipeColumn;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How many modes couplings have, and how strong each is. */
final class ModeOptions {

    /** The theory is that of large N: more neurons change nothing but the time. */
    private static final int MOST_NEURONS = 1_000_000;

    @Option(names = "--modes", paramLabel = "M", description = "Number of modes, in 1..N (default: N).")
    private Integer modes;

    @Option(
            names = "--beta",
            paramLabel = "B",
            description = "Strengths fall as exp(-a/(B N)). Without this, or one of the next three, all are the same.")
    private Double beta;

    @Option(names = "--gamma", paramLabel = "C", description = "Strengths fall as a^-C.")
    private Double gamma;

    @Option(
            names = "--effective-rank",
            paramLabel = "R",
            description = "Strengths fall exponentially, to an effective rank PR^D/N of R.")
    private Double effectiveRank;

    @Option(
            names = "--strengths",
            paramLabel = "FILE",
            converter = Strengths.class,
            description = "Strengths of the modes, rescaled to meet the gain; " + ListArgument.SYNTAX + ".")
    private ListArgument strengths;

    private static final class Strengths implements ITypeConverter<ListArgument> {
        @Override
        public ListArgument convert(String text) {
            return new ListArgument(RecipeColumn.of(EnsembleList.STRENGTHS), text);
        }
    }

    boolean isPresent() {
        return modes != null || given() > 0;
    }

    private long given() {
        return Stream.of(beta != null, gamma != null, effectiveRank != null, strengths != null)
                .filter(isGiven -> isGiven)
                .count();
    }

    /**
     * Checks what needs no file.
     *
     * @param n number of neurons
     * @throws IllegalArgumentException if a value is out of range, or there is more than one law
     */
    void check(int n) {
        Coupling.checkSize(n);
        if (n > MOST_NEURONS) {
            throw new IllegalArgumentException("the number of neurons N must lie in 1.." + MOST_NEURONS
                    + ", so that the strengths of its modes are computed in seconds, but is " + n);
        }
        if (given() > 1) {
            throw new IllegalArgumentException(
                    "--beta, --gamma, --effective-rank and --strengths each say how strong modes"
                            + " are: there must be at most one, but are " + given());
        }
        if (strengths != null) {
            if (modes != null) {
                throw new IllegalArgumentException(
                        "--modes is " + modes + ", but " + strengths + " says how many modes there are");
            }
        } else {
            strengths(n);
        }
    }

    /**
     * {@return strength of each mode}
     *
     * @param n number of neurons
     * @throws IllegalArgumentException if a value is out of range
     * @throws org.tailspin.files.FileProblem if the file of strengths cannot be read or is wrong
     */
    double[] strengths(int n) {
        if (strengths != null) {
            return strengths.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        }
        final int count = modes == null ? n : modes;
        if (count < 1 || count > n) {
            throw new IllegalArgumentException(
                    "the number of modes must lie in 1.." + n + ", the number of neurons, but is " + count);
        }
        return spectrum().strengths(n, count);
    }

    private ModeSpectrum spectrum() {
        if (beta != null) {
            return new ModeSpectrum.Exponential(beta);
        }
        if (gamma != null) {
            return new ModeSpectrum.PowerLaw(gamma);
        }
        return effectiveRank != null ? new ModeSpectrum.OfEffectiveRank(effectiveRank) : new ModeSpectrum.Flat();
    }
}
