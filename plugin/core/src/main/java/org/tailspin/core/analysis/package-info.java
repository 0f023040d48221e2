/** What is measured of a network, drawn or given: activity, exponents, dimensions, statistics of couplings, critical gains; the columns of what was measured, and its summary over realisations. Start at {@link org.tailspin.core.analysis.NetworkAnalysis}. */
package org.tailspin.core.analysis;
