package org.tailspin.nodes.common;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.parameters.NodeParameters;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.files.Checksum;

/**
 * What made the results of an execution: version, machine, settings, and checksums of what was read. Seeds are columns of the tables. The
 * names are those of the manifests of the command line.
 */
public final class Provenance {

    private final String node;
    private final ExecuteInput in;
    private final Map<String, String> files = new LinkedHashMap<>();
    private Map<String, String> fields;

    /**
     * Begins the record of an execution.
     *
     * @param node its name
     * @param in of the execution
     */
    Provenance(String node, ExecuteInput in) {
        this.node = node;
        this.in = in;
    }

    /** {@return the version of this bundle, as its manifest says} */
    static String version() {
        return Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /**
     * Takes the checksum of a file that is read.
     *
     * @param name of the file, as the user knows it
     * @param path where it lies now
     * @throws KNIMEException if it cannot be read
     */
    public void file(String name, Path path) throws KNIMEException {
        files.put("sha256 of " + name, Refusal.asFailure(() -> Checksum.of(List.of(path))));
    }

    /**
     * {@return names and values, in the order in which they are shown}
     *
     * @throws CanceledExecutionException if the user cancelled
     */
    Map<String, String> fields() throws CanceledExecutionException {
        if (fields == null) {
            final Map<String, String> all = new LinkedHashMap<>();
            all.put("tailspin", version());
            all.put("node", node);
            all.put("kernels", NetworkAnalysis.kernels());
            all.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
            all.put(
                    "os",
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"));
            all.putAll(files);
            int number = 0;
            for (BufferedDataTable table : in.getInTables()) {
                number++;
                if (table != null) {
                    all.put("sha256 of input " + number, checksum(table, in.getExecutionContext()));
                }
            }
            SettingValues.of(in.<NodeParameters>getParameters())
                    .forEach((key, value) -> all.put("settings" + key, value));
            fields = all;
        }
        return fields;
    }

    /**
     * {@return SHA-256 of the table as text: a line with the names of the columns and one for each row, tabulators between the cells, a
     * question mark for a missing one, and a line feed behind each line}
     *
     * @param table any
     * @param exec asked whether to stop
     * @throws CanceledExecutionException if the user cancelled
     */
    static String checksum(BufferedDataTable table, ExecutionContext exec) throws CanceledExecutionException {
        final MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        line(digest, String.join("\t", table.getDataTableSpec().getColumnNames()));
        final StringBuilder text = new StringBuilder();
        for (DataRow row : table) {
            exec.checkCanceled();
            text.setLength(0);
            for (DataCell cell : row) {
                text.append(text.isEmpty() ? "" : "\t").append(cell.isMissing() ? "?" : cell.toString());
            }
            line(digest, text.toString());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void line(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
