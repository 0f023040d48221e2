package org.tailspin.core.sweep;

/** The columns of checks of an installation, and of reproduced figures: their data and their claims. */
public enum PaperColumn implements TableColumn {
    /** What is checked. */
    SYSTEM("system", Column.Type.TEXT, "Known system that is measured"),
    /** Of the system. */
    QUANTITY("quantity", Column.Type.TEXT, "Quantity of the system"),
    /** Known number. */
    EXPECTED("expected", Column.Type.REAL, "Known value of the quantity"),
    /** Measured number. */
    OBTAINED("obtained", Column.Type.REAL, "Value that this installation obtains"),
    /** Its error. */
    SE("se", Column.Type.REAL, "Standard error of the number before it; missing where it is exact"),
    /** Tolerance. */
    ALLOWED("allowed", Column.Type.REAL, "Largest deviation that passes"),
    /** Outcome. */
    VERDICT("verdict", Column.Type.TEXT, "pass or FAIL of a check; holds, fails, undecided or shown of a claim"),
    /** Provenance. */
    SOURCE("source", Column.Type.TEXT, "Where the numbers of others come from"),
    /** Part of a figure. */
    PANEL("panel", Column.Type.TEXT, "Picture of the figure that the number belongs to"),
    /** Curve. */
    SERIES("series", Column.Type.TEXT, "Curve of the picture"),
    /** Abscissa. */
    ABSCISSA("x", Column.Type.REAL, "Abscissa, such as the gain or the number of neurons; manifest.json says which"),
    /** Trial. */
    TRIAL("trial", Column.Type.INTEGER, "Number of the realisation, from 0"),
    /** Ordinate. */
    ORDINATE("y", Column.Type.REAL, "Measured number; manifest.json says of what"),
    /** Name of a claim. */
    CLAIM("claim", Column.Type.TEXT, "Name of the claim or number, unique in its figure"),
    /** Who claims it. */
    CLAIMED_BY(
            "claimed_by",
            Column.Type.TEXT,
            "paper: a claim of the paper, also where our numbers contradict it; tailspin: ours, or a changed one; empty of a"
                    + " number without a claim"),
    /** What is claimed. */
    STATEMENT("statement", Column.Type.TEXT, "What is claimed, or what the number is"),
    /** How it is measured. */
    STATISTIC("statistic", Column.Type.TEXT, "How the number was computed"),
    /** Our number. */
    OURS("ours", Column.Type.REAL, "The number of this run"),
    /** Its error. */
    OURS_SE("ours_se", Column.Type.REAL, "Standard error of ours over realisations"),
    /** Published number. */
    PUBLISHED("published", Column.Type.REAL, "The number in the paper"),
    /** Number of another program. */
    INDEPENDENT(
            "independent",
            Column.Type.REAL,
            "The number of an independent implementation, or of the paper's code with its fault repaired"),
    /** Predicted number. */
    THEORY("theory", Column.Type.REAL, "The number that theory predicts"),
    /** Criterion. */
    RULE("rule", Column.Type.TEXT, "When the claim holds"),
    /** Its error rate. */
    FALSE_ALARM("false_alarm", Column.Type.TEXT, "How often the rule errs, and in which sense");

    private final String label;
    private final Column.Type type;
    private final String description;

    PaperColumn(String label, Column.Type type, String description) {
        this.label = label;
        this.type = type;
        this.description = description;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Column.Type type() {
        return type;
    }

    @Override
    public String description() {
        return description;
    }
}
