package org.tailspin.core.dynamics.trained;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A recurrent cell: how a state follows from the one before and the input. */
public enum Cell {
    /** h' = &phi;(W u + b + U h + b'), the simple recurrent network. */
    RNN(1, 1),
    /** The gated recurrent unit (Cho et al. 2014), with its gates r (reset), z (update) and the candidate n. */
    GRU(3, 1),
    /** Long short-term memory (Hochreiter, Schmidhuber 1997; Gers et al. 2000), with its gates i, f, g, o and the memory c. */
    LSTM(4, 2);

    private final int blocks;
    private final int variables;

    Cell(int blocks, int variables) {
        this.blocks = blocks;
        this.variables = variables;
    }

    /**
     * Blocks of its weights.
     *
     * @return for how many gates it has weights
     */
    public int blocks() {
        return blocks;
    }

    /**
     * State variables of a neuron.
     *
     * @return 1, or 2 where a neuron has a memory beside its activity
     */
    public int variables() {
        return variables;
    }

    /**
     * Its name in options and tables.
     *
     * @return rnn, gru or lstm
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a cell by its name.
     *
     * @param label in any case
     * @return the cell
     * @throws IllegalArgumentException for another name
     */
    public static Cell of(String label) {
        return Arrays.stream(values())
                .filter(cell -> cell.label().equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the cell must be one of "
                        + Arrays.stream(values()).map(Cell::label).collect(Collectors.joining(", ")) + ", but is '"
                        + label + "'"));
    }

    /** The cell whose recurrent weights have so many blocks. */
    static Optional<Cell> ofBlocks(int blocks) {
        return Arrays.stream(values()).filter(cell -> cell.blocks == blocks).findFirst();
    }
}
