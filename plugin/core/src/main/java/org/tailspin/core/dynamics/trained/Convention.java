package org.tailspin.core.dynamics.trained;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a library lays out and names the weights of a cell. */
public enum Convention {
    /**
     * {@code weight_ih_l0} (blocks N x I, below each other), {@code weight_hh_l0} (N x N), {@code bias_ih_l0}, {@code
     * bias_hh_l0}; gates r, z, n of a GRU and i, f, g, o of an LSTM.
     */
    PYTORCH,
    /**
     * {@code kernel} (blocks I x N, side by side), {@code recurrent_kernel} (N x N), {@code bias}; gates z, r, h of a GRU,
     * whose bias has two rows if the reset comes after the product, and i, f, c, o of an LSTM.
     */
    KERAS;

    /**
     * Its name in options and tables.
     *
     * @return pytorch or keras
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a convention by its name.
     *
     * @param label in any case
     * @return the convention
     * @throws IllegalArgumentException for another name
     */
    public static Convention of(String label) {
        return Arrays.stream(values())
                .filter(convention -> convention.label().equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the convention must be one of "
                        + Arrays.stream(values()).map(Convention::label).collect(Collectors.joining(", "))
                        + ", but is '"
                        + label + "'"));
    }
}
