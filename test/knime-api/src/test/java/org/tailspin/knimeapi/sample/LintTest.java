package org.tailspin.knimeapi.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.knimeapi.NodeLint;

/** A node on which everything is wrong, to see each complaint. */
class LintTest {

    enum Kind {
        @Label("Without a description")
        FIRST
    }

    interface NumberRef extends ParameterReference<Integer> {}

    interface UnboundRef extends ParameterReference<Boolean> {}

    static final class Unbound implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(UnboundRef.class).isTrue();
        }
    }

    static final class Wrong implements NodeParameters {

        int m_silent = 1;

        @Widget(title = "Kind", description = "")
        Kind m_kind = Kind.FIRST;

        @Widget(title = "Number", description = "A number.")
        @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
        @Effect(predicate = Unbound.class, type = EffectType.SHOW)
        @ValueReference(NumberRef.class)
        long m_number = 0;

        @Widget(title = "Maybe", description = "A number.")
        Optional<Double> m_maybe = Optional.empty();

        @Widget(title = "Seed", description = "A seed.")
        long m_seed = Long.MAX_VALUE;

        @Override
        public void validate() throws InvalidSettingsException {
            throw new InvalidSettingsException("never right");
        }
    }

    /** The node. */
    public static final class WrongFactory extends DefaultNodeFactory {

        /** The factory. */
        public WrongFactory() {
            super(DefaultNode.create()
                    .name("Wrong")
                    .icon("none.png")
                    .shortDescription(" ")
                    .fullDescription("Left <b>open.")
                    .sinceVersion(5, 8, 0)
                    .ports(ports -> ports.addOutputTable("Out", ""))
                    .model(model -> model.parametersClass(Wrong.class)
                            .configure((in, out) -> {})
                            .execute((in, out) -> {})));
        }
    }

    @Test
    void findsEachProblem() {
        assertEquals(
                List.of(
                        "Wrong: no short description",
                        "Wrong: no type",
                        "Wrong: no keywords",
                        "Wrong: the full description is empty or no well-formed HTML",
                        "Wrong: no picture none.png beside the factory",
                        "Wrong: port Out: the description is empty or no well-formed HTML",
                        "Wrong.silent: is stored, but neither shown with @Widget nor hidden with @Persist",
                        "Wrong.kind: has no title or no description",
                        "Wrong.kind: FIRST has no @Label with a title and a description",
                        "Wrong.number: the default 0 is out of the bounds of its widget",
                        "Wrong.number: no field is bound to UnboundRef",
                        "Wrong.number: NumberRef is to java.lang.Integer, not java.lang.Long",
                        "Wrong.maybe: an Optional and @OptionalWidget belong together",
                        "Wrong.seed: the default 9223372036854775807 cannot be shown exactly in a dialog",
                        "Wrong: the defaults are refused: never right"),
                NodeLint.check(new WrongFactory()));
    }
}
