/**
 * What the core computes, as pictures: which of its numbers stand in which chart, the theory beside them, and the
 * sentences that say what is seen.
 *
 * <p>Start with {@link org.tailspin.charts.results.GainPicture}; {@link org.tailspin.charts.results.GainFindings} has
 * the sentences.
 */
package org.tailspin.charts.results;
