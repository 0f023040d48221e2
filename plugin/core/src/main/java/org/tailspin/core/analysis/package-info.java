/**
 * What is measured of a network, drawn or given: activity, exponents, dimensions, statistics of couplings, critical
 * gains; the columns of what was measured, and its summary over realisations.
 *
 * <p>Start with {@link org.tailspin.core.analysis.NetworkAnalysis}, whose result fills the {@link
 * org.tailspin.core.analysis.MeasuredColumn}s; {@link org.tailspin.core.analysis.Lengths} is the one rule for how long a
 * run is, {@link org.tailspin.core.analysis.StatesAnalysis} measures recorded states, {@link
 * org.tailspin.core.analysis.CriticalGainSearch} looks for the onset of chaos.
 */
package org.tailspin.core.analysis;
