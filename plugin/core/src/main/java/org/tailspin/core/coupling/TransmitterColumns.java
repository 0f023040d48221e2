package org.tailspin.core.coupling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a table that says which transmitter every neuron has, by the names that connectomes give them. */
public final class TransmitterColumns {

    private static final Set<String> NEURON =
            Set.of("neuron", "neuronid", "name", "id", "rootid", "ptrootid", "bodyid", "cell", "cellid", "cellname");

    private static final Set<String> TRANSMITTER = Set.of(
            "transmitter",
            "neurotransmitter",
            "nt",
            "nttype",
            "topnt",
            "predictednt",
            "predictednttype",
            "consensusnt",
            "conservativetype",
            "neurotransmittertype");

    private TransmitterColumns() {}

    /**
     * {@return index of the column that names the neurons; empty if none is called so}
     *
     * @param header names of the columns, in any case
     */
    public static Optional<Integer> neuron(List<String> header) {
        return find(header, NEURON);
    }

    /**
     * {@return index of the column of transmitters, or else of types; empty if none is called so}
     *
     * @param header names of the columns, in any case
     */
    public static Optional<Integer> transmitter(List<String> header) {
        return find(header, TRANSMITTER).or(() -> EdgeColumn.TYPE.in(header));
    }

    private static Optional<Integer> find(List<String> header, Set<String> names) {
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
