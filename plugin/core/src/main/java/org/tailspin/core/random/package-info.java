/**
 * Seeds, the independent streams that they name, and the stable sampler: same seed, same numbers, on every machine.
 *
 * <p>A symmetric &alpha;-stable draw of unit scale, with characteristic function exp(-|k|^&alpha;), is made of one
 * uniform angle and one exponential by Chambers, Mallows and Stuck (1976). Start with {@link
 * org.tailspin.core.random.Seed}; {@link org.tailspin.core.random.StableSampler} is the law.
 */
package org.tailspin.core.random;
