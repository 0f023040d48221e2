package org.tailspin.nodes.common;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;

/** What a result depends on, as text: two executions with one fingerprint measure the same of a network. */
final class Fingerprint {

    private final StringBuilder text = new StringBuilder();

    /**
     * Begins with the settings that matter for a result.
     *
     * @param node its name
     * @param settings the parts of its dialog that matter for a result: groups, and values of fields
     */
    Fingerprint(String node, List<Object> settings) {
        text.append(node)
                .append('\n')
                .append(Provenance.version())
                .append('\n')
                .append(Kernels.inUse().name())
                .append('\n');
        for (Object setting : settings) {
            add(setting.getClass().getSimpleName(), setting);
        }
    }

    /**
     * Adds the cells of a table.
     *
     * @param table at an optional input, by its cells
     * @param exec of the running node
     * @throws CanceledExecutionException if the user cancelled
     */
    void add(BufferedDataTable table, ExecutionContext exec) throws CanceledExecutionException {
        text.append(String.join("\t", table.getDataTableSpec().getColumnNames()))
                .append('\n');
        final CRC32 sum = new CRC32();
        for (DataRow row : table) {
            exec.checkCanceled();
            for (DataCell cell : row) {
                sum.update((cell.isMissing() ? "?" : cell.toString()).getBytes(StandardCharsets.UTF_8));
                sum.update('\t');
            }
        }
        text.append(table.size())
                .append(' ')
                .append(Long.toHexString(sum.getValue()))
                .append('\n');
    }

    private void add(String key, Object setting) {
        SettingValues.forEach(key, setting, (name, value) -> text.append(name)
                .append(" = ")
                .append(SettingValues.words(value))
                .append('\n'));
    }

    /**
     * {@return all that its row says of it}
     *
     * @param recipe a network
     */
    static String of(NetworkRecipe recipe) {
        final StringBuilder row = new StringBuilder(recipe.name());
        for (RecipeColumn column : RecipeColumn.all()) {
            final Object value = column.of(recipe);
            row.append('\t')
                    .append(
                            value instanceof double[] list
                                    ? Arrays.toString(list)
                                    : value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value));
        }
        return row.toString();
    }

    /** A short name of it for a file. */
    String sum() {
        final CRC32 sum = new CRC32();
        sum.update(bytes());
        return String.format("%08x", sum.getValue());
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a file begins with it. */
    boolean isIn(ByteBuffer found) {
        return found.equals(ByteBuffer.wrap(bytes()));
    }
}
