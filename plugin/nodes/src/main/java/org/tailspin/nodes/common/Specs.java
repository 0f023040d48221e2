package org.tailspin.nodes.common;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.table.TheoryColumn;

/**
 * Specs of columns, with the bounds that are known before anything is computed. A result's container does not start from
 * them ({@code createDataContainer(spec, false)}): a kind of network that never occurred would be a row of zeros in every
 * confusion matrix and a colour in every legend.
 */
public final class Specs {

    private static final DataCell NONE = new IntCell(0);
    private static final DataCell ONE = new IntCell(1);
    private static final DataCell ZERO = new DoubleCell(0);

    private static final Map<TableColumn, DataColumnDomain> DOMAINS = domains();

    private Specs() {}

    private static Map<TableColumn, DataColumnDomain> domains() {
        final Map<TableColumn, DataColumnDomain> domains = new HashMap<>();
        domains.put(
                RecipeColumn.ENSEMBLE,
                texts(Arrays.stream(EnsembleKind.values())
                        .map(EnsembleKind::label)
                        .toArray(String[]::new)));
        domains.put(
                RecipeColumn.DYNAMICS,
                texts(Arrays.stream(Dynamics.Kind.values())
                        .map(Dynamics.Kind::label)
                        .toArray(String[]::new)));
        domains.put(
                RecipeColumn.NONLINEARITY,
                texts(Arrays.stream(Nonlinearity.values())
                        .map(Nonlinearity::label)
                        .toArray(String[]::new)));
        domains.put(
                MeasuredColumn.REGIME,
                texts(Arrays.stream(Regime.values()).map(Regime::label).toArray(String[]::new)));
        domains.put(RecipeColumn.ALPHA, bounds(ZERO, new DoubleCell(2)));
        domains.put(RecipeColumn.COUPLING_SEED, bounds(NONE, new IntCell(Seed.MAX)));
        domains.put(RecipeColumn.STATE_SEED, bounds(NONE, new IntCell(Seed.MAX)));
        for (TableColumn natural : new TableColumn[] {
            RecipeColumn.N,
            MeasuredColumn.STEPS,
            DetailColumn.PRE,
            DetailColumn.POST,
            DetailColumn.NEURON,
            DetailColumn.INDEX,
            DetailColumn.DIMENSIONS
        }) {
            domains.put(natural, bounds(ONE, null));
        }
        domains.put(DetailColumn.STEP, bounds(NONE, null));
        domains.put(DetailColumn.STATES, bounds(NONE, null));
        domains.put(MeasuredColumn.COVARIANT_VECTORS, bounds(NONE, null));
        for (TableColumn size : new TableColumn[] {
            RecipeColumn.GAIN,
            RecipeColumn.G_EFF,
            RecipeColumn.NOISE,
            MeasuredColumn.LYAPUNOV_MAX_SE,
            MeasuredColumn.LYAPUNOV_MAX_ESS,
            MeasuredColumn.LYAPUNOV_LOCAL_SD,
            MeasuredColumn.FRAME_ERROR,
            MeasuredColumn.LYAPUNOV_VECTOR_PR,
            MeasuredColumn.KAPLAN_YORKE,
            MeasuredColumn.KAPLAN_YORKE_SE,
            MeasuredColumn.KS_ENTROPY,
            MeasuredColumn.KS_ENTROPY_SE,
            MeasuredColumn.EFFECTIVE_STATES,
            MeasuredColumn.PR_X,
            MeasuredColumn.PR_X_SE,
            MeasuredColumn.PR_PHI,
            MeasuredColumn.PR_PHI_SE,
            MeasuredColumn.PR_PHI_CORRECTED,
            MeasuredColumn.PR_PHI_CORRECTED_SE,
            MeasuredColumn.MEAN_ABS,
            MeasuredColumn.MEAN_SQUARE,
            DetailColumn.EXPONENT_SE,
            DetailColumn.COVARIANT_DISAGREEMENT,
            DetailColumn.COVARIANT_PR,
            DetailColumn.COVARIANT_PR_SE,
            DetailColumn.COVARIANT_ANGLE,
            DetailColumn.COVARIANT_ANGLE_SE,
            DetailColumn.COVARIANT_ANGLE_SMALLEST,
            MeasuredColumn.COVARIANT_ANGLE_MIN,
            MeasuredColumn.COVARIANT_ANGLE_LOW,
            MeasuredColumn.COVARIANT_ANGLE_MEDIAN,
            DetailColumn.PARTICIPATION_RATIO,
            DetailColumn.PARTICIPATION_RATIO_SE,
            DetailColumn.PARTICIPATION_RATIO_CORRECTED,
            DetailColumn.PARTICIPATION_RATIO_CORRECTED_SE,
            DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK,
            DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK_SE,
            DetailColumn.EFFECTIVE_STATES,
            DetailColumn.CORRELATION_DIMENSION,
            DetailColumn.CORRELATION_DIMENSION_SE,
            DetailColumn.SCALING_LOW,
            DetailColumn.SCALING_HIGH,
            DetailColumn.LEVINA_BICKEL,
            DetailColumn.LEVINA_BICKEL_SE,
            DetailColumn.MACKAY_GHAHRAMANI,
            DetailColumn.MACKAY_GHAHRAMANI_SE,
            DetailColumn.WEIGHT_SD,
            DetailColumn.G_EFF_MATRIX,
            DetailColumn.SPECTRAL_RADIUS,
            DetailColumn.TAIL_INDEX,
            DetailColumn.TAIL_INDEX_SE
        }) {
            domains.put(size, bounds(ZERO, null));
        }
        domains.put(DetailColumn.SPARSITY, bounds(ZERO, new DoubleCell(1)));
        domains.put(DetailColumn.TAIL_COUNT, bounds(ONE, null));
        domains.put(DetailColumn.CONNECTED_SHARE, bounds(ZERO, new DoubleCell(1)));
        domains.put(DetailColumn.INHIBITORY_SHARE, bounds(ZERO, new DoubleCell(1)));
        domains.put(DetailColumn.CONNECTIONS, bounds(NONE, null));
        domains.put(DetailColumn.DROPPED_NEURONS, bounds(NONE, null));
        domains.put(DetailColumn.COMPONENTS_90, bounds(NONE, null));
        domains.put(DetailColumn.SINGULAR_VALUE, bounds(ZERO, null));
        domains.put(DetailColumn.MODE_OVERLAP, bounds(new DoubleCell(-1), new DoubleCell(1)));
        domains.put(DetailColumn.OVERLAP_RMS, bounds(ZERO, new DoubleCell(1)));
        domains.put(DetailColumn.OVERLAP_RMS_NULL, bounds(ZERO, new DoubleCell(1)));
        for (TheoryColumn column : TheoryColumn.values()) {
            if (column != TheoryColumn.LYAPUNOV_MAX) {
                domains.put(column, bounds(ZERO, null));
            }
        }
        return domains;
    }

