/** What theory predicts, without a simulation: the oracle of the simulators. */
package org.tailspin.core.theory;
