package org.tailspin.nodes.common;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.tailspin.charts.Page;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.ResultCodec;
import org.tailspin.core.table.TableColumn;

/**
 * One execution of an analysis node: reads its networks, appends to their table, keeps rows that are none, and says in the
 * end what there is to say.
 */
public final class Analysis {

    private final RecipeReader reader;
    private final NetworkTable table;
    private final NetworkRows networks;
    private final ExecutionContext exec;
    private final BufferedDataContainer results;
    private final Warnings warnings = new Warnings();

    private Analysis(
            BufferedDataTable input, RecipeReader reader, List<? extends TableColumn> appended, ExecutionContext exec)
            throws CanceledExecutionException {
        this.reader = reader;
        this.exec = exec;
        table = new NetworkTable(input.getDataTableSpec(), reader, appended);
        networks = new NetworkRows(input, reader, exec);
        results = exec.createDataContainer(table.spec(), false);
    }

    /**
     * {@return the spec of the first output}
     *
     * @param in the inputs
     * @param dynamics of the dialog
     * @param couplings of the dialog
     * @param appended columns that the node appends
     * @throws InvalidSettingsException if a column of the inputs is missing or has the wrong type
     */
    public static DataTableSpec configure(
            ConfigureInput in,
            DynamicsParameters dynamics,
            CouplingsParameters couplings,
            List<? extends TableColumn> appended)
            throws InvalidSettingsException {
        return configure(in, dynamics, couplings, Optional.empty(), appended);
    }

    /**
     * The same of a node whose optional input has no explicit matrices.
     *
     * @param in the inputs
     * @param dynamics of the dialog
     * @param appended columns that the node appends
     * @return the spec of the first output
     * @throws InvalidSettingsException if a column of the networks is missing or has the wrong type
     */
    public static DataTableSpec configure(
            ConfigureInput in, DynamicsParameters dynamics, List<? extends TableColumn> appended)
            throws InvalidSettingsException {
        return new NetworkTable(in.getInTableSpec(0), RecipeReader.of(in.getInTableSpec(0), dynamics.noise()), appended)
                .spec();
    }

    /**
     * The same of a node whose optional input has no explicit matrices.
     *
     * @param in the inputs
     * @param dynamics of the dialog
     * @param appended columns that the node appends
     * @return the execution, with all rows read
     * @throws KNIMEException if a column of the networks is missing or has the wrong type
     * @throws CanceledExecutionException if the user cancelled
     */
    public static Analysis of(ExecuteInput in, DynamicsParameters dynamics, List<? extends TableColumn> appended)
            throws KNIMEException, CanceledExecutionException {
        final BufferedDataTable networks = in.getInTable(0);
        final Analysis analysis = new Analysis(
                networks,
                Refusal.asFailure(() -> RecipeReader.of(networks.getDataTableSpec(), dynamics.noise())),
                appended,
                in.getExecutionContext());
        analysis.table.warn(Set.of(), analysis.warnings);
        return analysis;
    }

    /**
     * The same of a node that takes a recorded input.
     *
     * @param in the inputs
     * @param dynamics of the dialog
     * @param couplings of the dialog
     * @param input of the dialog; empty for none
     * @param appended columns that the node appends
     * @return the spec of the first output
     * @throws InvalidSettingsException if a column of the inputs is missing or has the wrong type
     */
    public static DataTableSpec configure(
            ConfigureInput in,
            DynamicsParameters dynamics,
            CouplingsParameters couplings,
            Optional<InputParameters> input,
            List<? extends TableColumn> appended)
            throws InvalidSettingsException {
        final RecipeReader reader = NetworksInput.configure(in, dynamics.noise(), couplings, input);
        return new NetworkTable(in.getInTableSpec(0), reader, appended).spec();
    }

