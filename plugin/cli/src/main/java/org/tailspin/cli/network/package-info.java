/**
 * Commands that draw, read and measure networks: lyapunov, trajectory, dimension, couplings, critical-gain, reservoir.
 *
 * <p>Start with {@link org.tailspin.cli.network.LyapunovCommand}.
 */
package org.tailspin.cli.network;
