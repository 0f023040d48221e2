package org.tailspin.nodes.test.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tailspin.knimeapi.StoredSettings;

/** A node of KNIME's own, as genuine KNIME stored it, with some of its settings changed. */
final class KnimeNode {

    private static final String NUMBERS = "org.knime.core.data.def.DoubleCell";
    private static final String WHOLE = "org.knime.core.data.def.IntCell";
    private static final String TEXTS = "org.knime.core.data.def.StringCell";

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
        String type = first instanceof Integer ? WHOLE : first instanceof Double ? NUMBERS : TEXTS;
        return new StoredSettings()
                .with("UserSetValues", true)
                .with("MissValuePattern", "")
                .with("FormatParameter", "")
                .with("ReadPossValsFromFile", false)
                .with("SkipThisColumn", false)
                .with("ColumnName", name)
                .with("ColumnClass", type(type));
    }

    private static StoredSettings type(String cellClass) {
        return new StoredSettings().with("cell_class", cellClass).with("is_null", false);
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
