package org.tailspin.core.dynamics.trained;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arrays of a recurrent layer among those of a file or table, by the names that libraries give them: {@code
 * rnn.weight_hh_l0} or {@code weight_hh} of PyTorch; {@code lstm/recurrent_kernel:0}, {@code cell/vars/1} or, from {@code
 * numpy.savez(*layer.get_weights())}, {@code arr_1} of Keras.
 *
 * @param cell which is wanted; empty for the one that the extents say
 * @param convention which is wanted; empty for the one that the names say
 * @param isResetBefore as in {@link RecurrentWeights#of}
 * @param layer what stands before the names of its arrays; empty for the only layer
 */
public record NamedWeights(
        Optional<Cell> cell, Optional<Convention> convention, boolean isResetBefore, Optional<String> layer) {

    private static final Pattern PYTORCH =
            Pattern.compile("(.*?)(?:^|[./])?(weight_ih|weight_hh|bias_ih|bias_hh|weight_hr)(?:_l(\\d+))?(_reverse)?");

    private static final Pattern KERAS = Pattern.compile("(.*?)(?:^|[./])?(recurrent_kernel|kernel|bias)(?::0)?");

    private static final Pattern KERAS_NUMBERED = Pattern.compile("(.*?)(?:^|/)?(?:vars/|arr_)([012])");

    /** Their order in {@code get_weights()}. */
    private static final List<String> KERAS_ORDER = List.of("kernel", "recurrent_kernel", "bias");

    /** Names of the arrays of a layer, by the part that each plays. */
    private record Layer(Convention convention, Map<String, String> names) {

        String part(String part) {
            return names.get(part);
        }
    }

    /**
     * Finds the layer and puts its weights in order.
     *
     * @param names of all arrays
     * @param read reads one of them
     * @return the weights
     * @throws IllegalArgumentException if there is no such layer, or several, or one that is more than a layer; or if its
     *     arrays do not fit each other
     */
    public RecurrentWeights of(Collection<String> names, Function<String, WeightArray> read) {
        final Map<String, Layer> layers = new TreeMap<>();
        if (convention.orElse(Convention.PYTORCH) == Convention.PYTORCH) {
            names.forEach(name -> pytorch(name, layers));
            layers.values().removeIf(found -> found.part("weight_hh") == null || found.part("weight_ih") == null);
        }
        if (layers.isEmpty() && convention.orElse(Convention.KERAS) == Convention.KERAS) {
            names.forEach(name -> keras(name, layers));
            layers.values().removeIf(found -> found.part("recurrent_kernel") == null || found.part("kernel") == null);
        }
        layer.ifPresent(wanted -> layers.keySet().removeIf(name -> !name.equals(wanted)));
        if (layers.size() != 1) {
            throw new IllegalArgumentException(
                    "there must be one recurrent layer, with arrays named weight_ih_l0 and weight_hh_l0 (pytorch) or kernel"
                            + " and recurrent_kernel (keras), but there "
                            + (layers.isEmpty()
                                    ? "is none"
                                            + layer.map(wanted -> " that is called '" + wanted + "'")
                                                    .orElse("") + " among " + listed(names)
                                    : "are '" + String.join("', '", layers.keySet()) + "': name one of them"));
        }
        final Layer found = layers.values().iterator().next();
        final boolean isKeras = found.convention() == Convention.KERAS;
        final List<WeightArray> biases = new ArrayList<>();
        for (String part : isKeras ? List.of("bias") : List.of("bias_ih", "bias_hh")) {
            if (found.part(part) != null) {
                biases.add(read.apply(found.part(part)));
            }
        }
        return RecurrentWeights.of(
                found.convention(),
                cell,
                isResetBefore,
                read.apply(found.part(isKeras ? "kernel" : "weight_ih")),
                read.apply(found.part(isKeras ? "recurrent_kernel" : "weight_hh")),
                biases.toArray(WeightArray[]::new));
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty()
                ? "no arrays"
                : "'" + String.join("', '", names.stream().limit(20).toList()) + "'"
                        + (names.size() > 20 ? " and " + (names.size() - 20) + " more" : "");
    }

    private static void pytorch(String name, Map<String, Layer> layers) {
        final Matcher matcher = PYTORCH.matcher(name);
        if (!matcher.matches()) {
            return;
        }
        if (matcher.group(4) != null) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' belongs to a layer that also runs backwards in time, which has no exponents: take one that runs forwards");
        }
        if (matcher.group(2).equals("weight_hr")) {
            throw new IllegalArgumentException(
                    "'" + name + "' projects the state of an LSTM (proj_size), which is not supported");
        }
        if (matcher.group(3) != null && !matcher.group(3).matches("0+")) {
            throw new IllegalArgumentException(
                    "'" + name + "' belongs to a second layer, whose input is the state of the first:"
                            + " networks of one layer are supported");
        }
        layers.computeIfAbsent(matcher.group(1), any -> new Layer(Convention.PYTORCH, new TreeMap<>()))
                .names()
                .put(matcher.group(2), name);
    }

    private static void keras(String name, Map<String, Layer> layers) {
        final Matcher numbered = KERAS_NUMBERED.matcher(name);
        final Matcher named = KERAS.matcher(name);
        if (numbered.matches()) {
            layers.computeIfAbsent(numbered.group(1), any -> new Layer(Convention.KERAS, new TreeMap<>()))
                    .names()
                    .put(KERAS_ORDER.get(Integer.parseInt(numbered.group(2))), name);
        } else if (named.matches()) {
            layers.computeIfAbsent(named.group(1), any -> new Layer(Convention.KERAS, new TreeMap<>()))
                    .names()
                    .put(named.group(2), name);
        }
    }
}
