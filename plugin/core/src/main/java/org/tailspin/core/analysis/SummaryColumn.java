package org.tailspin.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.TableColumn;

/**
 * A column of the table over realisations: how many networks there are, or a statistic of one of their columns.
 *
 * @param label the name in tables
 * @param type what it holds
 * @param description one sentence
 */
public record SummaryColumn(String label, ColumnType type, String description) implements TableColumn {

    /** Number of networks. */
    public static final SummaryColumn NETWORKS =
            new SummaryColumn("networks", ColumnType.INTEGER, "Number of networks, the realisations");

    /** Number of chaotic ones. */
    public static final SummaryColumn CHAOTIC =
            new SummaryColumn("chaotic", ColumnType.INTEGER, "Number of networks whose regime is chaotic");

    /** What is summed up of the quantities. */
    enum Statistic {
        /** How many have a value. */
        COUNT(ColumnType.INTEGER, "Number of networks that have a value of %s"),
        /** Median. */
        MEDIAN(ColumnType.REAL, "Median of %s over networks"),
        /** Lower end of its interval. */
        MEDIAN_LOW(
                ColumnType.REAL, "Lower end of the 95 %% interval of that median, by the bootstrap; %s of 3 or more"),
        /** Upper end of its interval. */
        MEDIAN_HIGH(
                ColumnType.REAL, "Upper end of the 95 %% interval of that median, by the bootstrap; %s of 3 or more");

        private final ColumnType type;
        private final String description;

        Statistic(ColumnType type, String description) {
            this.type = type;
            this.description = description;
        }
    }

    /**
     * {@return what is said of it over networks: how many have it, its median, and the interval of that}
     *
     * @param quantity a column of networks
     */
    public static List<SummaryColumn> of(MeasuredColumn quantity) {
        final List<SummaryColumn> columns = new ArrayList<>();
        for (Statistic statistic : Statistic.values()) {
            columns.add(new SummaryColumn(
                    quantity.label() + "_" + statistic.name().toLowerCase(Locale.ROOT),
                    statistic.type,
                    String.format(Locale.ROOT, statistic.description, quantity.label())));
        }
        return columns;
    }
}
