package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.math.Interval;
import org.tailspin.knimeapi.DialogDescription;
import org.tailspin.knimeapi.NodeRunner;

/** A field of a parameter of an ensemble takes the values that the parameter may have, and no others. */
class BoundsOfParametersTest {

    /** Fields whose names are shorter than those of the columns. */
    private static final Map<EnsembleParameter, String> NAMES =
            Map.of(EnsembleParameter.BULK_GAIN, "bulk", EnsembleParameter.EFFECTIVE_RANK, "rank");

    private static Map<?, ?> dialog() {
        DefaultNodeFactory generator = SettingsTest.factories()
                .filter(each -> NodeRunner.of(each).definition().name().equals("Coupling Generator"))
                .findFirst()
                .orElseThrow();
        return DialogDescription.of(NodeRunner.of(generator).definition().parameters());
    }

    private static String name(EnsembleParameter parameter) {
        String[] words = parameter.label().split("_");
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase()).append(words[i].substring(1));
        }
        return NAMES.getOrDefault(parameter, name.toString());
    }

    private static Optional<Map<?, ?>> field(Object part, String name) {
        if (part instanceof Map<?, ?> map) {
            if (map.get("key") instanceof String key && ("/" + key).endsWith("/" + name)) {
                return Optional.of(map);
            }
            return map.values().stream()
                    .map(each -> field(each, name))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return part instanceof List<?> list
                ? list.stream()
                        .map(each -> field(each, name))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static void assertBound(Map<?, ?> widget, String closed, String open, double bound, boolean isIn) {
        assertEquals(bound, widget.get(isIn ? closed : open), widget + " for " + bound);
        assertTrue(!widget.containsKey(isIn ? open : closed), widget + " for " + bound);
    }

    @ParameterizedTest
    @EnumSource(EnsembleParameter.class)
    void areThoseOfTheCore(EnsembleParameter parameter) {
        Map<?, ?> field = field(dialog(), name(parameter)).orElseThrow();
        Interval range = parameter.range();
        if (field.get("type").equals("boolean")) {
            assertEquals(Interval.whole(0, 1), range);
            return;
        }
        Map<?, ?> widget = (Map<?, ?>) field.get("NumberInputWidget");
        // a whole number above 0 is one from 1 on
        if (range.isWhole() && widget.containsKey("greater than")) {
            assertEquals(range.low() - 1, widget.get("greater than"));
        } else {
            assertBound(widget, "at least", "greater than", range.low(), range.isLowIn());
        }
        if (range.isBoundedAbove()) {
            assertBound(widget, "at most", "less than", range.high(), range.isHighIn());
        }
    }
}
