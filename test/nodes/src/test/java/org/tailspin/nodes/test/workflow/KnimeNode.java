package org.tailspin.nodes.test.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.knimeapi.Tables;

/** A node of KNIME's own, as genuine KNIME stored it, with some of its settings changed. */
final class KnimeNode {

    private static final String NUMBERS = "org.knime.core.data.def.DoubleCell";
    private static final String WHOLE = "org.knime.core.data.def.IntCell";
    private static final String TEXTS = "org.knime.core.data.def.StringCell";

    private static final String VALUE = "variable_value";

    private StoredSettings settings;

    private KnimeNode(String template) {
        try (InputStream stream = KnimeNode.class.getResourceAsStream(template + ".xml")) {
            settings = StoredSettings.fromXml(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KnimeNode of(String template) {
        return new KnimeNode(template);
    }

    StoredSettings settings() {
        return settings;
    }

    /** Sets a value that is there; a slash leads into a group. */
    KnimeNode set(String path, Object value) {
        settings = set(settings, "model/" + path, value);
        return this;
    }

    /** Says what its factory needs to make it, such as its ports. */
    KnimeNode withFactorySettings(StoredSettings factorySettings) {
        settings = settings.with("factory_settings", factorySettings);
        return this;
    }

    private static StoredSettings set(StoredSettings settings, String path, Object value) {
        int slash = path.indexOf('/');
        String key = slash < 0 ? path : path.substring(0, slash);
        if (!settings.keys().contains(key)) {
            throw new IllegalArgumentException("no setting " + key + " in " + settings.keys());
        }
        return settings.with(key, slash < 0 ? value : set(settings.nested(key), path.substring(slash + 1), value));
    }

    /** A table of texts and numbers; the columns' names end in their types. */
    static KnimeNode table(String[] columns, Object[]... rows) {
        int[] row = new int[rows.length * columns.length];
        int[] column = new int[row.length];
        String[] values = new String[row.length];
        StoredSettings properties = new StoredSettings();
        for (int j = 0; j < columns.length; j++) {
            properties = properties.with(Integer.toString(j), column(columns[j], rows[0][j]));
            for (int i = 0; i < rows.length; i++) {
                int k = i * columns.length + j;
                row[k] = i;
                column[k] = j;
                values[k] = rows[i][j] == null ? "" : rows[i][j].toString();
            }
        }
        return of("table-creator")
                .set("rowIndices", row)
                .set("columnIndices", column)
                .set("values", values)
                .set("columnProperties", properties);
    }

    private static StoredSettings column(String name, Object first) {
        return column(name, first instanceof Integer ? WHOLE : first instanceof Double ? NUMBERS : TEXTS, "");
    }

    private static StoredSettings column(String name, String type, String missing) {
        return new StoredSettings()
                .with("UserSetValues", true)
                .with("MissValuePattern", missing)
                .with("FormatParameter", "")
                .with("ReadPossValsFromFile", false)
                .with("SkipThisColumn", false)
                .with("ColumnName", name)
                .with("ColumnClass", type(type));
    }

    private static StoredSettings type(String cellClass) {
        return new StoredSettings().with("cell_class", cellClass).with("is_null", false);
    }

    /** A Table Creator that gives the table anew: numbers, truth values and texts, and what is missing as a question mark. */
    static KnimeNode copy(BufferedDataTable table) {
        List<DataRow> rows = Tables.rows(table);
        int width = table.getDataTableSpec().getNumColumns();
        int[] row = new int[rows.size() * width];
        int[] column = new int[row.length];
        String[] values = new String[row.length];
        StoredSettings properties = new StoredSettings();
        for (int j = 0; j < width; j++) {
            DataColumnSpec spec = table.getDataTableSpec().getColumnSpec(j);
            properties = properties.with(
                    Integer.toString(j),
                    column(spec.getName(), spec.getType().getCellClass().getName(), ExpectedTable.MISSING));
            for (int i = 0; i < rows.size(); i++) {
                int k = i * width + j;
                row[k] = i;
                column[k] = j;
                values[k] = ExpectedTable.text(rows.get(i).getCell(j));
            }
        }
        return of("table-creator")
                .set("rowIndices", row)
                .set("columnIndices", column)
                .set("values", values)
                .set("columnProperties", properties);
    }

    /** Compares a table with its reference: numbers to a millionth of the column's largest, the rest exactly. */
    static KnimeNode differenceChecker(BufferedDataTable reference) {
        KnimeNode node = of("table-difference-checker");
        for (DataColumnSpec column : reference.getDataTableSpec()) {
            node.settings = node.settings.with(
                    "model",
                    node.settings.nested("model").with("columnConfig_" + column.getName(), checker(column, reference)));
        }
        return node;
    }

    private static StoredSettings checker(DataColumnSpec column, BufferedDataTable reference) {
        boolean isNumber = column.getType() == DoubleCell.TYPE;
        String checker = ExpectedTable.LEFT_OUT.contains(column.getName())
                ? "IgnoreChecker"
                : isNumber ? "EpsilonNumberChecker" : "EqualityChecker";
        StoredSettings internals = new StoredSettings()
                .with("ignoreColumnProperties", false)
                .with("ignoreColumnElementNames", false)
                .with("ignoreDomain", true)
                .with("ignoreDomainPossibleValuesOrdering", true);
        return new StoredSettings()
                .with("checkerFactory", "org.knime.testing.internal.diffcheckers." + checker + "$Factory")
                .with(
                        "internals",
                        isNumber
                                ? internals.with("epsilon", epsilon(Tables.column(reference, column.getName())))
                                : internals);
    }

    /** A power of ten, so that a last bit does not change it. */
    private static double epsilon(List<DataCell> cells) {
        double largest = cells.stream()
                .filter(cell -> !cell.isMissing())
                .mapToDouble(cell -> Math.abs(((DoubleValue) cell).getDoubleValue()))
                .reduce(1, Math::max);
        return ExpectedTable.TOLERANCE * Math.pow(10, Math.ceil(Math.log10(largest)));
    }

    /** What a test run of KNIME expects of a workflow: the warnings of its nodes, by their numbers, and no error. */
    static KnimeNode testflowConfiguration(Map<Integer, String> warnings) {
        StoredSettings expected = new StoredSettings();
        int count = 0;
        for (Map.Entry<Integer, String> each : warnings.entrySet()) {
            expected = expected.with("nodeID_" + count, each.getKey().toString())
                    .with("message_" + count, each.getValue());
            count++;
        }
        return of("testflow-configuration").set("requiredNodeWarnings", expected.with("count", count));
    }

    /** Means of columns of numbers in every group. */
    static KnimeNode means(String[] groups, String... columns) {
        String[] methods = new String[columns.length];
        Arrays.fill(methods, "Mean_V4.6");
        return groups(groups, columns, methods);
    }

    /** Mean and variance of a column in every group. */
    static KnimeNode moments(String group, String column) {
        return groups(new String[] {group}, new String[] {column, column}, new String[] {"Mean_V4.6", "Variance"});
    }

    /** How many rows a group has, and mean and standard deviation of its columns. */
    static KnimeNode spread(String[] groups, String... columns) {
        String[] named = new String[1 + 2 * columns.length];
        String[] methods = new String[named.length];
        named[0] = columns[0];
        methods[0] = "Count";
        for (int i = 0; i < columns.length; i++) {
            Arrays.fill(named, 1 + 2 * i, 3 + 2 * i, columns[i]);
            methods[1 + 2 * i] = "Mean_V4.6";
            methods[2 + 2 * i] = "Standard deviation";
        }
        return groups(groups, named, methods);
    }

    private static KnimeNode groups(String[] groups, String[] columns, String[] methods) {
        StoredSettings types = new StoredSettings().with("array-size", columns.length);
        for (int i = 0; i < columns.length; i++) {
            types = types.with(Integer.toString(i), type(NUMBERS));
        }
        return of("groupby")
                .set("grouByColumns/InclList", groups)
                .set("aggregationColumn/columnNames", columns)
                .set("aggregationColumn/columnTypes", types)
                .set("aggregationColumn/aggregationMethod", methods)
                .set("aggregationColumn/inclMissingVals", new boolean[columns.length]);
    }

    /** Joins two tables on a column of both, and keeps some of each. */
    static KnimeNode join(String on, String[] left, String[] right) {
        StoredSettings column = new StoredSettings().with("regularChoice", on).with("specialChoice_Internals", null);
        return of("joiner")
                .set("matchingCriteria/0/leftTableColumnV2", column)
                .set("matchingCriteria/0/rightTableColumnV2", column)
                .set("leftColumnSelectionConfigV2/manualFilter/manuallySelected", left)
                .set("rightColumnSelectionConfigV2/manualFilter/manuallySelected", right)
                .set("outputRowOrder", "LEFT_RIGHT");
    }

    /** A widget in the composite view of a component, which gives its value as a flow variable. */
    private static KnimeNode widget(String template, String variable, String label, String description) {
        return of(template)
                .set("flowVariableName", variable)
                .set("label", label)
                .set("description", description);
    }

    /** A slider; its variable is a floating-point number. */
    static KnimeNode slider(
            String variable, String label, String description, double min, double max, double step, double value) {
        StoredSettings range = new StoredSettings()
                .with("numSettings", 2)
                .with("key_0", "min")
                .with("value_0", new double[] {min})
                .with("key_1", "max")
                .with("value_1", new double[] {max});
        StoredSettings none = new StoredSettings();
        return widget("slider-widget", variable, label, description)
                .set("defaultValue/double", value)
                .set("useCustomMin", true)
                .set("useCustomMax", true)
                .set(
                        "sliderSettings",
                        new StoredSettings()
                                .with("sliderExists", true)
                                .with("range", range)
                                .with("start", new double[] {value})
                                .with("connect", new boolean[] {true, false})
                                .with("fix", none)
                                .with("step", new double[] {step})
                                .with("snap", none)
                                .with("margin", none)
                                .with("limit", none)
                                .with("orientation", "horizontal")
                                .with("direction", "ltr")
                                .with(
                                        "tooltips",
                                        new StoredSettings()
                                                .with("numSettings", 1)
                                                .with("value_0", true)
                                                .with("type_0", "boolean"))
                                .with("animate", none)
                                .with("animationDuration", none)
                                .with("behaviour", null)
                                .with("pips", new StoredSettings().with("pipsDefined", false)));
    }

    /** One of some texts. */
    static KnimeNode choice(String variable, String label, String description, String chosen, String... choices) {
        return widget("single-selection-widget", variable, label, description)
                .set("defaultValue/" + VALUE, new String[] {chosen})
                .set("possible_choices", choices);
    }

    /** A whole number. */
    static KnimeNode number(String variable, String label, String description, int min, int max, int value) {
        return widget("integer-widget", variable, label, description)
                .set("defaultValue/integer", value)
                .set("useMin", true)
                .set("useMax", true)
                .set("min", min)
                .set("max", max);
    }

    /** A button that executes what stands behind it again, with the values of the widgets there. */
    static KnimeNode refresh(String button, String description) {
        return widget("refresh-button-widget", "refresh", "", description).set("buttonText", button);
    }

    /** Flow variables as a table with one row. */
    static KnimeNode variablesToRow(String... variables) {
        return of("variable-to-table-row").set("filter/manualFilter/manuallySelected", variables);
    }

    /** Texts of some columns as whole numbers. */
    static KnimeNode textsToNumbers(String... columns) {
        return of("string-to-number")
                .set("include/included_names", columns)
                .set("include/enforce_option", "EnforceInclusion")
                .set("parse_type/cell_class", WHOLE)
                .set("fail_on_error", true);
    }

    /** Keeps some columns. */
    static KnimeNode columns(String... kept) {
        return of("column-filter")
                .set("column-filter/included_names", kept)
                .set("column-filter/enforce_option", "EnforceInclusion");
    }

    static KnimeNode regression(String target, String... features) {
        return of("linear-regression-learner")
                .set("target", target)
                .set("column_filter/included_names", features)
                .set("column_filter/enforce_option", "EnforceInclusion")
                .set("missing_value_handling", "ignore");
    }

    static KnimeNode numericScorer(String reference, String predicted) {
        return of("numeric-scorer").set("reference/columnName", reference).set("predicted/columnName", predicted);
    }

    static KnimeNode treeLearner(String classColumn) {
        return of("decision-tree-learner")
                .set("classifyColumn", classColumn)
                .set("firstSplitColumn", "")
                .set("minNumberRecordsPerNode", 10);
    }

    static KnimeNode treePredictor(String classColumn) {
        return of("decision-tree-predictor").set("prediction column name", "Prediction (" + classColumn + ")");
    }

    static KnimeNode scorer(String classColumn) {
        KnimeNode node = of("scorer").set("first", classColumn).set("second", "Prediction (" + classColumn + ")");
        node.settings = node.settings.with("flow_stack", new StoredSettings());
        return node;
    }
}
