package org.tailspin.nodes.lyapunov;

import java.util.Optional;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.trained.Cell;
import org.tailspin.core.dynamics.trained.Convention;
import org.tailspin.core.dynamics.trained.NamedWeights;
import org.tailspin.core.dynamics.trained.RecurrentWeights;
import org.tailspin.nodes.common.FileLocation;
import org.tailspin.nodes.common.NonlinearityChoice;

/** The part of a dialog that says where a trained network stands, and how its weights are laid out. */
final class TrainedParameters implements WidgetGroup, Persistable {

    enum Source {
        @Label(
                value = "Table",
                description =
                        "A row for each entry of its arrays: array (its name), row, column (missing in a bias) and value,"
                                + " counted from 0 or 1.")
        TABLE,
        @Label(
                value = "File",
                description = "A file of named arrays. Remove the port of the weights with the node's three dots.")
        FILE
    }

    enum Cells {
        @Label(value = "As the weights say", description = "1 block of N rows is a simple RNN, 3 are a GRU, 4 an LSTM.")
        AUTOMATIC,
        @Label(value = "RNN", description = "The simple recurrent network.")
        RNN,
        @Label(value = "GRU", description = "The gated recurrent unit.")
        GRU,
        @Label(value = "LSTM", description = "Long short-term memory: 2N state variables, and as many exponents.")
        LSTM
    }

    enum Layout {
        @Label(value = "By the names", description = "As the names of the arrays say.")
        AUTOMATIC,
        @Label(
                value = "PyTorch",
                description =
                        "weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0; gates r, z, n of a GRU and i, f, g, o of an"
                                + " LSTM.")
        PYTORCH,
        @Label(
                value = "Keras",
                description =
                        "kernel, recurrent_kernel, bias, transposed; gates z, r, h of a GRU and i, f, c, o of an LSTM.")
        KERAS
    }

    interface SourceRef extends ParameterReference<Source> {}

    interface CellRef extends ParameterReference<Cells> {}

    static final class IsFile implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SourceRef.class).isOneOf(Source.FILE);
        }
    }

    static final class MayBeSimple implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(CellRef.class).isOneOf(Cells.AUTOMATIC, Cells.RNN);
        }
    }

    static final class MayBeGru implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(CellRef.class).isOneOf(Cells.AUTOMATIC, Cells.GRU);
        }
    }

    @Widget(title = "Weights from", description = "Where the arrays of the network stand.")
    @ValueSwitchWidget
    @ValueReference(SourceRef.class)
    Source m_source = Source.TABLE;

    @Widget(
            title = "File",
            description = "The file of the weights, .safetensors, .npz, .h5 or .mat: " + FileLocation.HOW + ".")
    @TextInputWidget(placeholder = "path or URL")
    @Effect(predicate = IsFile.class, type = EffectType.SHOW)
    String m_path = "";

    @Widget(title = "Cell", description = "What the network is made of.")
    @ValueReference(CellRef.class)
    Cells m_cell = Cells.AUTOMATIC;

    @Widget(
            title = "Layout of the weights",
            description = "The library whose names and order of gates the arrays have.")
    @ValueSwitchWidget
    Layout m_convention = Layout.AUTOMATIC;

    @Widget(
            title = "Layer",
            description =
                    "What stands before the names of its arrays, where there are several layers, such as encoder. Empty: the only"
                            + " layer.")
    @TextInputWidget
    @Advanced
    String m_layer = "";

    @Widget(
            title = "Nonlinearity of a simple RNN",
            description = "Gates and candidates of the other cells are logistic and tanh.")
    @Effect(predicate = MayBeSimple.class, type = EffectType.SHOW)
    @Advanced
    NonlinearityChoice m_phi = NonlinearityChoice.TANH;

    @Widget(
            title = "The reset gate of a GRU comes first",
            description = "It multiplies the state, and not the product of its weights with it (reset_after=False of"
                    + " Keras, which a bias of one row says as well).")
    @Effect(predicate = MayBeGru.class, type = EffectType.SHOW)
    @Advanced
    boolean m_resetBefore;

    /** {@return which layer is meant, and how its weights are laid out} */
    NamedWeights named() {
        return new NamedWeights(
                m_cell == Cells.AUTOMATIC ? Optional.empty() : Optional.of(Cell.valueOf(m_cell.name())),
                m_convention == Layout.AUTOMATIC
                        ? Optional.empty()
                        : Optional.of(Convention.valueOf(m_convention.name())),
                m_resetBefore,
                m_layer.isBlank() ? Optional.empty() : Optional.of(m_layer.strip()));
    }

    /**
     * {@return the nonlinearity of a simple RNN}
     *
     * @param weights of the network
     * @throws IllegalArgumentException if another one than tanh is chosen for a cell that has its own
     */
    Nonlinearity nonlinearity(RecurrentWeights weights) {
        final Nonlinearity chosen = m_phi.nonlinearity();
        if (chosen != Nonlinearity.TANH && weights.cell() != Cell.RNN) {
            throw new IllegalArgumentException("the nonlinearity " + chosen.label()
                    + " is that of an rnn, but the weights are those of a "
                    + weights.cell().label());
        }
        return chosen;
    }
}
