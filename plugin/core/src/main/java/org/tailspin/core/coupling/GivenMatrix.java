package org.tailspin.core.coupling;

import java.util.List;

/**
 * A matrix that somebody gave, and what is to be said of how it was read.
 *
 * @param coupling the matrix
 * @param notes one sentence each, without a point at its end, about everything that a list or table holds and the matrix does
 *     not, or that was taken in a way that its writer may not expect
 * @param dropped neurons of a list that are not in the matrix, since they send nothing
 */
public record GivenMatrix(Coupling coupling, List<String> notes, int dropped) {

    /**
     * Keeps the lists as they are.
     */
    public GivenMatrix {
        notes = List.copyOf(notes);
    }

    /**
     * A matrix of which no neuron was dropped.
     *
     * @param coupling the matrix
     * @param notes one sentence each, without a point at its end
     */
    public GivenMatrix(Coupling coupling, List<String> notes) {
        this(coupling, notes, 0);
    }
}
