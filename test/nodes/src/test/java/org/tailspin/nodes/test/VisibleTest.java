package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.WidgetGroup;
import org.tailspin.knimeapi.DialogControls;
import org.tailspin.knimeapi.DialogControls.Control;
import org.tailspin.knimeapi.NodeOptions;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;
import org.tailspin.knimeapi.spi.NodeDefinition;
import org.tailspin.knimeapi.spi.PortDefinition.Side;
import org.tailspin.nodes.dimension.DimensionEstimatorNodeFactory;

/** What meets somebody who drops a node: few controls, plain words, a description that can be read. */
class VisibleTest {

    private static final int MOST_CONTROLS = 10;
    private static final int MOST_WORDS = 900;

    /** What fits side by side in a dialog of 360 px: at 13 px a letter takes about 6.3 px, a choice 16 px around it. */
    private static final double WIDEST = 340;

    /** Signs of a formula; a lone Greek letter behind its word is a symbol. */
    private static final Pattern FORMULA =
            Pattern.compile("[\u221a\u00b7\u03a3^=\u2202\u222b\u207b\u00b2\u00b3]|\\w/\\w");

    static Stream<DefaultNodeFactory> factories() {
        return SettingsTest.factories();
    }

    private static List<Control> dropped(DefaultNodeFactory factory, DataTableSpec input) throws Exception {
        NodeRunner node = NodeRunner.of(factory);
        if (factory instanceof DimensionEstimatorNodeFactory && input != null) {
            node.configure(input); // which guesses what the rows are
        }
        boolean hasInput =
                node.definition().ports().stream().anyMatch(port -> port.side() == Side.INPUT && port.type() != null);
        return hasInput ? DialogControls.shown(node, new Object[] {input}) : DialogControls.shown(node);
    }

    /** Dropped alone, and behind a Coupling Generator. */
    @ParameterizedTest
    @MethodSource("factories")
    void aDroppedNodeShowsFewControls(DefaultNodeFactory factory) throws Exception {
        DataTableSpec states = Tables.columns("x", DoubleCell.TYPE, "y", DoubleCell.TYPE)
                .build()
                .getDataTableSpec();
        for (DataTableSpec input :
                new DataTableSpec[] {null, Nodes.generator().configure().table(0), states}) {
            List<Control> all = dropped(factory, input);
            List<String> plain = all.stream()
                    .filter(control -> !control.isAdvanced())
                    .map(Control::title)
                    .toList();
            assertTrue(plain.size() <= MOST_CONTROLS, plain.size() + ": " + plain);
            boolean hasAdvanced =
                    hasAdvanced(NodeRunner.of(factory).definition().parameters());
            assertEquals(
                    hasAdvanced, all.stream().anyMatch(Control::isAdvanced), "the advanced settings are not empty");
        }
    }

    private static boolean hasAdvanced(Class<?> type) {
        return Stream.concat(Stream.of(type.getDeclaredFields()), Stream.of(type.getDeclaredClasses()))
                        .anyMatch(element -> element.isAnnotationPresent(Advanced.class))
                || Arrays.stream(type.getDeclaredFields())
                        .map(Field::getType)
                        .filter(WidgetGroup.class::isAssignableFrom)
                        .anyMatch(VisibleTest::hasAdvanced);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void noLabelIsAFormula(DefaultNodeFactory factory) {
        for (NodeOptions.Option option :
                NodeOptions.of(NodeRunner.of(factory).definition().parameters())) {
            assertTrue(!FORMULA.matcher(option.title()).find(), option.title());
            for (NodeOptions.Choice choice : option.choices()) {
                assertTrue(!FORMULA.matcher(choice.title()).find(), choice.title());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void noSwitchIsTooWide(DefaultNodeFactory factory) throws Exception {
        for (Control control : dropped(factory, Nodes.generator().configure().table(0))) {
            if (control.isSwitch()) {
                double width = control.choices().stream()
                        .mapToDouble(choice -> 16 + 6.3 * choice.length())
                        .sum();
                assertTrue(width <= WIDEST, control.title() + ": about " + width + " px");
            }
        }
    }

    /** First for whom it is, in words; formulas later. */
    @ParameterizedTest
    @MethodSource("factories")
    void aDescriptionCanBeRead(DefaultNodeFactory factory) {
        NodeDefinition node = NodeRunner.of(factory).definition();
        int words = words(node.fullDescription());
        assertTrue(words <= MOST_WORDS, node.name() + " has " + words + " words");
        String first = node.fullDescription().strip().replaceFirst("(?s)</p>.*", "");
        assertTrue(first.startsWith("<p>For everyone who "), first);
        assertTrue(!FORMULA.matcher(first.replaceAll("<[^>]*>", "")).find(), first);
    }

    private static int words(String html) {
        return html.replaceAll("<[^>]*>", "").strip().split("\\s+").length;
    }
}
