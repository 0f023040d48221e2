package org.tailspin.core.papers;

import org.tailspin.core.Monitor;

/** What a figure measures that is no network of a sweep, one part of many. */
@FunctionalInterface
public interface Item {

    /**
     * {@return the numbers}
     *
     * @param index of the part, from 0
     * @param monitor progress and cancellation
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    double[] of(int index, Monitor monitor);
}
