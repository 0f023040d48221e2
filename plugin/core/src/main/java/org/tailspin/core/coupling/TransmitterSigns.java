package org.tailspin.core.coupling;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sign of all that a neuron sends, from its transmitter (Dale's law): as Clark, Marschall, van Meegen, Litwin-Kumar (2025,
 * appendix B) sign the connectome of the fly, where acetylcholine excites, GABA and glutamate inhibit, and neurons of other
 * transmitters are ignored. Whether that means that they are dropped, or that they do not act on others, the paper does not
 * say; its number of neurons suggests the first.
 *
 * @param excitatory transmitters, in any case
 * @param inhibitory transmitters, in any case
 * @param others what becomes of neurons with another transmitter, or none
 * @param ofNeurons transmitter of each neuron by its name; empty where the types of its connections are its transmitters: it
 *     has the one of most weight
 */
public record TransmitterSigns(
        Set<String> excitatory, Set<String> inhibitory, Others others, Map<String, String> ofNeurons) {

    /** Transmitters that excite where nothing else is said: of the fly. */
    public static final Set<String> EXCITATORY = Set.of("acetylcholine", "ACh");

    /** Transmitters that inhibit where nothing else is said: of the fly. */
    public static final Set<String> INHIBITORY = Set.of("GABA", "glutamate", "Glu", "Glut");

    /** What becomes of a neuron whose transmitter has no sign. */
    public enum Others {
        /** It is no row and no column. */
        DROPPED,
        /** It is a row, and a column of zeros. */
        SILENCED;

        /** Where nothing else is said. */
        public static final Others DEFAULT = DROPPED;
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a transmitter has both signs
     */
    public TransmitterSigns {
        excitatory = anyCase(excitatory);
        inhibitory = anyCase(inhibitory);
        ofNeurons = Map.copyOf(ofNeurons);
        for (String transmitter : excitatory) {
            if (inhibitory.contains(transmitter)) {
                throw new IllegalArgumentException(
                        "a transmitter must either excite or inhibit, but '" + transmitter + "' does both");
            }
        }
    }

    private static Set<String> anyCase(Set<String> names) {
        final Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.forEach(name -> set.add(name.strip()));
        return Collections.unmodifiableSet(set);
    }

    /** 1, -1, or empty for a transmitter without a sign. */
    private OptionalInt sign(String transmitter) {
        if (excitatory.contains(transmitter)) {
            return OptionalInt.of(1);
        }
        return inhibitory.contains(transmitter) ? OptionalInt.of(-1) : OptionalInt.empty();
    }

    /**
     * {@return the same signs, of these neurons}
     *
     * @param neurons transmitter of each neuron by its name
     */
    public TransmitterSigns of(Map<String, String> neurons) {
        return new TransmitterSigns(excitatory, inhibitory, others, neurons);
    }

    /** The types of what neurons send, by the weight of each. */
    public static final class Sent {

        private final Map<String, Map<String, Double>> weights = new HashMap<>();

        /**
         * Adds a connection.
         *
         * @param neuron name of its source
         * @param type its type, such as a transmitter
         * @param weight its modulus counts
         */
        public void add(String neuron, String type, double weight) {
            weights.computeIfAbsent(neuron, name -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                    .merge(type, Math.abs(weight), Double::sum);
        }

        /** {@return of each neuron the type of most weight; of equal ones the first in the order of letters} */
        public Map<String, String> ofMostWeight() {
            final Map<String, String> most = new HashMap<>();
            weights.keySet().forEach(neuron -> most.put(neuron, most(neuron)));
            return most;
        }

        /** The type of most weight; of equal ones the first in the order of letters. */
        private String most(String neuron) {
            String most = "";
            double weight = -1;
            for (Map.Entry<String, Double> type :
                    weights.getOrDefault(neuron, Map.of()).entrySet()) {
                if (type.getValue() > weight) {
                    most = type.getKey();
                    weight = type.getValue();
                }
            }
            return most;
        }
    }

    /** The transmitter of a neuron; empty if none is known. */
    String transmitter(String neuron, Sent sent) {
        return ofNeurons.isEmpty() ? sent.most(neuron) : ofNeurons.getOrDefault(neuron, "");
    }

    /** 1, -1, or empty for a neuron without a sign. */
    OptionalInt sign(String neuron, Sent sent) {
        return sign(transmitter(neuron, sent).strip());
    }
}
