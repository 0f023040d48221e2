package org.tailspin.nodes.common;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.Measurement;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.EarlierNames;
import org.tailspin.core.table.TableColumn;

/**
 * A table of networks with columns appended: rows, their keys and their other columns stay; first come the columns of the
 * dynamics that the input lacks, then what was measured.
 *
 * <p>A column of the input that has the name of an appended one is replaced, and named in a warning: {@code steps} and the
 * statistics of the states belong to one run, so the last node that measures writes all of them. Only notes add up, in
 * their place; a network of which there is nothing to say has an empty one, since a missing cell stops many nodes.
 */
public final class NetworkTable {

    private final DataTableSpec input;
    private final RecipeReader reader;
    private final List<TableColumn> appended;
    private final int[] kept;
    private final int note;

    /** The column of names, where a recorded input changes them; -1 elsewhere. */
    private final int named;

    /** Whether the note of the input takes this node's as well. */
    private final boolean isNoted;

    /**
     * Chooses the columns of the output.
     *
     * @param input spec of the networks
     * @param reader of its recipes
     * @param measured columns to append
     */
    public NetworkTable(DataTableSpec input, RecipeReader reader, List<? extends TableColumn> measured) {
        this.input = input;
        this.reader = reader;
        final DataColumnSpec notes = input.getColumnSpec(MeasuredColumn.NOTE.label());
        note = notes == null ? -1 : input.findColumnIndex(notes.getName());
        final boolean isNoteKept = notes != null && notes.getType().equals(StringCell.TYPE);
        appended = Stream.<TableColumn>concat(reader.absent().stream(), measured.stream())
                .filter(column -> column != MeasuredColumn.NOTE || !isNoteKept)
                .toList();
        isNoted = isNoteKept && measured.contains(MeasuredColumn.NOTE);
        named = reader.isRenaming() ? input.findColumnIndex(RecipeColumn.NETWORK.label()) : -1;
        final List<String> names = appended.stream().map(TableColumn::label).toList();
        kept = IntStream.range(0, input.getNumColumns())
                .filter(i -> !names.contains(present(input.getColumnSpec(i).getName())))
                .toArray();
    }

    /** The name that a column has in this version. */
    private static String present(String label) {
        return EarlierNames.column(label).map(TableColumn::label).orElse(label);
    }

    /** {@return the spec of the result} */
    public DataTableSpec spec() {
        return new DataTableSpec(Stream.concat(
                        IntStream.of(kept)
                                .mapToObj(i ->
                                        isNoted && i == note ? Specs.of(MeasuredColumn.NOTE) : input.getColumnSpec(i)),
                        appended.stream().map(Specs::of))
                .toArray(DataColumnSpec[]::new));
    }

    /**
     * Says what of the input does not count any more; to be called when all rows are read.
     *
     * @param carried columns whose values come from the input, and so are not replaced but moved
     * @param warnings takes the sentences
     */
    public void warn(Set<? extends TableColumn> carried, Warnings warnings) {
        final Set<TableColumn> silent = new HashSet<>(Set.of(MeasuredColumn.NOTE));
        silent.addAll(carried);
        final List<String> replaced = appended.stream()
                .filter(column -> !silent.contains(column))
                .map(TableColumn::label)
                .filter(input::containsName)
                .toList();
        if (!replaced.isEmpty()) {
            warnings.add("Replaced these columns of the input by this node's own: " + String.join(", ", replaced));
        }
        input.stream()
                .map(DataColumnSpec::getName)
                .filter(label -> EarlierNames.column(label).isPresent())
                .forEach(label -> warnings.add("The column '" + label
                        + "' of the input is of an earlier version: it is called " + present(label) + " now."));
        reader.warn(warnings);
        if (reader.isNoiseOverridden()) {
            warnings.add(
                    "The column '" + RecipeColumn.NOISE.label() + "' of the input overrides the noise of the dialog.");
        }
    }

    /**
     * {@return the row of the result}
     *
     * @param row of the input
     * @param result of its network
     */
    public DataRow row(DataRow row, NetworkResult result) {
        return row(
                row,
                column -> column == MeasuredColumn.NOTE
                        ? note(row, result.measurement().note())
                        : cell(column, result));
    }

    /**
     * {@return the row of the result, without a value}
     *
     * @param row of the input, which is no network
     * @param reason why
     */
    public DataRow row(DataRow row, String reason) {
        return row(row, column -> column == MeasuredColumn.NOTE ? note(row, reason) : new MissingCell(reason));
    }

    /**
     * {@return the row of the result}
     *
     * @param row of the input
     * @param recipe of its network
     * @param measured makes the measured cells
     */
    public DataRow row(DataRow row, NetworkRecipe recipe, CellMaker measured) {
        final NetworkResult unmeasured = new NetworkResult(recipe, Measurement.none(""));
        return row(row, column -> column instanceof RecipeColumn ? cell(column, unmeasured) : measured.cell(column));
    }

    /**
     * {@return its cell}
     *
     * @param column of the recipe, or of what was measured
     * @param result of a network
     */
    public static DataCell cell(TableColumn column, NetworkResult result) {
        final boolean failed = column instanceof MeasuredColumn
                && result.measurement().activity().isEmpty()
                && !result.measurement().note().isEmpty();
        return Cells.of(
                NetworkColumns.of(column, result), failed ? result.measurement().note() : Reasons.of(column));
    }

    /**
     * {@return its cell}
     *
     * @param column of what was measured
     * @param measurement of a network
     */
    public static DataCell cell(MeasuredColumn column, Measurement measurement) {
        final boolean failed =
                measurement.activity().isEmpty() && !measurement.note().isEmpty();
        return Cells.of(column.of(measurement), failed ? measurement.note() : Reasons.of(column));
    }

    private DataRow row(DataRow row, CellMaker maker) {
        final List<DataCell> cells = new ArrayList<>(kept.length + appended.size());
        for (int position : kept) {
            cells.add(
                    isNoted && position == note
                            ? maker.cell(MeasuredColumn.NOTE)
                            : position == named && !row.getCell(position).isMissing()
                                    ? new StringCell(reader.name(row))
                                    : row.getCell(position));
        }
        for (TableColumn column : appended) {
            cells.add(maker.cell(column));
        }
        return new DefaultRow(row.getKey(), cells);
    }

    /**
     * {@return both; empty if there is nothing to say}
     *
     * @param row of the input
     * @param added to its note; may be empty
     */
    public DataCell note(DataRow row, String added) {
        final String before = note < 0 || row.getCell(note).isMissing()
                ? ""
                : row.getCell(note).toString();
        return new StringCell(both(both(before, reader.remark(row)), added));
    }

    private static String both(String before, String added) {
        return before.isEmpty() || added.isEmpty() || before.contains(added)
                ? longer(before, added)
                : before + "; " + added;
    }

    private static String longer(String one, String other) {
        return one.length() >= other.length() ? one : other;
    }

    /** Makes the cell of a column. */
    @FunctionalInterface
    public interface CellMaker {

        /**
         * {@return its cell}
         *
         * @param column to fill
         */
        DataCell cell(TableColumn column);
    }
}
