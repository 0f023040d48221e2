/** A plan of networks, run in parallel with progress, cancellation, shared matrices, a limit of time and a cost. Start at {@link org.tailspin.core.run.Sweep}, which runs a {@link org.tailspin.core.run.NetworkTask} for each. */
package org.tailspin.core.run;
