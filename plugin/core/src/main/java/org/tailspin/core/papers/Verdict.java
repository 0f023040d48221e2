package org.tailspin.core.papers;

/** What a statistic says of a claim. */
public enum Verdict {
    /** The claim is seen. */
    HOLDS("holds"),
    /** The opposite is seen. */
    FAILS("fails"),
    /** The experiment is too small to tell. */
    UNDECIDED("undecided"),
    /** A number beside others, without a claim. */
    SHOWN("shown");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** {@return the word in tables} */
    public String label() {
        return label;
    }
}
