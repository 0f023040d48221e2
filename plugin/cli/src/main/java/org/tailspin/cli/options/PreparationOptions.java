package org.tailspin.cli.options;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tailspin.core.coupling.MeanRemoval;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.Preparation;
import org.tailspin.core.coupling.Surrogate;
import org.tailspin.core.coupling.SurrogateScale;
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
            split = ",",
            paramLabel = "NAME",
            converter = Surrogates.class,
            description =
                    "A random matrix in place of the given one (none): permuted-weights (the same wiring, weights of each sign"
                            + " permuted over it), rewired (the same weights, each neuron with as many inputs and outputs),"
                            + " shuffled (all weights), shuffled-targets (those of each source), shuffled-sources (the"
                            + " columns), random-modes (of the same singular values), random-modes-overlaps"
                            + " (with the overlaps of left and right vectors too), or gaussian (of the same root mean"
                            + " square).")
    private List<Surrogate> surrogates;

    @Option(
            names = "--surrogate-scale",
            paramLabel = "WHOSE",
            converter = Scales.class,
            description =
                    "By whose number --normalise divides a surrogate: given (that of the given matrix, so that one gain is one"
                            + " size of the weights; default), or own (its own, so that by the spectral radius each loses the"
                            + " stability of rest at gain 1).")
    private SurrogateScale scale;

    private static final class Means implements ITypeConverter<MeanRemoval> {
        @Override
        public MeanRemoval convert(String text) {
            return Converters.named(MeanRemoval.values(), MeanRemoval::optionName, text);
        }
    }

    private static final class Scales implements ITypeConverter<SurrogateScale> {
        @Override
        public SurrogateScale convert(String text) {
            return Converters.named(SurrogateScale.values(), SurrogateScale::optionName, text);
        }
    }

    private static final class Surrogates implements ITypeConverter<Surrogate> {
        @Override
        public Surrogate convert(String text) {
            return Converters.named(Surrogate.values(), Surrogate::label, text);
        }
    }

    /** {@return the names of the options, if one is given; otherwise empty} */
    public String given() {
        return excitatory != null
                ? "--signs"
                : mean != null
                        ? "--remove-mean"
                        : surrogates != null ? "--surrogate" : scale != null ? "--surrogate-scale" : "";
    }

    /** {@return whether a surrogate is named} */
    boolean hasSurrogates() {
        return surrogates != null;
    }

    /** {@return by whose number a surrogate is divided} */
    SurrogateScale scale() {
        return scale == null ? SurrogateScale.DEFAULT : scale;
    }

    /**
     * Refuses the scale where no surrogate is named.
     *
     * @throws IllegalArgumentException if it is
     */
    void refuseLoneScale() {
        if (scale != null && surrogates == null) {
            throw new IllegalArgumentException("--surrogate-scale " + scale.optionName()
                    + " is about surrogates, of which --surrogate must name at least 1");
        }
    }

    /**
     * {@return all that is done}
     *
     * @param normalisation what is set to 1
     * @throws IllegalArgumentException if the share is out of range, or there are several surrogates
     */
    public Preparation preparation(Normalisation normalisation) {
        if (surrogates != null && surrogates.size() > 1) {
            throw new IllegalArgumentException(
                    "--surrogate must name at most 1 here, but names " + surrogates.size() + ": " + labels());
        }
        return preparations(normalisation).get(0);
    }

    /**
     * {@return all that is done, for each surrogate}
     *
     * @param normalisation what is set to 1
     * @throws IllegalArgumentException if the share is out of range, or a surrogate is named twice
     */
    public List<Preparation> preparations(Normalisation normalisation) {
        final List<Surrogate> wanted = surrogates == null ? List.of(Surrogate.NONE) : surrogates;
        if (wanted.stream().distinct().count() < wanted.size()) {
            throw new IllegalArgumentException("--surrogate must name each once, but names " + labels());
        }
        return wanted.stream()
                .map(surrogate -> new Preparation(
                        excitatory == null ? OptionalDouble.empty() : OptionalDouble.of(excitatory),
                        mean == null ? MeanRemoval.NONE : mean,
                        surrogate,
                        normalisation,
                        scale()))
                .toList();
    }

    private String labels() {
        return surrogates.stream().map(Surrogate::label).collect(Collectors.joining(", "));
    }

    /** Adds what was done. */
    public void describe(Map<String, Object> fields) {
        if (excitatory != null) {
            fields.put("signs", excitatory);
        }
        if (mean != null) {
            fields.put("remove_mean", mean.optionName());
        }
        if (surrogates != null) {
            fields.put("surrogate", labels());
            fields.put("surrogate_scale", scale().optionName());
        }
    }
}
