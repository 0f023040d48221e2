package org.tailspin.nodes.coupling;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.nodes.coupling.LawParameters.Ensemble;

/**
 * The part of the Coupling Generator's dialog for populations of neurons. The defaults are Dale's law with heavy tails:
 * four of five neurons excite, and the others inhibit with weights that are four times as large.
 */
final class BlocksParameters implements WidgetGroup, Persistable {

    static final class IsBlocks extends LawParameters.IsOneOf {
        IsBlocks() {
            super(Ensemble.BLOCKS);
        }
    }

    @Widget(
            title = "Shares of the populations",
            description =
                    "Positive numbers with blanks between them, one for each population, up to a common factor. Neurons lie"
                            + " in the order of their populations.")
    @TextInputWidget
    @Effect(predicate = IsBlocks.class, type = EffectType.SHOW)
    String m_shares = "0.8 0.2";

    @Widget(
            title = "Tail indices of the pairs",
            description =
                    "Above 0 and at most 2: one for each source population, or one for each pair, row by row of the target"
                            + " populations. Empty: the tail index above for all.")
    @TextInputWidget
    @Effect(predicate = IsBlocks.class, type = EffectType.SHOW)
    String m_alphas = "";

    @Widget(
            title = "Scales of the pairs",
            description = "At least 0: one for all, for each source population, or each pair.")
    @TextInputWidget
    @Effect(predicate = IsBlocks.class, type = EffectType.SHOW)
    String m_scales = "1 4";

    @Widget(
            title = "Densities of the pairs",
            description = "Share of connections that exist, above 0 and at most 1: one for all, for each source"
                    + " population, or each pair.")
    @TextInputWidget
    @Effect(predicate = IsBlocks.class, type = EffectType.SHOW)
    String m_densities = "1";

    @Widget(
            title = "Signs of the pairs",
            description = "1 for excitatory, \u22121 for inhibitory weights, 0 for either sign: one for all, for each"
                    + " source population (Dale's law), or each pair.")
    @TextInputWidget
    @Effect(predicate = IsBlocks.class, type = EffectType.SHOW)
    String m_signs = "1 -1";

    @Widget(
            title = "Gain in units of the transition",
            description =
                    "Multiplies all scales so that rest becomes unstable at a gain of 1, by the annealed theory, which is known"
                            + " where all pairs have one tail index and weights have either sign.")
    @Effect(predicate = IsBlocks.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_transitionUnits;

    /**
     * {@return whether gains are in units of the transition}
     *
     * @param kind the ensemble
     */
    boolean areInTransitionUnits(EnsembleKind kind) {
        return m_transitionUnits && kind == EnsembleKind.BLOCKS;
    }

    /**
     * {@return its lists; none of an ensemble without populations}
     *
     * @param kind the ensemble
     * @throws IllegalArgumentException for what is no number
     */
    Map<EnsembleList, List<Double>> toCore(EnsembleKind kind) {
        final Map<EnsembleList, List<Double>> lists = new EnumMap<>(EnsembleList.class);
        if (kind == EnsembleKind.BLOCKS) {
            put(lists, EnsembleList.POPULATION_SHARES, m_shares);
            put(lists, EnsembleList.BLOCK_ALPHAS, m_alphas);
            put(lists, EnsembleList.BLOCK_SCALES, m_scales);
            put(lists, EnsembleList.BLOCK_DENSITIES, m_densities);
            put(lists, EnsembleList.BLOCK_SIGNS, m_signs);
        }
        return lists;
    }

    private static void put(Map<EnsembleList, List<Double>> lists, EnsembleList list, String text) {
        final List<Double> numbers = Several.named(list.label(), () -> EnsembleList.parse(text));
        if (!numbers.isEmpty()) {
            lists.put(list, numbers);
        }
    }
}
