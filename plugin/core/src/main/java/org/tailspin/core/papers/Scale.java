package org.tailspin.core.papers;

/** How large an experiment is. */
public enum Scale {
    /** Smaller networks, fewer of them: about a minute on two cores, and enough for the claims. */
    SMALL,
    /** The published sizes and numbers of trials: hours. */
    PAPER
}
