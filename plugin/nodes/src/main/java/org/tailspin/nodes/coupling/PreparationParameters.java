package org.tailspin.nodes.coupling;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.MeanRemoval;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.Preparation;
import org.tailspin.core.coupling.Surrogate;
import org.tailspin.nodes.common.MatrixParameters;
import org.tailspin.nodes.common.MatrixReader;

/** The part of the Coupling Generator's dialog that prepares given matrices, such as a connectome. */
final class PreparationParameters implements WidgetGroup, Persistable {

    private static final int ABSENT = -1;

    enum Neurons {
        @Label(
                value = "With outgoing connections",
                description =
                        "Neurons that are the source of a connection. A connectome also lists muscles and organs, which"
                                + " drive nothing. For the long form; the wide form has them all.")
        SOURCES,
        @Label(value = "All", description = "All neurons that the table names.")
        ALL
    }

    enum Types {
        @Label(value = "All connections", description = "Every row of the table counts.")
        ALL,
        @Label(
                value = "Of some types",
                description = "Only rows with some values in a column, such as chemical synapses.")
        SOME
    }

    enum Signs {
        @Label(value = "As given", description = "The weights keep their signs.")
        GIVEN,
        @Label(
                value = "By column",
                description = "A column, such as the transmitter, tells which connections inhibit: those get negative"
                        + " weights, all others positive ones.")
        COLUMN,
        @Label(
                value = "Random share",
                description =
                        "Dale's law with random neurons: a share of them gets positive outgoing weights, the others"
                                + " negative ones, drawn from the coupling seed.")
        SHARE
    }

    enum Mean {
        @Label(value = "Keep the mean", description = "No mean is taken off.")
        NONE,
        @Label(value = "Of connections", description = "The mean of the weights other than 0, off those; zeros stay 0.")
        CONNECTIONS,
        @Label(
                value = "Of each target",
                description = "For every neuron the mean of its inputs other than 0, off those.")
        TARGETS,
        @Label(value = "Of all pairs", description = "The mean of all N² weights, off all: no weight stays 0.")
        ALL
    }

    enum Surrogates {
        @Label(value = "None", description = "The matrix itself.")
        NONE,
        @Label(
                value = "Permuted weights",
                description = "The same wiring, with the weights of each sign permuted over their connections: keeps"
                        + " who connects to whom, and every sign. Asks whether it matters which connection is strong.")
        PERMUTED_WEIGHTS,
        @Label(
                value = "Rewired",
                description = "The same weights on random targets: keeps for each neuron the numbers of its inputs and"
                        + " outputs of each sign, and the weights that it sends. Asks whether it matters who connects"
                        + " to whom.")
        REWIRED,
        @Label(value = "Shuffled", description = "All weights in random places: keeps how they are distributed.")
        SHUFFLED,
        @Label(
                value = "Shuffled targets",
                description =
                        "The weights of each source on random targets: keeps what every neuron sends, and its sign.")
        SHUFFLED_TARGETS,
        @Label(
                value = "Shuffled sources",
                description =
                        "The columns in random order: keeps the singular values, and loses the overlaps of modes.")
        SHUFFLED_SOURCES,
        @Label(
                value = "Random modes",
                description = "The same singular values with random orthonormal modes: keeps the effective rank.")
        RANDOM_MODES,
        @Label(
                value = "Random modes with overlaps",
                description =
                        "Gaussian modes with the singular values as strengths, and the overlaps of the left and right"
                                + " singular vectors: keeps both, and spreads the singular values.")
        RANDOM_MODES_OVERLAPS,
        @Label(
                value = "Gaussian",
                description = "Independent Gaussian weights: keeps the root mean square of the weights alone.")
        GAUSSIAN
    }

    enum Unit {
        @Label(
                value = "Spectral radius",
                description =
                        "The largest modulus of an eigenvalue is set to 1, so that the state of rest loses stability"
                                + " at gain 1.")
        SPECTRAL_RADIUS,
        @Label(
                value = "Standard deviation · √N",
                description =
                        "The standard deviation of all N² weights times √N is set to 1: the gain is then g_eff of a"
                                + " matrix of mean 0.")
        STD,
        @Label(
                value = "Balanced",
                description =
                        "The positive and the negative inputs of every neuron get a norm of 1/√2 each, and its outputs as far"
                                + " as that goes together, so that g_eff is 1 where every neuron has both (Sinkhorn).")
        BALANCED,
        @Label(
                value = "Balanced, outputs last",
                description = "The same, with the outputs of every neuron at that norm in the end.")
        BALANCED_OUTPUTS,
        @Label(
                value = "None",
                description = "The gain multiplies the weights as they are: for trained weights, at gain 1.")
        NONE
    }

    interface TypesRef extends ParameterReference<Types> {}

    interface SignsRef extends ParameterReference<Signs> {}

