package org.tailspin.nodes.common;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.Disorder;
import org.tailspin.core.sweep.NetworkRecipe;

/** Reads rows as recipes of networks. */
public final class RecipeReader {

    /** Without these there is no network. */
    private static final List<Column> REQUIRED = List.of(
            Column.NETWORK,
            Column.ENSEMBLE,
            Column.N,
            Column.ALPHA,
            Column.GAIN,
            Column.COUPLING_SEED,
            Column.STATE_SEED);

    /** For these there are settings, or only one choice. */
    private static final List<Column> DYNAMICS = List.of(Column.DYNAMICS, Column.NONLINEARITY, Column.NOISE);

    /** Two ways to the same g_eff, or a file between two nodes, differ by rounding. */
    private static final double ROUNDING = 1e-9;

    private final RowReader rows;
    private final Optional<Double> noise;

    private final GivenCouplings given;

    private RecipeReader(RowReader rows, Optional<Double> noise, GivenCouplings given) {
        this.rows = rows;
        this.noise = noise;
        this.given = given;
    }

    /** The same with explicit matrices, which win over what the recipes describe. */
    RecipeReader with(GivenCouplings couplings) {
        return new RecipeReader(rows, noise, couplings);
    }

    /**
     * @param spec of the table of networks
     * @param noise of the dialog, for a table without that column
     * @return the reader
     * @throws InvalidSettingsException if a column is missing or has the wrong type
     */
    public static RecipeReader of(DataTableSpec spec, Optional<Double> noise) throws InvalidSettingsException {
        final RowReader rows = new RowReader(spec);
        for (Column column : REQUIRED) {
            if (!rows.has(column)) {
                throw new InvalidSettingsException("The input has no column '" + column.label()
                        + "', and so its rows are no networks: connect the port Networks of a Coupling Generator.");
            }
        }
        return new RecipeReader(rows, noise, GivenCouplings.NONE);
    }

    /**
     * @param spec of any table
     * @return whether its rows are networks
     */
    public static boolean isNetworks(DataTableSpec spec) {
        return REQUIRED.stream().map(Column::label).allMatch(spec::containsName);
    }

    /**
     * @return the columns of the dynamics that the table lacks: with the settings in their place they become part of the
     *     recipe, so that the next node agrees
     */
    public List<Column> absent() {
        return DYNAMICS.stream().filter(column -> !rows.has(column)).toList();
    }

    /**
     * @return whether the dialog has a noise and the table, which wins, too
     */
    public boolean isNoiseOverridden() {
        return noise.isPresent() && rows.has(Column.NOISE);
    }

    /**
     * @param row of the table
     * @return the name of its network, or its row key where the name is missing
     */
    public String name(DataRow row) {
        return rows.cell(row, Column.NETWORK).isMissing() ? row.getKey().getString() : rows.text(row, Column.NETWORK);
    }

    /**
     * @param row of the table
     * @return its network
     * @throws IllegalArgumentException naming the column that is empty, out of its range, or contradicts another
     */
    public NetworkRecipe read(DataRow row) {
        final CouplingEnsemble ensemble = ensemble(row);
        final long n = rows.integer(row, Column.N);
        final double gain = rows.number(row, Column.GAIN);
        in(Column.N, () -> Coupling.checkSize((int) n));
        in(Column.GAIN, () -> NetworkMap.checkGain(gain));
        final NetworkRecipe recipe = new NetworkRecipe(
                new Disorder(ensemble, (int) n, seed(row, Column.COUPLING_SEED)),
                gain,
                seed(row, Column.STATE_SEED),
                nonlinearity(row),
                noise(row));
        checkEffectiveGain(row, recipe);
        NetworkName.check(rows.text(row, Column.NETWORK), recipe, rows.has(Column.NOISE));
        return given.given(rows.text(row, Column.NETWORK), recipe);
    }

