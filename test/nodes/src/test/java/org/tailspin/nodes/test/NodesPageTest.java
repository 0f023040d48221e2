package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.widget.choices.Label;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.MeanRemoval;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.Surrogate;
import org.tailspin.core.coupling.SurrogateScale;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.table.TheoryColumn;
import org.tailspin.knimeapi.NodeOptions;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;
import org.tailspin.knimeapi.spi.NodeDefinition;
import org.tailspin.knimeapi.spi.PortDefinition;
import org.tailspin.knimeapi.spi.PortDefinition.Side;

/**
 * The page of the documentation that shows every node with its ports, columns and options is what the nodes say of
 * themselves; {@code -Dtailspin.write=true} writes it anew.
 */
class NodesPageTest {

    private static final Path PAGE = Path.of("../../plugin/docs/nodes.md");

    private static final DataTableSpec CONNECTIONS = Tables.columns(
                    "pre", StringCell.TYPE, "post", StringCell.TYPE, "weight", DoubleCell.TYPE)
            .build()
            .getDataTableSpec();

    private static final DataTableSpec WEIGHTS = Tables.columns(
                    "array", StringCell.TYPE, "row", IntCell.TYPE, "column", IntCell.TYPE, "value", DoubleCell.TYPE)
            .build()
            .getDataTableSpec();

    private final StringBuilder text = new StringBuilder();

    @Test
    void thePageIsCurrent() throws Exception {
        line("# The nodes");
        line("");
        line("Made from the nodes' own descriptions; do not edit. A test says whether it is current, and");
        line("`mvn test -pl test/nodes -am -Dtest=NodesPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dtailspin.write=true` writes it.");
        DataTableSpec networks = Nodes.generator().configure().table(0);
        for (DefaultNodeFactory factory : SettingsTest.factories().toList()) {
            node(NodeRunner.of(factory), networks);
        }
        names();
        scales();
        if (Boolean.getBoolean("tailspin.write")) {
            Files.writeString(PAGE, text);
        }
        assertEquals(text.toString(), Files.readString(PAGE), "the page says how to write it anew");
    }

    /** The choices of dialogs beside the values that tables and commands have for them. */
    private void names() throws ReflectiveOperationException {
        line("");
        line("## Names in dialogs, and in tables and commands");
        line("");
        line("| choice in the dialog | value in tables and on the command line | column or option |");
        line("|---|---|---|");
        names("coupling.LawParameters$Ensemble", "`ensemble`", name -> EnsembleKind.valueOf(name)
                .label());
        names("coupling.MotionParameters$Kind", "`dynamics`", name -> Dynamics.Kind.valueOf(name)
                .label());
        names("common.NonlinearityChoice", "`nonlinearity`", name -> Nonlinearity.valueOf(name)
                .label());
        names("coupling.MotionParameters$Integrator", "`scheme`", name -> Scheme.valueOf(name)
                .label());
        names("coupling.PreparationParameters$Mean", "`--remove-mean`", name -> MeanRemoval.valueOf(name)
                .optionName());
        names(
                "coupling.PreparationParameters$Surrogates",
                "`--surrogate`",
                name -> name.equals("SEVERAL")
                        ? "none,rewired"
                        : Surrogate.valueOf(name).label());
        names("coupling.PreparationParameters$Unit", "`--normalise`", name -> Normalisation.valueOf(name)
                .optionName());
    }

    private void names(String choices, String where, UnaryOperator<String> value) throws ReflectiveOperationException {
        for (Object choice : Class.forName("org.tailspin.nodes." + choices).getEnumConstants()) {
            final String name = ((Enum<?>) choice).name();
            final Label label = choice.getClass().getField(name).getAnnotation(Label.class);
            line("| " + label.value() + " | `" + value.apply(name) + "` | " + where + " |");
        }
    }

    /** Of the Connectome Preparer, too. */
    private void scales() throws ReflectiveOperationException {
        for (Object choice : Class.forName("org.tailspin.nodes.coupling.PreparationParameters$Scale")
                .getEnumConstants()) {
            final String name = ((Enum<?>) choice).name();
            final Label label = choice.getClass().getField(name).getAnnotation(Label.class);
            line("| " + label.value() + " | `" + SurrogateScale.valueOf(name).optionName()
                    + "` | `--surrogate-scale` |");
        }
    }

    private void node(NodeRunner runner, DataTableSpec networks) throws Exception {
        NodeDefinition node = runner.definition();
        line("");
        line("## " + node.name());
        line("");
        line(node.shortDescription());
        line("");
        line(node.fullDescription().strip());
        line("");
        line("### Ports of " + node.name());
        line("");
        boolean hasInput = node.ports().stream().anyMatch(port -> port.side() == Side.INPUT && port.type() != null);
        boolean isOfMatrices = node.name().equals("Connectome Preparer");
        boolean isOfWeights = node.name().equals("Trained Network Analyzer");
        DataTableSpec input = isOfMatrices ? CONNECTIONS : isOfWeights ? WEIGHTS : networks;
        List<PortObjectSpec> specs = (hasInput ? runner.configure(input) : runner.configure()).specs();
        int output = 0;
        for (PortDefinition port : node.ports()) {
            boolean isInput = port.side() == Side.INPUT;
            line("- **" + port.name() + "** (" + (isInput ? "input" : "output")
                    + (port.type() == null ? ", optional" : port.isRemovable() ? ", removable" : "") + "): "
                    + port.description());
            if (!isInput && runner.has(port)) {
                if (specs.get(output++) instanceof DataTableSpec table) {
                    columns(table, hasInput && !isOfMatrices && !isOfWeights ? networks : new DataTableSpec());
                }
            }
        }
        line("");
        line("### Options of " + node.name());
        options(node);
        line("");
        line("Keywords: " + String.join(", ", node.keywords()) + ".");
    }

    private void columns(DataTableSpec table, DataTableSpec input) {
        List<String> kept = new ArrayList<>();
        for (DataColumnSpec column : table) {
            if (input.containsName(column.getName()) && table.containsName(RecipeColumn.ENSEMBLE.label())) {
                kept.add(column.getName());
                continue;
            }
            line("  - `" + column.getName() + "` (" + column.getType() + ")"
                    + described(column.getName())
                            .map(known -> ": " + known.description() + ".")
                            .orElse("."));
        }
        if (!kept.isEmpty()) {
            line("  - and the columns of the input.");
        }
    }

    private static Optional<TableColumn> described(String name) {
        return Stream.of(
                        NetworkColumns.ALL.stream(),
                        Arrays.<TableColumn>stream(DetailColumn.values()),
                        Arrays.<TableColumn>stream(TheoryColumn.values()))
                .flatMap(columns -> columns)
                .filter(column -> column.label().equals(name))
                .findFirst();
    }

    private void options(NodeDefinition node) {
        String section = "";
        for (NodeOptions.Option option : NodeOptions.of(node.parameters())) {
            if (!option.section().equals(section)) {
                section = option.section();
                line("");
                line("**" + section + "**");
                line("");
            }
            line("- *" + option.title() + "*"
                    + (option.defaultValue().isEmpty() ? "" : " (default: " + option.defaultValue() + ")") + ": "
                    + option.description());
            for (NodeOptions.Choice choice : option.choices()) {
                line("  - " + choice.title() + ": " + choice.description());
            }
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
