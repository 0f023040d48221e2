/**
 * Estimates and their errors: {@link org.tailspin.core.statistics.Estimated} holds both, {@link
 * org.tailspin.core.statistics.BatchMeans} has the error of means over time, by batches longer than the measured memory and jointly of
 * several means, {@link org.tailspin.core.statistics.Jackknife} that of any function of groups, {@link
 * org.tailspin.core.statistics.TrimmedMean} the mean over networks without the extreme ones, and {@link
 * org.tailspin.core.statistics.Spread} medians with the interval of the bootstrap. Start with {@code BatchMeans}.
 */
package org.tailspin.core.statistics;
