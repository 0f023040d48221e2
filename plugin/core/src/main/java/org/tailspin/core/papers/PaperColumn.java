package org.tailspin.core.papers;

import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.TableColumn;

/** The columns of checks of an installation, and of reproduced figures: their data and their claims. */
public enum PaperColumn implements TableColumn {
    /** What is checked. */
    SYSTEM("system", ColumnType.TEXT, "Known system that is measured"),
    /** Of the system. */
    QUANTITY("quantity", ColumnType.TEXT, "Quantity of the system"),
    /** Known number. */
    EXPECTED("expected", ColumnType.REAL, "Known value of the quantity"),
    /** Measured number. */
    OBTAINED("obtained", ColumnType.REAL, "Value that this installation obtains"),
    /** Its error. */
    SE("se", ColumnType.REAL, "Standard error of the number before it; missing where it is exact"),
    /** Tolerance. */
    ALLOWED("allowed", ColumnType.REAL, "Largest deviation that passes"),
    /** Outcome. */
    VERDICT("verdict", ColumnType.TEXT, "pass or FAIL of a check; holds, fails, undecided or shown of a claim"),
    /** Provenance. */
    SOURCE("source", ColumnType.TEXT, "Where the numbers of others come from"),
    /** Part of a figure. */
    PANEL("panel", ColumnType.TEXT, "Picture of the figure that the number belongs to"),
    /** Curve. */
    SERIES("series", ColumnType.TEXT, "Curve of the picture"),
    /** Abscissa. */
    ABSCISSA("x", ColumnType.REAL, "Abscissa, such as the gain or the number of neurons; manifest.json says which"),
    /** Trial. */
    TRIAL("trial", ColumnType.INTEGER, "Number of the realisation, from 0"),
    /** Ordinate. */
    ORDINATE("y", ColumnType.REAL, "Measured number; manifest.json says of what"),
    /** Name of a claim. */
    CLAIM("claim", ColumnType.TEXT, "Name of the claim or number, unique in its figure"),
    /** Who claims it. */
    CLAIMED_BY(
            "claimed_by",
            ColumnType.TEXT,
            "paper: a claim of the paper, also where our numbers contradict it; tailspin: ours, or a changed one; empty of a"
                    + " number without a claim"),
    /** What is claimed. */
    STATEMENT("statement", ColumnType.TEXT, "What is claimed, or what the number is"),
    /** How it is measured. */
    STATISTIC("statistic", ColumnType.TEXT, "How the number was computed"),
    /** Our number. */
    OURS("ours", ColumnType.REAL, "The number of this run"),
    /** Its error. */
    OURS_SE("ours_se", ColumnType.REAL, "Standard error of ours over realisations"),
    /** Published number. */
    PUBLISHED("published", ColumnType.REAL, "The number in the paper"),
    /** Number of another program. */
    INDEPENDENT(
            "independent",
            ColumnType.REAL,
            "The number of an independent implementation, or of the paper's code with its fault repaired"),
    /** Predicted number. */
    THEORY("theory", ColumnType.REAL, "The number that theory predicts"),
    /** Criterion. */
    RULE("rule", ColumnType.TEXT, "When the claim holds"),
    /** Its error rate. */
    FALSE_ALARM("false_alarm", ColumnType.TEXT, "How often the rule errs, and in which sense");

    private final String label;
    private final ColumnType type;
    private final String description;

    PaperColumn(String label, ColumnType type, String description) {
        this.label = label;
        this.type = type;
        this.description = description;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public String description() {
        return description;
    }
}
