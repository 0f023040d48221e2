package org.tailspin.core.coupling;

import java.util.EnumMap;
import java.util.Map;
import org.tailspin.core.math.Interval;

/** Values of parameters that a test needs some of: taken from their ranges, so that a new parameter has one as well. */
public final class Inside {

    private static final double PART = 0.35;
    private static final double WIDEST = 2;

    private Inside() {}

    /**
     * {@return a number inside, not far from the lower end}
     *
     * @param range of a parameter
     */
    public static double of(Interval range) {
        return range.isWhole()
                ? Math.min(range.high(), range.low() + 2)
                : range.low() + PART * Math.min(WIDEST, range.high() - range.low());
    }

    /**
     * {@return what must be said of an ensemble}
     *
     * @param kind of ensemble
     */
    public static Map<EnsembleParameter, Double> required(EnsembleKind kind) {
        final Map<EnsembleParameter, Double> values = new EnumMap<>(EnsembleParameter.class);
        kind.required().forEach(parameter -> values.put(parameter, of(parameter.range())));
        return values;
    }
}
