package org.tailspin.core.papers;

/**
 * One measured number.
 *
 * @param x gain, size or another abscissa
 * @param seed of the realisation
 * @param y what was measured; NaN where there is nothing
 */
public record Sample(double x, long seed, double y) {}
