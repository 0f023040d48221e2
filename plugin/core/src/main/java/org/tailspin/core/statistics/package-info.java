/**
 * Errors of means over time, and the spread over realisations: batch means longer than the measured memory, joint errors of several means, the
 * bootstrap of a median.
 */
package org.tailspin.core.statistics;