    /**
     * {@return the execution, with all rows read}
     *
     * @param in the inputs
     * @param dynamics of the dialog
     * @param couplings of the dialog
     * @param appended columns that the node appends
     * @throws KNIMEException if a column of the inputs is missing or has the wrong type
     * @throws CanceledExecutionException if the user cancelled
     */
    public static Analysis of(
            ExecuteInput in,
            DynamicsParameters dynamics,
            CouplingsParameters couplings,
            List<? extends TableColumn> appended)
            throws KNIMEException, CanceledExecutionException {
        return of(in, dynamics, couplings, appended, Set.of());
    }

    /**
     * {@return the execution, with all rows read}
     *
     * @param in the inputs
     * @param dynamics of the dialog
     * @param couplings of the dialog
     * @param appended columns that the node appends
     * @param carried those of them whose values come from the input
     * @throws KNIMEException if a column of the inputs is missing or has the wrong type
     * @throws CanceledExecutionException if the user cancelled
     */
    public static Analysis of(
            ExecuteInput in,
            DynamicsParameters dynamics,
            CouplingsParameters couplings,
            List<? extends TableColumn> appended,
            Set<? extends TableColumn> carried)
            throws KNIMEException, CanceledExecutionException {
        return of(in, dynamics, couplings, Optional.empty(), appended, carried);
    }

    /**
     * The same of a node that takes a recorded input.
     *
     * @param in the inputs
     * @param dynamics of the dialog
     * @param couplings of the dialog
     * @param input of the dialog; empty for none
     * @param appended columns that the node appends
     * @param carried those of them whose values come from the input
     * @return the execution, with all rows read
     * @throws KNIMEException if a column of the inputs is missing or has the wrong type
     * @throws CanceledExecutionException if the user cancelled
     */
    public static Analysis of(
            ExecuteInput in,
            DynamicsParameters dynamics,
            CouplingsParameters couplings,
            Optional<InputParameters> input,
            List<? extends TableColumn> appended,
            Set<? extends TableColumn> carried)
            throws KNIMEException, CanceledExecutionException {
        in.getExecutionContext().setMessage("Reading the networks");
        final RecipeReader reader = NetworksInput.execute(in, dynamics.noise(), couplings, input);
        final Analysis analysis = new Analysis(in.getInTable(0), reader, appended, in.getExecutionContext());
        analysis.table.warn(carried, analysis.warnings);
        return analysis;
    }

    /** Makes the row of the result. */
    @FunctionalInterface
    public interface Measured<R> {

        /**
         * {@return the row of the first output}
         *
         * @param row of the input
         * @param name of its network
         * @param result of the task
         */
        DataRow row(DataRow row, String name, R result);
    }

    /** {@return the networks of the good rows} */
    public List<NetworkRecipe> recipes() {
        return networks.recipes();
    }

    /** {@return makes the rows of the first output} */
    public NetworkTable table() {
        return table;
    }

    /** {@return takes what is to be said of the result} */
    public Warnings warnings() {
        return warnings;
    }

    /**
     * Measures the networks in parallel.
     *
     * @param <R> what comes out of each
     * @param task what to do with each
     * @param measured takes the results in the order of the rows, never two at a time
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the memory does not hold the networks
     */
    public <R> void run(NetworkTask<R> task, Measured<R> measured) throws CanceledExecutionException, KNIMEException {
        networks.run(task, exec, new Sink<>(measured));
    }

    /**
     * Where a node continues from.
     *
     * @param <R> what comes out of each network
     * @param in the inputs
     * @param journal of the dialog
     * @param node name of the node
     * @param settings the parts of the dialog that a result depends on
     * @param codec of the results
     */
    public record Kept<R>(
            ExecuteInput in, JournalParameters journal, String node, List<Object> settings, ResultCodec<R> codec) {}

    /**
     * Measures the networks in parallel, and continues from the journal where the dialog names a directory for it.
     *
     * @param <R> what comes out of each
     * @param kept where it continues from
     * @param task what to do with each
     * @param measured takes the results in the order of the rows, never two at a time
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the memory does not hold the networks, or the journal cannot be used
     */
    public <R> void run(Kept<R> kept, NetworkTask<R> task, Measured<R> measured)
            throws CanceledExecutionException, KNIMEException {
        if (kept.journal().directory().isEmpty()) {
            run(task, measured);
            return;
        }
        try (Journal<R> open = open(kept)) {
            networks.run(task, exec, open, new Sink<>(measured, open::row));
        } catch (UncheckedIOException e) {
            throw Message.fromSummary(e.getMessage()).toKNIMEException(e);
        }
    }

