/**
 * A plan of networks, run in parallel with progress, cancellation, shared matrices, a limit of time and a cost.
 *
 * <p>Neither numbers nor the order of results depend on the threads. Start with {@link org.tailspin.core.run.Sweep},
 * which runs a {@link org.tailspin.core.run.NetworkTask} for each network; gains of one matrix go together in a {@link
 * org.tailspin.core.run.GainBatch}, and {@link org.tailspin.core.run.Cost} says beforehand what it takes.
 */
package org.tailspin.core.run;
