package org.tailspin.nodes.coupling;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.recipe.AnnealedMapDynamics;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.FlowDynamics;
import org.tailspin.core.recipe.LeakyMapDynamics;
import org.tailspin.core.recipe.MapDynamics;
import org.tailspin.core.recipe.Neurons;
import org.tailspin.core.recipe.SecondOrderDynamics;
import org.tailspin.nodes.common.NonlinearityChoice;

/** The part of the Coupling Generator's dialog that says how the networks move. */
final class MotionParameters implements WidgetGroup, Persistable {

    enum Kind {
        @Label(value = "Map", description = "x(t+1) = φ(W x(t) + input + noise), in steps.")
        MAP,
        @Label(value = "Leaky map", description = "x(t+1) = (1−δ) x(t) + δ (W φ(x(t)) + input + noise), in steps.")
        LEAKY_MAP,
        @Label(
                value = "Annealed map",
                description =
                        "x(t+1) = φ(W(t) x(t) + noise) with a matrix that is drawn anew at every step: for theory.")
        ANNEALED_MAP,
        @Label(value = "Flow", description = "τ dx/dt = −x + W φ(x) + input + noise, in continuous time.")
        FLOW,
        @Label(
                value = "Second-order flow",
                description =
                        "d²x/dt² = −γ dx/dt − x + W φ(x) + input + noise: neurons that oscillate, in continuous time.")
        SECOND_ORDER
    }

    enum From {
        @Label(value = "None", description = "No input but noise.")
        NONE,
        @Label(value = "Constant", description = "The same for all neurons and times.")
        CONSTANT,
        @Label(value = "Sinusoidal", description = "A cos(2π f t + θ), with the same phase or random ones.")
        SINUSOIDAL
    }

    enum Integrator {
        @Label(value = "Heun", description = "Order 2, also with noise.")
        HEUN,
        @Label(value = "Euler", description = "Order 1; with noise that of Euler and Maruyama.")
        EULER,
        @Label(value = "Runge-Kutta 4", description = "Order 4, without noise only.")
        RK4
    }

    interface KindRef extends ParameterReference<Kind> {}

    interface FromRef extends ParameterReference<From> {}

    static final class IsFlow implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.FLOW);
        }
    }

    static final class HasTimeStep implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.FLOW, Kind.SECOND_ORDER);
        }
    }

    static final class IsSecondOrder implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.SECOND_ORDER);
        }
    }

    static final class IsLeaky implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.LEAKY_MAP);
        }
    }

    static final class TakesInput implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(KindRef.class).isOneOf(Kind.MAP, Kind.LEAKY_MAP, Kind.FLOW, Kind.SECOND_ORDER);
        }
    }

    static final class HasInput implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(TakesInput.class)
                    .and(i.getEnum(FromRef.class).isOneOf(From.CONSTANT, From.SINUSOIDAL));
        }
    }

    static final class IsSinusoidal implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(TakesInput.class).and(i.getEnum(FromRef.class).isOneOf(From.SINUSOIDAL));
        }
    }

    static final class AtMostOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }
    }

    @Widget(title = "Dynamics", description = "How time passes.")
    @ValueReference(KindRef.class)
    Kind m_kind = Kind.MAP;

    @Widget(title = "Nonlinearity φ", description = "What a neuron makes of its input.")
    @Advanced
    NonlinearityChoice m_phi = NonlinearityChoice.TANH;

    @Widget(title = "Leak δ (per step)", description = "Of the leaky map, above 0 and at most 1: memory of 1/δ steps.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsLeaky.class, type = EffectType.SHOW)
    double m_leak = Dynamics.DEFAULT_LEAK;

    @Widget(
            title = "Damping γ (per unit of time)",
            description =
                    "Of the second-order flow, at least 0 and below 2 over the time step: a neuron alone oscillates below 2.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsSecondOrder.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    double m_damping = Dynamics.DEFAULT_DAMPING;

    @Widget(title = "Integration", description = "Scheme of a fixed step for the flow.")
    @ValueSwitchWidget
    @Effect(predicate = IsFlow.class, type = EffectType.SHOW)
    @Advanced
    Integrator m_scheme = Integrator.HEUN;

    @Widget(
            title = "Time step (units of time)",
            description = "Of the flow, in the unit of time of τ, above 0; of the second-order flow, below 2.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = HasTimeStep.class, type = EffectType.SHOW)
    double m_timeStep = FlowSettings.DEFAULT_TIME_STEP;

    @Widget(
            title = "Time constant τ (units of time)",
            description = "Of a neuron in the flow, above 0; 1 makes it the unit of time.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsFlow.class, type = EffectType.SHOW)
    @Advanced
    double m_timeConstant = FlowSettings.DEFAULT_TIME_CONSTANT;

    @Widget(title = "Input", description = "What every neuron receives from outside, apart from noise.")
    @ValueSwitchWidget
    @ValueReference(FromRef.class)
    @Effect(predicate = TakesInput.class, type = EffectType.SHOW)
    @Advanced
    From m_input = From.NONE;

    @Widget(title = "Amplitude of the input", description = "A finite number, in the unit of W x.")
    @Effect(predicate = HasInput.class, type = EffectType.SHOW)
    double m_amplitude = 1;

    @Widget(
            title = "Frequency of the input (cycles per step or unit of time)",
            description = "In cycles per step of a map, or per unit of time of the flow, at least 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsSinusoidal.class, type = EffectType.SHOW)
    double m_frequency = 0.1;

    @Widget(title = "Random phases", description = "Each neuron has a phase of its own, drawn from the state seed.")
    @Effect(predicate = IsSinusoidal.class, type = EffectType.SHOW)
    boolean m_phases;

    /**
     * {@return how the networks move}
     *
     * @param noise &sigma;
     * @throws IllegalArgumentException if a value is out of its range
     */
    Dynamics toCore(double noise) {
        final Dynamics.Kind kind = Dynamics.Kind.valueOf(m_kind.name());
        final Neurons neurons =
                new Neurons(m_phi.nonlinearity(), noise, kind == Dynamics.Kind.ANNEALED_MAP ? Input.none() : input());
        return switch (kind) {
            case MAP -> new MapDynamics(neurons);
            case LEAKY_MAP -> new LeakyMapDynamics(neurons, m_leak);
            case ANNEALED_MAP -> new AnnealedMapDynamics(neurons);
            case FLOW ->
                new FlowDynamics(
                        neurons, new FlowSettings(Scheme.valueOf(m_scheme.name()), m_timeStep, m_timeConstant));
            case SECOND_ORDER -> new SecondOrderDynamics(neurons, m_damping, m_timeStep);
        };
    }

    private Input input() {
        return switch (m_input) {
            case NONE -> Input.none();
            case CONSTANT -> new Input.Constant(m_amplitude);
            case SINUSOIDAL -> new Input.Sinusoidal(m_amplitude, m_frequency, m_phases);
        };
    }
}