    private <R> Journal<R> open(Kept<R> kept) throws CanceledExecutionException, KNIMEException {
        final Fingerprint fingerprint = new Fingerprint(kept.node(), kept.settings());
        for (BufferedDataTable input : kept.in().getInTables()) {
            if (input != null && input != kept.in().getInTable(0)) {
                fingerprint.add(input, exec);
            }
        }
        return Journal.open(
                kept.journal().directory().orElseThrow(), kept.node(), fingerprint, kept.codec(), table.spec());
    }

    /**
     * Goes through the networks one by one without running them.
     *
     * @param <R> what comes out of each
     * @param of what is known of a network
     * @param each takes the rows in their order
     * @throws CanceledExecutionException if the user cancelled
     */
    public <R> void forEach(Function<NetworkRecipe, R> of, Measured<R> each) throws CanceledExecutionException {
        networks.forEach(of, exec, new Sink<>(each));
    }

    /**
     * Goes through the networks one by one without running them, and continues from the journal where the dialog names a directory
     * for it.
     *
     * @param <R> what comes out of each
     * @param kept where it continues from
     * @param of what is known of a network
     * @param each takes the rows in their order
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the journal cannot be used
     */
    public <R> void forEach(Kept<R> kept, Function<NetworkRecipe, R> of, Measured<R> each)
            throws CanceledExecutionException, KNIMEException {
        if (kept.journal().directory().isEmpty()) {
            forEach(of, each);
            return;
        }
        try (Journal<R> open = open(kept)) {
            networks.forEach(
                    recipe -> open.get(recipe).orElseGet(() -> {
                        final R result = of.apply(recipe);
                        open.put(recipe, result);
                        return result;
                    }),
                    exec,
                    new Sink<>(each, open::row));
        } catch (UncheckedIOException e) {
            throw Message.fromSummary(e.getMessage()).toKNIMEException(e);
        }
    }

    /**
     * Ends the first output, draws, and shows the warnings.
     *
     * @param out takes them
     * @param port of the picture
     * @param drawing makes the picture
     * @throws CanceledExecutionException if the user cancelled
     */
    public void finish(RecordedOutput out, int port, Pictures.Drawing drawing) throws CanceledExecutionException {
        finish(out, port, drawing, Optional.empty());
    }

    /**
     * The same, with spectra that the view shows of single networks.
     *
     * @param out of the node
     * @param port of the picture
     * @param drawing makes the chart
     * @param spectra of its networks, if it has any
     * @throws CanceledExecutionException if the user cancelled
     */
    public void finish(RecordedOutput out, int port, Pictures.Drawing drawing, Optional<Page.Spectra> spectra)
            throws CanceledExecutionException {
        results.close();
        out.setOutData(0, results.getTable());
        Pictures.show(out, port, drawing, spectra, warnings, exec);
        warnings.show(out::setWarningMessage);
    }

    /** Writes all rows. */
    private final class Sink<R> implements NetworkRows.Sink<R> {

        private final Measured<R> measured;
        private final Consumer<DataRow> written;

        Sink(Measured<R> measured) {
            this(measured, row -> {});
        }

        Sink(Measured<R> measured, Consumer<DataRow> written) {
            this.measured = measured;
            this.written = written;
        }

        @Override
        public void measured(DataRow row, R result) {
            final DataRow made = measured.row(row, reader.name(row), result);
            results.addRowToTable(made);
            written.accept(made);
        }

        @Override
        public void bad(DataRow row, String problem) {
            warnings.failed(reader.name(row), problem);
            final DataRow made = table.row(row, problem);
            results.addRowToTable(made);
            written.accept(made);
        }
    }
}
