/**
 * The sweep: its plan, its journal, its shards and what is derived from its rows.
 *
 * <p>Start with {@link org.tailspin.cli.sweep.SweepJob}, which is the plan with all that decides its bytes, and {@link
 * org.tailspin.cli.sweep.SweepRun}, which computes it; an {@link
 * org.tailspin.cli.engine.Engine} does the computing.
 */
package org.tailspin.cli.sweep;
