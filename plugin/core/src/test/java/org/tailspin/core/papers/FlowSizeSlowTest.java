package org.tailspin.core.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;

/** Large flows of random modes against theory, minutes long: with {@code -Dtailspin.slow=true}. */
@EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
class FlowSizeSlowTest {

    private static final Setting SETTING = new Setting(Scale.SMALL, false, Setting.ALL_SIZES, 2000);

    private static FlowTrials measure(FlowLaw law, int n, int trials) {
        return FlowTrials.measure(
                        "flows",
                        List.of(law),
                        n,
                        trials,
                        new FlowTrials.Length(8, 40, 80),
                        FlowDimension::ratioAndVariance,
                        SETTING,
                        new Workers(Runnable::run, 1, Monitor.NONE, Store.NONE))
                .get(0);
    }

    /** N/PR of 12 networks of N = 1000 against eq. 38: within 8 % and two standard errors; C(0) within 1 %. */
    @ParameterizedTest
    @CsvSource({"3, 0.3", "3, 1", "10, 0.3", "10, 1"})
    void dimensionOfOneThousandNeurons(double gain, double rank) {
        final FlowLaw law = FlowLaw.ofRank(FlowLaw.gain(gain), rank, gain, rank, 1000);
        final FlowPredictions theory = new FlowPredictions(Monitor.NONE);
        final FlowTrials found = measure(law, 1000, 12);
        final Mean deviation = FlowTrials.inverseDeviation(List.of(found), 0, theory::ratio);
        System.out.printf(
                Locale.ROOT,
                "g = %s, E = %s: N/PR over theory, minus 1: %.3f +- %.3f; PR %.4f +- %.4f (theory %.4f); C(0) %.4f +- %.4f (theory %.4f)%n",
                gain,
                rank,
                deviation.value(),
                deviation.standardError(),
                found.mean(0).value(),
                found.mean(0).standardError(),
                theory.ratio(law),
                found.mean(1).value(),
                found.mean(1).standardError(),
                theory.c0(law));
        assertEquals(0, deviation.value(), 0.08 + 2 * deviation.standardError());
        assertEquals(theory.c0(law), found.mean(1).value(), 0.01 * theory.c0(law));
    }
}
