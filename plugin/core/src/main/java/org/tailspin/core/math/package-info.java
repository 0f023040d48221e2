/**
 * Elementary functions in portable arithmetic: the ground floor under everything that enters a network's state.
 */
package org.tailspin.core.math;
