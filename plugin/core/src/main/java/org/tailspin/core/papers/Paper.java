package org.tailspin.core.papers;

/** The two papers. */
public enum Paper {
    /** Heavy tails. */
    HEAVY_TAILS("Xie, Mihalas, Kuśmierz 2025, arXiv 2505.09816"),
    /** Random modes. */
    RANDOM_MODES("Clark, Marschall, van Meegen, Litwin-Kumar 2025, arXiv 2409.01969");

    private final String citation;

    Paper(String citation) {
        this.citation = citation;
    }

    /**
     * @return authors, year and number
     */
    public String citation() {
        return citation;
    }
}
