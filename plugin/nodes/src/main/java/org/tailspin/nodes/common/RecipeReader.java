package org.tailspin.nodes.common;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.recipe.DrivenName;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeColumns;
import org.tailspin.core.recipe.RecipeValues;

/** Reads rows as recipes of networks. */
public final class RecipeReader {

    private final RowReader rows;
    private final Optional<Double> noise;

    private final GivenCouplings given;

    /** The recorded input that drives all networks, if there is one. */
    private final Optional<InputSeries> series;

    /** Whether there is a recorded input, also before its rows are known. */
    private final boolean isDriven;

    private RecipeReader(
            RowReader rows,
            Optional<Double> noise,
            GivenCouplings given,
            Optional<InputSeries> series,
            boolean isDriven) {
        this.rows = rows;
        this.noise = noise;
        this.given = given;
        this.series = series;
        this.isDriven = isDriven;
    }

    /** The same with a recorded input, whose rows are not yet known. */
    RecipeReader driven() {
        return new RecipeReader(rows, noise, given, Optional.empty(), true);
    }

    /** The same with a recorded input, which drives all networks. */
    RecipeReader with(InputSeries input) {
        return new RecipeReader(rows, noise, given, Optional.of(input), true);
    }

    /** The same with explicit matrices, which win over what the recipes describe. */
    RecipeReader with(GivenCouplings couplings) {
        return new RecipeReader(rows, noise, couplings, series, isDriven);
    }

    /**
     * {@return the reader}
     *
     * @param spec of the table of networks
     * @param noise of the dialog, for a table without that column
     * @throws InvalidSettingsException if a column is missing or has the wrong type
     */
    public static RecipeReader of(DataTableSpec spec, Optional<Double> noise) throws InvalidSettingsException {
        final RowReader rows = new RowReader(spec);
        for (RecipeColumn column : RecipeValues.REQUIRED) {
            if (!rows.has(column)) {
                throw new InvalidSettingsException("The input has no column '" + column.label()
                        + "', and so its rows are no networks: connect the port Networks of a Coupling Generator.");
            }
        }
        return new RecipeReader(rows, noise, GivenCouplings.NONE, Optional.empty(), false);
    }

    /**
     * {@return whether its rows are networks}
     *
     * @param spec of any table
     */
    public static boolean isNetworks(DataTableSpec spec) {
        return RecipeValues.REQUIRED.stream().map(RecipeColumn::label).allMatch(spec::containsName);
    }

    /**
     * {@return whether its rows were networks, of which columns may be lost}
     *
     * @param spec of any table
     */
    public static boolean wereNetworks(DataTableSpec spec) {
        return Stream.of(RecipeColumn.ENSEMBLE, RecipeColumn.COUPLING_SEED, RecipeColumn.STATE_SEED)
                .map(RecipeColumn::label)
                .anyMatch(spec::containsName);
    }

    /**
     * {@return the columns of the dynamics that every network has and the table lacks: with the settings in their place
     * they become part of the recipe, so that the next node agrees}
     */
    public List<RecipeColumn> absent() {
        return RecipeValues.DYNAMICS.stream()
                .filter(column -> isDriven && RecipeColumn.INPUT.equals(column)
                        || RecipeColumns.ALWAYS.contains(column) && !rows.has(column))
                .toList();
    }

    /** {@return whether the dialog has a noise and the table, which wins, too} */
    public boolean isNoiseOverridden() {
        return noise.isPresent() && rows.has(RecipeColumn.NOISE);
    }

    /**
     * {@return the name of its network, with the recorded input if there is one; its row key where it has none}
     *
     * @param row of the table
     */
    public String name(DataRow row) {
        final String name = ownName(row);
        return series.isPresent() && isNamed(row)
                ? DrivenName.of(name, series.get().mark())
                : name;
    }

    /** Whether a recorded input gives its networks other names. */
    boolean isRenaming() {
        return isDriven && rows.has(RecipeColumn.NETWORK);
    }

    private boolean isNamed(DataRow row) {
        return rows.has(RecipeColumn.NETWORK)
                && !rows.cell(row, RecipeColumn.NETWORK).isMissing();
    }

    private String ownName(DataRow row) {
        return !rows.has(RecipeColumn.NETWORK)
                        || rows.cell(row, RecipeColumn.NETWORK).isMissing()
                ? row.getKey().getString()
                : rows.text(row, RecipeColumn.NETWORK);
    }

    /**
     * {@return its network}
     *
     * @param row of the table
     * @throws IllegalArgumentException naming the column that is empty, out of its range, or contradicts another
     */
    public NetworkRecipe read(DataRow row) {
        final NetworkRecipe recipe =
                given.given(DrivenName.undriven(ownName(row)), RecipeValues.recipe(new Values(row)));
        if (series.isEmpty()) {
            return recipe;
        }
        final Dynamics dynamics = recipe.dynamics();
        if (!dynamics.drive().isZero() && dynamics.inputKind() != Dynamics.InputKind.TABLE) {
            throw new IllegalArgumentException(
                    "the table at the optional input drives the networks, but this one has an input of" + " its own, "
                            + dynamics.inputKind().label());
        }
        return new NetworkRecipe(
                recipe.disorder(), recipe.gain(), recipe.stateSeed(), dynamics.withDrive(series.get()));
    }

    /**
     * {@return what the row says of an explicit matrix in the place of its recipe's; empty if it has none}
     *
     * @param row of the table
     */
    String remark(DataRow row) {
        return !given.isConnected()
                        || ExplicitEnsemble.surrogate(
                                        rows.cell(row, RecipeColumn.ENSEMBLE).toString())
                                .isPresent()
                ? ""
                : given.remark(DrivenName.undriven(ownName(row)));
    }

    /** Says what of the explicit matrices did not count; to be called when all rows are read. */
    void warn(Warnings warnings) {
        given.warn(warnings);
    }

    /** What a row says, with the dialog in place of what it does not. */
    private final class Values implements RecipeValues.Source {

        private final DataRow row;

        Values(DataRow row) {
            this.row = row;
        }

        @Override
        public boolean has(RecipeColumn column) {
            return rows.has(column);
        }

        @Override
        public Object value(RecipeColumn column) {
            return has(column)
                    ? rows.value(row, column)
                    : RecipeColumn.NOISE.equals(column) ? noise.orElse(null) : null;
        }

        @Override
        public Input series() {
            return series.isPresent() ? series.get() : RecipeValues.Source.super.series();
        }

        @Override
        public String absence(RecipeColumn column) {
            return has(column) ? Cells.absence(rows.cell(row, column)) : RecipeValues.Source.super.absence(column);
        }
    }
}
