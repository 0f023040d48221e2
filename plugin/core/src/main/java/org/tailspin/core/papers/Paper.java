package org.tailspin.core.papers;

/** Where the claims of a figure come from: the two papers, or none. */
public enum Paper {
    /** Heavy tails. */
    HEAVY_TAILS("Xie, Mihalas, Kuśmierz 2025, arXiv 2505.09816"),
    /** Random modes. */
    RANDOM_MODES("Clark, Marschall, van Meegen, Litwin-Kumar 2025, arXiv 2409.01969"),
    /** None of them. */
    NONE("no paper: a claim of Tailspin");

    private final String citation;

    Paper(String citation) {
        this.citation = citation;
    }

    /** {@return authors, year and number} */
    public String citation() {
        return citation;
    }
}
