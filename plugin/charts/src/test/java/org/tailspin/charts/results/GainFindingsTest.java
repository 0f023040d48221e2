package org.tailspin.charts.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

class GainFindingsTest {

    private final GainFindings<String> findings = new GainFindings<>();

    private void add(String series, double gain, Regime regime, double exponent, Double dimension, boolean isBound) {
        final Map<MeasuredColumn, Object> cells = new HashMap<>();
        cells.put(MeasuredColumn.REGIME, regime == null ? null : regime.label());
        cells.put(MeasuredColumn.LYAPUNOV_MAX, exponent);
        cells.put(MeasuredColumn.KAPLAN_YORKE, dimension);
        cells.put(MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND, isBound);
        findings.add(
                new NetworkRecipe(new Disorder(new StableEnsemble(1.5), 50, 1), gain, 1, Dynamics.usual()),
                series,
                cells::get);
    }

    private List<String> sentences() {
        return findings.sentences(name -> name);
    }

    /** The numbers by hand: 1/.2 steps; mean 12 and error sqrt(((10 - 12)^2 + (14 - 12)^2)/2 / 1) = 2 of 10 and 14. */
    @Test
    void saysBetweenWhichGainsChaosStartsAndHowFastItGrows() {
        for (int i = 0; i < 2; i++) {
            add("", 0.5, Regime.QUIESCENT, -0.5, 0.0, false);
            add("", 1, i == 0 ? Regime.CHAOTIC : Regime.CYCLE, 0.1 * (1 - 2 * i), 3.0, false);
            add("", 2, Regime.CHAOTIC, 0.2, 10.0 + 4 * i, false);
        }
        assertEquals(
                List.of(
                        "3 of 6 networks are chaotic.",
                        "No network is chaotic up to gain 0.5, half of them or more are chaotic at gain 1 for the first time, and"
                                + " all are chaotic from gain 2 on.",
                        "At gain 2 disturbances of a chaotic network grow e-fold in 5 steps, and its attractor has 12.0 ± 2.0"
                                + " dimensions (means over 2 networks).",
                        "Mind that some gains have only 2 networks, so that where chaos starts is known to a step of the gain at"
                                + " best."),
                sentences());
    }

    @Test
    void saysWhatItDoesNotKnow() {
        add("a", 1, Regime.UNDECIDED, 0.001, null, false);
        add("b", 1, Regime.CHAOTIC, 0.5, 7.0, true);
        add("b", 1, null, Double.NaN, null, false);
        assertEquals(
                List.of(
                        "1 of 2 networks is chaotic; of 1 the runs were too short to tell (undecided); 1 could not be measured.",
                        "a: no network is chaotic at gain 1: 1 undecided.",
                        "b: every network is chaotic at gain 1.",
                        "b: at gain 1 disturbances of a chaotic network grow e-fold in 2 steps, and its attractor has at least 7"
                                + " dimensions (one network).",
                        "Mind that some dimensions are lower bounds, since too few exponents were computed."),
                sentences());
    }

    /** Of one network there is no range of gains to speak of. */
    @Test
    void saysWhatOneNetworkDoes() {
        add("", 1.5, Regime.CHAOTIC, 0.25, 8.0, false);
        assertEquals(
                List.of(
                        "The network is chaotic.",
                        "At gain 1.5 disturbances of a chaotic network grow e-fold in 4 steps, and its attractor has 8"
                                + " dimensions (one network)."),
                sentences());
    }

    @Test
    void saysWhatOneQuietNetworkDoes() {
        add("", 1.5, Regime.FIXED_POINT, -0.25, 0.0, false);
        assertEquals(List.of("The network is not chaotic: its regime is fixed point."), sentences());
    }

    @Test
    void saysThatOneRunWasTooShort() {
        add("", 1.5, Regime.UNDECIDED, 0.001, null, false);
        assertEquals(
                "The run was too short to tell what the network does (undecided).",
                sentences().get(0));
    }

    /** Chaos that ends again is not called chaos from there on. */
    @Test
    void chaosMayEnd() {
        add("", 1, Regime.CHAOTIC, 0.2, null, false);
        add("", 2, Regime.CYCLE, -0.1, 0.0, false);
        assertEquals(
                "1 of 1 network is chaotic at gain 1, the smallest, and none of 1 network is chaotic at gain 2, the largest.",
                sentences().get(1));
    }

    /** A circuit that is quiet where its surrogates are not: the answer is what it does. */
    @Test
    void saysWhatASeriesWithoutChaosDoes() {
        for (double gain : new double[] {2, 4}) {
            add("circuit", gain, Regime.CYCLE, -0.1, 0.0, false);
            add("circuit", gain, gain == 2 ? Regime.CYCLE : Regime.FIXED_POINT, -0.1, 0.0, false);
            add("rewired", gain, Regime.CHAOTIC, 0.1, null, false);
            add("rewired", gain, gain == 2 ? Regime.CYCLE : Regime.CHAOTIC, -0.1, null, false);
        }
        assertEquals(
                "circuit: no network is chaotic at gains 2 and 4: 3 cycle, and 1 fixed point.",
                sentences().get(1));
        assertEquals(
                "rewired: 1 of 2 networks is chaotic at gain 2, the smallest, and all are chaotic from gain 4 on.",
                sentences().get(2));
    }

    @Test
    void withoutRegimesThereIsNothingToSay() {
        add("", 1, null, 0.2, 3.0, false);
        assertEquals(List.of(), sentences());
    }

    /** Values by hand: mean 6 and error sqrt(((5 - 6)^2 + (7 - 6)^2)/2 / 1) = 1 of 5 and 7. */
    @Test
    void saysInHowManyDirectionsTheActivityVaries() {
        for (double directions : new double[] {5, 7}) {
            final Map<MeasuredColumn, Object> cells = new HashMap<>();
            cells.put(MeasuredColumn.REGIME, Regime.CHAOTIC.label());
            cells.put(MeasuredColumn.LYAPUNOV_MAX, 0.25);
            cells.put(MeasuredColumn.KAPLAN_YORKE, 3.0);
            cells.put(MeasuredColumn.PR_PHI, directions);
            findings.add(
                    new NetworkRecipe(new Disorder(new StableEnsemble(1.5), 50, 1), 1, 1, Dynamics.usual()),
                    "",
                    cells::get);
        }
        assertTrue(
                sentences()
                        .contains(
                                "At gain 1 disturbances of a chaotic network grow e-fold in 4 steps, its attractor has 3"
                                        + " dimensions, and the participation ratio of its activity is 6.0 ± 1.0 (means over 2 networks)."));
    }

    @Test
    void warnsOfAGivenMatrixOfOneSign() {
        for (double weight : new double[] {1, -1}) {
            final GainFindings<String> own = new GainFindings<>();
            own.add(
                    new NetworkRecipe(
                            new Disorder(
                                    new ExplicitEnsemble(Coupling.of(new double[][] {{0, 1}, {weight, 0}}, List.of())),
                                    2,
                                    1),
                            1,
                            1,
                            Dynamics.usual()),
                    "",
                    column -> column == MeasuredColumn.REGIME ? Regime.QUIESCENT.label() : null);
            assertEquals(
                    weight > 0,
                    own.sentences(name -> name).stream().anyMatch(sentence -> sentence.contains("have one sign")));
        }
    }
}
