package org.tailspin.nodes.test.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.knimeapi.Tables;
import org.tailspin.knimeapi.spi.PortDefinition;

/**
 * Reads a workflow's directory and runs what is ours, as KNIME would: from the files alone. Of KNIME's nodes it knows the
 * Table Creator, the Column Filter, the Table Difference Checker, and the loop over the rows of a table; what comes behind
 * others of them stays undone.
 */
final class WorkflowRun {

    private static final String OURS = "org.tailspin.";
    private static final String TABLE = "org.knime.base.node.io.tablecreator.";
    private static final String FILTER = "org.knime.base.node.preproc.filter.column.";
    private static final String DIFFERENCES = "org.knime.testing.internal.nodes.differ.";
    private static final String LOOP = "org.knime.base.node.meta.looper.variable.start.";

    private static final Map<String, DataType> TYPES =
            Map.of("IntCell", IntCell.TYPE, "DoubleCell", DoubleCell.TYPE, "BooleanCell", BooleanCell.TYPE);

    private static final String WIDGET = "org.knime.js.base.node.widget.";
    private static final String VARIABLES = "org.knime.base.node.flowvariable.variabletotablerow";
    private static final String NUMBERS = "org.knime.base.node.preproc.colconvert.stringtonumber";
    private static final String COMPONENT_OUTPUT = "org.knime.core.node.workflow.virtual.subnode.VirtualSubNodeOutput";

    /** A node of the directory, or a component, with what runs inside. */
    record Node(int id, StoredSettings settings, WorkflowRun inside) {

        String factory() {
            return (String) settings.get("factory");
        }

        boolean isOurs() {
            return factory().startsWith(OURS);
        }

        boolean isWidget() {
            return factory().startsWith(WIDGET);
        }
    }

    private record Connection(int from, int fromPort, int to, int toPort) {}

    private final Map<Integer, Node> nodes = new TreeMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<Integer, Map<Integer, PortObject>> outputs = new TreeMap<>();
    private final Map<Integer, String> warnings = new TreeMap<>();
    private int compared;

    WorkflowRun(Path directory) throws IOException {
        StoredSettings workflow = read(directory.resolve("workflow.knime"));
        for (String key : workflow.nested("nodes").keys()) {
            StoredSettings node = workflow.nested("nodes").nested(key);
            int id = (Integer) node.get("id");
            Path file = directory.resolve((String) node.get("node_settings_file"));
            WorkflowRun inside = (Boolean) node.get("node_is_meta") ? new WorkflowRun(file.getParent()) : null;
            nodes.put(id, new Node(id, read(file), inside));
        }
        for (String key : workflow.nested("connections").keys()) {
            StoredSettings each = workflow.nested("connections").nested(key);
            connections.add(new Connection(
                    (Integer) each.get("sourceID"),
                    (Integer) each.get("sourcePort"),
                    (Integer) each.get("destID"),
                    (Integer) each.get("destPort")));
        }
    }