    static final class IsTyped implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(TypesRef.class).isOneOf(Types.SOME);
        }
    }

    static final class IsSignedByColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SignsRef.class).isOneOf(Signs.COLUMN);
        }
    }

    static final class IsSignedByShare implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SignsRef.class).isOneOf(Signs.SHARE);
        }
    }

    static final class BelowOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }

    @Widget(title = "Neurons to keep", description = "Which neurons of a list of connections become rows and columns.")
    @ValueSwitchWidget
    Neurons m_neurons = Neurons.SOURCES;

    @Widget(title = "Connections to take", description = "Which rows of a list of connections count.")
    @ValueSwitchWidget
    @ValueReference(TypesRef.class)
    Types m_types = Types.ALL;

    @Widget(title = "Type column", description = "The column with the type of a connection.")
    @ChoicesProvider(MatrixParameters.AllColumns.class)
    @Effect(predicate = IsTyped.class, type = EffectType.SHOW)
    String m_typeColumn = "";

    @Widget(title = "Types", description = "The types to take, separated by commas, in any case.")
    @TextInputWidget
    @Effect(predicate = IsTyped.class, type = EffectType.SHOW)
    String m_typeNames = "chemical";

    @Widget(
            title = "Signs",
            description =
                    "A connectome lists strengths. Without negative weights a network saturates or rests, whatever its"
                            + " gain, unless the mean is taken off.")
    @ValueSwitchWidget
    @ValueReference(SignsRef.class)
    Signs m_signs = Signs.GIVEN;

    @Widget(
            title = "Sign column",
            description =
                    "The column that tells which connections inhibit: text, such as a transmitter, or a number that is"
                            + " negative for inhibition. For the long form.")
    @ChoicesProvider(MatrixParameters.AllColumns.class)
    @Effect(predicate = IsSignedByColumn.class, type = EffectType.SHOW)
    String m_signColumn = "";

    @Widget(
            title = "Inhibitory values",
            description = "The texts of the sign column that mean inhibition, separated by commas, in any case.")
    @TextInputWidget
    @Effect(predicate = IsSignedByColumn.class, type = EffectType.SHOW)
    String m_inhibitory = "GABA, inhibitory";

    @Widget(
            title = "Share of excitatory neurons",
            description = "Between 0 and 1; as many neurons excite as the share says, rounded, and at least one of each"
                    + " kind must result.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = BelowOne.class)
    @Effect(predicate = IsSignedByShare.class, type = EffectType.SHOW)
    double m_excitatory = 0.8;

    @Widget(
            title = "Mean of the weights",
            description = "What is taken off after the signs. The mean is an eigenvalue far outside the others.")
    @ValueSwitchWidget
    Mean m_mean = Mean.NONE;

    @Widget(
            title = "Surrogate",
            description =
                    "A random matrix that shares something with the given one, drawn from the coupling seed, one for"
                            + " every realisation.")
    Surrogates m_surrogate = Surrogates.NONE;

    @Widget(
            title = "Normalise (before the gain)",
            description = "What of the matrix is set to 1 in the end, before the gain multiplies it.")
    @ValueSwitchWidget
    Unit m_unit = Unit.SPECTRAL_RADIUS;

    /**
     * @return what is done to every matrix
     * @throws IllegalArgumentException if the share is out of its range
     */
    Preparation toCore() {
        return new Preparation(
                m_signs == Signs.SHARE ? OptionalDouble.of(m_excitatory) : OptionalDouble.empty(),
                MeanRemoval.valueOf(m_mean.name()),
                Surrogate.valueOf(m_surrogate.name()),
                Normalisation.valueOf(m_unit.name()));
    }

    /**
     * @param spec of the table
     * @return what else of a row counts
     * @throws InvalidSettingsException if a chosen column is not there
     */
    MatrixReader.Edges edges(DataTableSpec spec) throws InvalidSettingsException {
        final int type = m_types == Types.SOME ? position(spec, m_typeColumn, "type column") : ABSENT;
        final int sign = m_signs == Signs.COLUMN ? position(spec, m_signColumn, "sign column") : ABSENT;
        final Set<String> inhibitory =
                list(m_inhibitory.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        final Set<String> types = type == ABSENT ? Set.of() : list(m_typeNames).collect(Collectors.toSet());
        if (type != ABSENT && types.isEmpty()) {
            throw new InvalidSettingsException("At least 1 type of connection must be named, but there are 0.");
        }
        return new MatrixReader.Edges() {
            @Override
            public String type(DataRow row) {
                return type == ABSENT ? "" : row.getCell(type).toString();
            }

            @Override
            public double weight(DataRow row, double weight) {
                return sign == ABSENT ? weight : (isInhibitory(row.getCell(sign)) ? -1 : 1) * Math.abs(weight);
            }

            private boolean isInhibitory(DataCell cell) {
                return cell instanceof DoubleValue number
                        ? number.getDoubleValue() < 0
                        : inhibitory.contains(cell.toString().strip().toLowerCase(Locale.ROOT));
            }

            @Override
            public Set<String> types() {
                return types;
            }

            @Override
            public EdgeList.Keep keep(boolean hasNetworks) {
                return EdgeList.Keep.valueOf(m_neurons.name());
            }
        };
    }

    private static Stream<String> list(String texts) {
        return Arrays.stream(texts.split(",")).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static int position(DataTableSpec spec, String name, String what) throws InvalidSettingsException {
        if (!spec.containsName(name)) {
            throw new InvalidSettingsException(
                    name.isEmpty()
                            ? "Choose the " + what + "."
                            : "The input has no column '" + name + "', which is chosen as the " + what + ".");
        }
        return spec.findColumnIndex(name);
    }
}
