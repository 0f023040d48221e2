package org.tailspin.core.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A column of the table over realisations: how many networks there are, or a statistic of one of their columns.
 *
 * @param label the name in tables
 * @param type what it holds
 * @param description one sentence
 */
public record SummaryColumn(String label, Column.Type type, String description) implements TableColumn {

    /** Number of networks. */
    public static final SummaryColumn NETWORKS =
            new SummaryColumn("networks", Column.Type.INTEGER, "Number of networks, the realisations");

    /** Number of chaotic ones. */
    public static final SummaryColumn CHAOTIC =
            new SummaryColumn("chaotic", Column.Type.INTEGER, "Number of networks whose regime is chaotic");

    /** What is summed up of the quantities. */
    enum Statistic {
        /** How many have a value. */
        COUNT(Column.Type.INTEGER, "Number of networks that have a value of %s"),
        /** Median. */
        MEDIAN(Column.Type.REAL, "Median of %s over networks"),
        /** Lower end of its interval. */
        MEDIAN_LOW(
                Column.Type.REAL, "Lower end of the 95 %% interval of that median, by the bootstrap; %s of 3 or more"),
        /** Upper end of its interval. */
        MEDIAN_HIGH(
                Column.Type.REAL, "Upper end of the 95 %% interval of that median, by the bootstrap; %s of 3 or more");

        private final Column.Type type;
        private final String description;

        Statistic(Column.Type type, String description) {
            this.type = type;
            this.description = description;
        }
    }

    /**
     * @param quantity a column of networks
     * @return what is said of it over networks: how many have it, its median, and the interval of that
     */
    public static List<SummaryColumn> of(Column quantity) {
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