    private static StoredSettings read(Path file) throws IOException {
        return StoredSettings.fromXml(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** The nodes, those inside components in their place. */
    List<Node> nodes() {
        return nodes.values().stream()
                .flatMap(node -> node.inside() == null ? Stream.of(node) : node.inside().nodes().stream())
                .toList();
    }

    /** The components, with what runs inside. */
    List<Node> components() {
        return nodes.values().stream().filter(node -> node.inside() != null).toList();
    }

    /** A node of ours with its stored settings, loaded and so validated. */
    NodeRunner runner(Node node, Map<String, Object> variables) throws Exception {
        DefaultNodeFactory factory = Class.forName(node.factory())
                .asSubclass(DefaultNodeFactory.class)
                .getConstructor()
                .newInstance();
        NodeRunner runner = NodeRunner.of(factory);
        StoredSettings ports = node.settings().nested("node_creation_config");
        for (PortDefinition port : runner.definition().ports()) {
            boolean isThere = !ports.nested(port.id()).keys().isEmpty();
            if (port.isRemovable() && isThere) {
                runner.addPort(port.id());
            } else if (port.isRemovable() && port.type() != null) {
                runner.removePort(port.id());
            }
        }
        long outputs = runner.definition().ports().stream()
                .filter(port -> port.side() == PortDefinition.Side.OUTPUT && runner.has(port))
                .count();
        for (String port : node.settings().nested("ports").keys()) {
            int index = (Integer) node.settings().nested("ports").nested(port).get("index");
            if (index > outputs) { // as KNIME says it
                throw new InvalidSettingsException("Unable to load port content for node \""
                        + runner.definition().name() + "\": Invalid outport index in settings: " + index);
            }
        }
        StoredSettings model = node.settings().nested("model");
        if (node.settings().keys().contains("variables")) {
            StoredSettings tree = node.settings().nested("variables").nested("tree");
            for (String key : tree.keys()) {
                Object value = variables.get((String) tree.nested(key).get("used_variable"));
                model = value == null ? model : model.with(key, value);
            }
        }
        return runner.load(model);
    }

    /**
     * The variables with which KNIME configures nodes before anything runs: of a loop the default of its start node, of widgets
     * their defaults.
     */
    Map<String, Object> announced() {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (Node node : nodes.values()) {
            if (node.inside() != null) {
                variables.putAll(node.inside().announced());
            } else if (node.isWidget()) {
                widget(node.settings().nested("model"), variables);
            } else if (node.factory().startsWith(LOOP)) {
                Object value = node.settings().nested("model").get("default_value_integer");
                iterations().get(0).keySet().forEach(name -> variables.put(name, value));
            }
        }
        return variables;
    }

    /** The table of a Table Creator. */
    BufferedDataTable created(int node) {
        return table(nodes.get(node).settings().nested("model"));
    }

    /** The warnings of our nodes in the last run, by their numbers. */
    Map<Integer, String> warnings() {
        return warnings;
    }

    /** How many tables were compared with a reference in all runs. */
    int compared() {
        return compared;
    }

    /** The tables of our nodes by node and port, those of a loop one below the other. */
    Map<String, List<BufferedDataTable>> run() throws Exception {
        Map<String, List<BufferedDataTable>> results = new LinkedHashMap<>();
        for (Map<String, Object> variables : iterations()) {
            outputs.clear();
            for (Node node : nodes.values()) { // they are numbered in an order in which they can run
                execute(node, variables, results);
            }
        }
        return results;
    }

    private List<Map<String, Object>> iterations() {
        List<Map<String, Object>> iterations = new ArrayList<>();
        for (Node node : nodes.values()) {
            if (node.inside() == null && node.factory().startsWith(LOOP)) {
                int source = connections.stream()
                        .filter(each -> each.to() == node.id())
                        .findAny()
                        .orElseThrow()
                        .from();
                BufferedDataTable table = table(nodes.get(source).settings().nested("model"));
                for (DataRow row : table) {
                    Map<String, Object> variables = new LinkedHashMap<>();
                    for (String column : table.getSpec().getColumnNames()) {
                        variables.put(
                                column, ((IntCell) row.getCell(table.getSpec().findColumnIndex(column))).getIntValue());
                    }
                    iterations.add(variables);
                }
            }
        }
        return iterations.isEmpty() ? List.of(Map.of()) : iterations;
    }

    private void execute(Node node, Map<String, Object> variables, Map<String, List<BufferedDataTable>> results)
            throws Exception {
        if (node.inside() != null) {
            BufferedDataTable table = node.inside().output();
            outputs.put(node.id(), Map.of(1, table));
            results.put(node.id() + " " + node.settings().get("name") + " 1", List.of(table));
            return;
        }
        if (node.factory().startsWith(VARIABLES)) {
            outputs.put(node.id(), Map.of(1, row(node.settings().nested("model"))));
            return;
        }
        if (node.factory().startsWith(TABLE)) {
            outputs.put(node.id(), Map.of(1, table(node.settings().nested("model"))));
            return;
        }
        boolean isFilter = node.factory().startsWith(FILTER);
        boolean isNumbers = node.factory().startsWith(NUMBERS);
        boolean isChecker = node.factory().startsWith(DIFFERENCES);
        if (!node.isOurs() && !isFilter && !isNumbers && !isChecker) {
            return;
        }
        List<Connection> in = connections.stream()
                .filter(each -> each.to() == node.id() && each.toPort() > 0)
                .sorted((a, b) -> a.toPort() - b.toPort())
                .toList();
        if (in.stream().anyMatch(each -> !outputs.containsKey(each.from()))) {
            return;
        }
        PortObject[] inputs = in.stream()
                .map(each -> outputs.get(each.from()).get(each.fromPort()))
                .toArray(PortObject[]::new);
        if (isFilter) {
            outputs.put(node.id(), Map.of(1, filtered((BufferedDataTable) inputs[0], node.settings())));
            return;
        }
        if (isNumbers) {
            outputs.put(node.id(), Map.of(1, numbers((BufferedDataTable) inputs[0], node.settings())));
            return;
        }
        if (isChecker) {
            TableDifferences.assertNone(
                    node.settings().nested("model"), (BufferedDataTable) inputs[0], (BufferedDataTable) inputs[1]);
            compared++;
            return;
        }
        Executed executed = runner(node, variables).execute(inputs);
        if (executed.warning() != null) {
            warnings.put(node.id(), executed.warning());
        }
        Map<Integer, PortObject> objects = new TreeMap<>();
        for (int port = 0; port < executed.objects().size(); port++) {
            objects.put(port + 1, executed.objects().get(port));
            if (executed.objects().get(port) instanceof BufferedDataTable table) {
                results.computeIfAbsent(
                                node.id() + " " + node.settings().get("name") + " " + (port + 1),
                                key -> new ArrayList<>())
                        .add(table);
            }
        }
        outputs.put(node.id(), objects);
    }

    /** What comes out of a component, whose widgets have their defaults. */
    private BufferedDataTable output() throws Exception {
        Map<String, Object> variables = announced();
        outputs.clear();
        for (Node node : nodes.values()) {
            execute(node, variables, new LinkedHashMap<>());
        }
        Node end = nodes.values().stream()
                .filter(node -> node.factory().startsWith(COMPONENT_OUTPUT))
                .findAny()
                .orElseThrow();
        Connection in = connections.stream()
                .filter(each -> each.to() == end.id())
                .findAny()
                .orElseThrow();
        return (BufferedDataTable) outputs.get(in.from()).get(in.fromPort());
    }

    /** The flow variable of a widget; a button has none of interest. */
    private static void widget(StoredSettings model, Map<String, Object> variables) {
        StoredSettings value = model.nested("defaultValue");
        String name = (String) model.get("flowVariableName");
        for (String key : List.of("double", "integer")) {
            if (value.keys().contains(key)) {
                variables.put(name, value.get(key));
            }
        }
        if (value.keys().contains("variable_value")) {
            variables.put(name, ((String[]) value.get("variable_value"))[0]);
        }
    }

    /** What Variable to Table Row makes of the variables. */
    private BufferedDataTable row(StoredSettings model) {
        String[] names =
                (String[]) model.nested("filter").nested("manualFilter").get("manuallySelected");
        Map<String, Object> variables = announced();
        Object[] columns = new Object[2 * names.length];
        Object[] values = new Object[names.length];
        for (int j = 0; j < names.length; j++) {
            values[j] = variables.get(names[j]);
            columns[2 * j] = names[j];
            columns[2 * j + 1] = values[j] instanceof Integer
                    ? IntCell.TYPE
                    : values[j] instanceof Double ? DoubleCell.TYPE : StringCell.TYPE;
        }
        return Tables.columns(columns).row(values).build();
    }

    /** What String to Number makes of a table, if its numbers are whole. */
    private static BufferedDataTable numbers(BufferedDataTable table, StoredSettings settings) {
        List<String> chosen =
                List.of((String[]) settings.nested("model").nested("include").get("included_names"));
        DataTableSpec spec = table.getDataTableSpec();
        Object[] columns = spec.stream()
                .flatMap(column -> Stream.of(
                        column.getName(), chosen.contains(column.getName()) ? IntCell.TYPE : column.getType()))
                .toArray();
        Tables.Builder converted = Tables.columns(columns);
        for (DataRow row : Tables.rows(table)) {
            converted.row(spec.stream()
                    .map(column -> {
                        DataCell cell = row.getCell(spec.findColumnIndex(column.getName()));
                        return chosen.contains(column.getName())
                                ? new IntCell(Integer.parseInt(cell.toString()))
                                : (Object) cell;
                    })
                    .toArray());
        }
        return converted.build();
    }

    /** What a Column Filter leaves of a table. */
    static BufferedDataTable filtered(BufferedDataTable table, StoredSettings settings) {
        String[] kept =
                (String[]) settings.nested("model").nested("column-filter").get("included_names");
        DataTableSpec spec = table.getDataTableSpec();
        DataColumnSpec[] columns = Arrays.stream(kept).map(spec::getColumnSpec).toArray(DataColumnSpec[]::new);
        BufferedDataContainer container = Tables.context().createDataContainer(new DataTableSpec(columns));
        for (DataRow row : Tables.rows(table)) {
            DataCell[] cells = Arrays.stream(kept)
                    .map(name -> row.getCell(spec.findColumnIndex(name)))
                    .toArray(DataCell[]::new);
            container.addRowToTable(new DefaultRow(row.getKey(), cells));
        }
        container.close();
        return container.getTable();
    }

    /** What a Table Creator makes of its settings. */
    private static BufferedDataTable table(StoredSettings model) {
        StoredSettings properties = model.nested("columnProperties");
        int width = properties.keys().size();
        Object[] columns = new Object[2 * width];
        DataType[] types = new DataType[width];
        String[] missing = new String[width];
        for (int j = 0; j < width; j++) {
            StoredSettings column = properties.nested(Integer.toString(j));
            String type = (String) column.nested("ColumnClass").get("cell_class");
            columns[2 * j] = column.get("ColumnName");
            types[j] = TYPES.getOrDefault(type.substring(type.lastIndexOf('.') + 1), StringCell.TYPE);
            columns[2 * j + 1] = types[j];
            missing[j] = (String) column.get("MissValuePattern");
        }
        String[] values = (String[]) model.get("values");
        Tables.Builder table = Tables.columns(columns);
        for (int i = 0; i < values.length; i += width) {
            Object[] row = new Object[width];
            for (int j = 0; j < width; j++) {
                row[j] = values[i + j].equals(missing[j]) ? null : value(values[i + j], types[j]);
            }
            table.row(row);
        }
        return table.build();
    }

    private static Object value(String text, DataType type) {
        if (type == IntCell.TYPE) {
            return Integer.valueOf(text);
        }
        if (type == DoubleCell.TYPE) {
            return Double.valueOf(text);
        }
        return type == BooleanCell.TYPE ? (Object) Boolean.valueOf(text) : text;
    }
}
