/**
 * The sweep: its plan, its journal, its shards and what is derived from its rows.
 *
 * <p>Start with {@link org.tailspin.cli.sweep.SweepJob}, which is the plan with all that decides its bytes, and {@link
 * org.tailspin.cli.sweep.SweepRun}, which computes it; {@link org.tailspin.cli.sweep.SweepEngine} is what a cluster
 * implements.
 */
package org.tailspin.cli.sweep;