    private static DataColumnDomain bounds(DataCell lower, DataCell upper) {
        return new DataColumnDomainCreator(lower, upper).createDomain();
    }

    private static DataColumnDomain texts(String... values) {
        final Set<DataCell> cells =
                Arrays.stream(values).map(StringCell::new).collect(Collectors.toCollection(LinkedHashSet::new));
        return new DataColumnDomainCreator(cells).createDomain();
    }

    /**
     * {@return its spec}
     *
     * @param column of texts
     * @param value the only one that it will hold; null if there may be others
     */
    public static DataColumnSpec only(DataColumnSpec column, String value) {
        if (value == null) {
            return column;
        }
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(column.getName(), column.getType());
        creator.setDomain(texts(value));
        return creator.createSpec();
    }

    /**
     * {@return its spec}
     *
     * @param column of the core
     */
    public static DataColumnSpec of(TableColumn column) {
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(column.label(), Cells.type(column.type()));
        creator.setDomain(DOMAINS.get(column));
        return creator.createSpec();
    }

    /**
     * {@return a table of them}
     *
     * @param columns of the core
     */
    public static DataTableSpec table(TableColumn... columns) {
        return new DataTableSpec(Arrays.stream(columns).map(Specs::of).toArray(DataColumnSpec[]::new));
    }
}
