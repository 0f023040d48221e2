package org.tailspin.cli.options;

import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.coupling.MeanRemoval;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.Preparation;
import org.tailspin.core.coupling.Surrogate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What is done to a given matrix before its gain, in the order of {@link Preparation}. */
public final class PreparationOptions {

    @Option(
            names = "--signs",
            paramLabel = "SHARE",
            description =
                    "Dale's law: this share of the neurons, random ones, gets positive outgoing weights, the others"
                            + " negative ones; in (0, 1).")
    private Double excitatory;

    @Option(
            names = "--remove-mean",
            paramLabel = "WHICH",
            converter = Means.class,
            description =
                    "Take a mean off: of the connections (weights other than 0), off those; targets, for each neuron"
                            + " that of its inputs; or all, of all pairs off all; none by default.")
    private MeanRemoval mean;

    @Option(
            names = "--surrogate",
            paramLabel = "NAME",
            converter = Surrogates.class,
            description =
                    "A random matrix in place of the given one: permuted-weights (the same wiring, weights of each sign"
                            + " permuted over it), rewired (the same weights, each neuron with as many inputs and outputs),"
                            + " shuffled (all weights), shuffled-targets (those of each source), shuffled-sources (the"
                            + " columns), random-modes (of the same singular values), random-modes-overlaps"
                            + " (with the overlaps of left and right vectors too), or gaussian (of the same root mean"
                            + " square).")
    private Surrogate surrogate;

    private static final class Means implements ITypeConverter<MeanRemoval> {
        @Override
        public MeanRemoval convert(String text) {
            return Converters.named(MeanRemoval.values(), MeanRemoval::optionName, text);
        }
    }

    private static final class Surrogates implements ITypeConverter<Surrogate> {
        @Override
        public Surrogate convert(String text) {
            return Converters.named(Surrogate.values(), Surrogate::label, text);
        }
    }

    /**
     * @return the names of the options, if one is given; otherwise empty
     */
    public String given() {
        return excitatory != null ? "--signs" : mean != null ? "--remove-mean" : surrogate != null ? "--surrogate" : "";
    }

    /**
     * @param normalisation what is set to 1 in the end
     * @return all that is done
     * @throws IllegalArgumentException if the share is out of range
     */
    public Preparation preparation(Normalisation normalisation) {
        return new Preparation(
                excitatory == null ? OptionalDouble.empty() : OptionalDouble.of(excitatory),
                mean == null ? MeanRemoval.NONE : mean,
                surrogate == null ? Surrogate.NONE : surrogate,
                normalisation);
    }

    /** Adds what was done. */
    public void describe(Map<String, Object> fields) {
        if (excitatory != null) {
            fields.put("signs", excitatory);
        }
        if (mean != null) {
            fields.put("remove_mean", mean.optionName());
        }
        if (surrogate != null) {
            fields.put("surrogate", surrogate.label());
        }
    }
}
