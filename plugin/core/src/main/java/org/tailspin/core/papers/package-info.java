/**
 * The figures and claims of the two papers, measured again: one class for each figure, with the claims that it tests,
 * their statistics and their false alarms.
 *
 * <p>Start with {@link org.tailspin.core.papers.Figure}, the list of them, and {@link org.tailspin.core.papers.Claim},
 * which says what a verdict needs: a margin, two one-sided tests for agreement, and "undecided" otherwise.
 */
package org.tailspin.core.papers;
