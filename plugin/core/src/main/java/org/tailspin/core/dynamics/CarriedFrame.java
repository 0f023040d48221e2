package org.tailspin.core.dynamics;

import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Frame;

/**
 * A frame of tangent vectors that an orbit carries over its steps, as in {@link Orbit#tangent}.
 *
 * @param frame n rows, replaced by M times itself
 * @param sizes n entries, receives the logarithm of the size of each row
 * @param monitor asked now and then whether to stop
 */
public record CarriedFrame(Frame frame, double[] sizes, Monitor monitor) {}
