package org.tailspin.cli.options;

import java.util.Map;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.recipe.Grid;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** A range of gains, in one of two conventions. */
public final class GainGrid {

    private final String usual;
    private Grid gains;
    private Grid effective;

    /**
     * Begins with the default.
     *
     * @param usual the default, as it would be typed
     */
    public GainGrid(String usual) {
        this.usual = usual;
    }

    /** Adds the options to those of the command. */
    @Spec
    void addTo(CommandSpec mixin) {
        mixin.addOption(OptionSpec.builder("--gain")
                .type(Grid.class)
                .converters(new Converters.Grids())
                .arity("1")
                .paramLabel("G")
                .description(
                        "Gains, " + Converters.Grids.SYNTAX + ", in the convention of the ensemble, which couplings"
                                + " --list explains (default: " + usual + ").")
                .getter(new Place(false))
                .setter(new Place(false))
                .build());
        mixin.addOption(OptionSpec.builder("--g-eff")
                .type(Grid.class)
                .converters(new Converters.Grids())
                .arity("1")
                .paramLabel("G")
                .description(
                        "The gain as g_eff in place of that, likewise: standard deviation of a weight times the root"
                                + " of N, where the variance is finite.")
                .getter(new Place(true))
                .setter(new Place(true))
                .build());
    }

    /** Where the parser finds and leaves one of the two. */
    private final class Place implements picocli.CommandLine.Model.IGetter, picocli.CommandLine.Model.ISetter {

        private final boolean isEffective;

        Place(boolean isEffective) {
            this.isEffective = isEffective;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T get() {
            return (T) (isEffective ? effective : gains);
        }

        @Override
        public <T> T set(T value) {
            final T before = get();
            if (isEffective) {
                effective = (Grid) value;
            } else {
                gains = (Grid) value;
            }
            return before;
        }
    }

    /** Adds what holds where nothing is given. */
    public void usual(Map<String, String> values) {
        if (gains == null && effective == null) {
            values.put("gain", usual);
        }
    }

    /**
     * {@return the range}
     *
     * @throws IllegalArgumentException if both are given
     */
    public Grid grid() {
        if (gains != null && effective != null) {
            throw new IllegalArgumentException("--gain and --g-eff both give the gains, but there must be at most one");
        }
        return effective != null ? effective : gains != null ? gains : new Converters.Grids().convert(usual);
    }

    /**
     * {@return the range in the convention of the ensemble}
     *
     * @param ensemble law of the weights
     * @param n number of neurons
     * @throws IllegalArgumentException if both are given, or a g_eff without a finite variance
     */
    public Grid grid(CouplingEnsemble ensemble, int n) {
        final Grid given = grid();
        return isEffective() ? given.map(gEff -> ensemble.gainOf(gEff, n)) : given;
    }

    /**
     * {@return what multiplies it}
     *
     * @param normalisation of a given matrix
     * @throws IllegalArgumentException if both are given, or a g_eff where the standard deviation is not what is set to
     *     1
     */
    public Grid grid(Normalisation normalisation) {
        final Grid given = grid();
        if (isEffective()) {
            DrawnGain.checkEffective("--g-eff", normalisation);
        }
        return given;
    }

    /** {@return whether it is of g_eff} */
    public boolean isEffective() {
        return effective != null;
    }
}
