/** Commands that draw, read and measure networks: lyapunov, dimension, couplings, critical-gain. */
package org.tailspin.cli.network;
