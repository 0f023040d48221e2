/** Errors of means over time, from the means of successive batches. */
package org.tailspin.core.statistics;
