/** Trained recurrent networks, in the cells and layouts of PyTorch and Keras, as dynamical systems with exact Jacobians. */
package org.tailspin.core.dynamics.trained;
