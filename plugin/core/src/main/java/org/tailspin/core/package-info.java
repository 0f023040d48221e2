/** Random recurrent networks: couplings, dynamics, Lyapunov spectra, dimensions and the theory that predicts them. */
package org.tailspin.core;