    /**
     * @param row of the table
     * @return what the row says of an explicit matrix in the place of its recipe's; empty if it has none
     */
    String remark(DataRow row) {
        return !given.isConnected()
                        || ExplicitEnsemble.NAME.equals(
                                rows.cell(row, Column.ENSEMBLE).toString())
                ? ""
                : given.remark(name(row));
    }

    /** Says what of the explicit matrices did not count; to be called when all rows are read. */
    void warn(Warnings warnings) {
        given.warn(warnings);
    }

    private CouplingEnsemble ensemble(DataRow row) {
        final String name = rows.text(row, Column.ENSEMBLE);
        if (name.equals(ExplicitEnsemble.NAME)) {
            return ExplicitEnsemble.unknown();
        }
        final boolean hasAlpha =
                in(Column.ENSEMBLE, () -> CouplingEnsemble.of(name, 1)).alpha().isPresent();
        if (hasAlpha) {
            final double alpha = rows.number(row, Column.ALPHA);
            return in(Column.ALPHA, () -> CouplingEnsemble.of(name, alpha));
        }
        if (rows.optionalNumber(row, Column.ALPHA).isPresent()) {
            throw RowReader.refused(
                    Column.ALPHA,
                    "must be missing for the ensemble " + name + ", but is " + rows.number(row, Column.ALPHA));
        }
        return CouplingEnsemble.of(name, 1);
    }

    private long seed(DataRow row, Column column) {
        final long seed = rows.integer(row, column);
        in(column, () -> Seed.of(seed, "a seed"));
        return seed;
    }

    private Nonlinearity nonlinearity(DataRow row) {
        if (rows.has(Column.DYNAMICS) && !rows.text(row, Column.DYNAMICS).equals(NetworkRecipe.DYNAMICS)) {
            throw RowReader.refused(
                    Column.DYNAMICS,
                    "must be " + NetworkRecipe.DYNAMICS + ", but is '" + rows.text(row, Column.DYNAMICS) + "'");
        }
        if (!rows.has(Column.NONLINEARITY)) {
            return Nonlinearity.TANH;
        }
        final String label = rows.text(row, Column.NONLINEARITY);
        return Arrays.stream(Nonlinearity.values())
                .filter(each -> each.label().equals(label))
                .findAny()
                .orElseThrow(() -> RowReader.refused(
                        Column.NONLINEARITY, "must be " + Nonlinearity.TANH.label() + ", but is '" + label + "'"));
    }

    private double noise(DataRow row) {
        if (!rows.has(Column.NOISE)) {
            return noise.orElse(0.0);
        }
        final double given = rows.number(row, Column.NOISE);
        return in(Column.NOISE, () -> NetworkMap.checkNoise(given));
    }

    /** g_eff follows from the gain: whoever edits it means the gain, and would see no effect. */
    private void checkEffectiveGain(DataRow row, NetworkRecipe recipe) {
        if (!rows.has(Column.G_EFF) || recipe.disorder().ensemble() instanceof ExplicitEnsemble) {
            return;
        }
        final OptionalDouble given = rows.optionalNumber(row, Column.G_EFF);
        final OptionalDouble right = recipe.disorder()
                .ensemble()
                .effectiveGain(recipe.gain(), recipe.disorder().n());
        if (given.isPresent()
                && !(Math.abs(given.getAsDouble() - right.orElse(Double.NaN)) <= ROUNDING * right.orElse(0))) {
            throw RowReader.refused(
                    Column.G_EFF,
                    "must follow from the gain " + recipe.gain() + " and be "
                            + (right.isPresent() ? right.getAsDouble() : "missing") + ", but is "
                            + given.getAsDouble() + "; edit the gain instead");
        }
    }

    /** Names the column in the core's refusal. */
    private static <T> T in(Column column, Supplier<T> check) {
        try {
            return check.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the column '" + column.label() + "': " + e.getMessage(), e);
        }
    }
}
