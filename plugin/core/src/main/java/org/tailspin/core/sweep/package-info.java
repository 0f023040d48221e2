/** A plan of networks, run in parallel with progress and cancellation; the columns that the results stand in. */
package org.tailspin.core.sweep;
