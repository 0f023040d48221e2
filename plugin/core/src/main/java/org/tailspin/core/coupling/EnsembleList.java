package org.tailspin.core.coupling;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.tailspin.core.math.Interval;

/**
 * The lists of numbers that ensembles are described by, for modes, neurons or populations, in the place of a law: one name
 * and one description for tables, options and documentation.
 *
 * <p>As a text, a list is its numbers with blanks between them, written so that reading them gives the same bits.
 */
public enum EnsembleList {
    /** Of modes. */
    STRENGTHS(
            "strengths",
            "D",
            Of.MODES,
            Interval.NOT_NEGATIVE,
            "Strengths of the modes up to a common factor, one number at least 0 for each",
            "strength",
            List.of(
                    EnsembleParameter.EFFECTIVE_RANK,
                    EnsembleParameter.BETA,
                    EnsembleParameter.GAMMA,
                    EnsembleParameter.MODES)),
    /** Of modes. */
    MODE_OVERLAPS(
            "mode_overlaps",
            "rhos",
            Of.MODES,
            Interval.CORRELATION,
            "Correlation of the left and the right vector of each mode, in [-1, 1]",
            "mode_overlap",
            List.of(EnsembleParameter.OVERLAP)),
    /** Of neurons. */
    INPUT_GAINS(
            "input_gains",
            "u",
            Of.NEURONS,
            Interval.POSITIVE,
            "Factor of the weights to each neuron, N positive numbers, up to a common factor",
            "input_gain",
            List.of(EnsembleParameter.INPUT_SPREAD)),
    /** Of neurons. */
    OUTPUT_GAINS(
            "output_gains",
            "v",
            Of.NEURONS,
            Interval.POSITIVE,
            "Factor of the weights from each neuron, N positive numbers, up to a common factor",
            "output_gain",
            List.of(EnsembleParameter.OUTPUT_SPREAD)),
    /** Of populations. */
    POPULATION_SHARES(
            "population_shares",
            "shares",
            Of.BLOCKS,
            Interval.POSITIVE,
            "Shares of the populations of neurons, one positive number for each, up to a common factor",
            "population_share",
            List.of()),
    /** Of pairs of populations. */
    BLOCK_ALPHAS(
            "block_alphas",
            "alphas",
            Of.BLOCKS,
            EnsembleParameter.ALPHA.range(),
            "Tail index of the weights, in (0, 2], for each source population, or each pair by target",
            "block_alpha",
            List.of(EnsembleParameter.ALPHA)),
    /** Of pairs of populations. */
    BLOCK_SCALES(
            "block_scales",
            "scales",
            Of.BLOCKS,
            Interval.NOT_NEGATIVE,
            "Factor of the weights, at least 0, for all, for each source population, or each pair by target",
            "block_scale",
            List.of()),
    /** Of pairs of populations. */
    BLOCK_DENSITIES(
            "block_densities",
            "densities",
            Of.BLOCKS,
            EnsembleParameter.DENSITY.range(),
            "Share of connections that exist, in (0, 1], for each source population, or each pair by target",
            "block_density",
            List.of(EnsembleParameter.DENSITY)),
    /** Of pairs of populations. */
    BLOCK_SIGNS(
            "block_signs",
            "signs",
            Of.BLOCKS,
            Interval.whole(-1, 1),
            "Sign of the weights: 1, -1, or 0 for either; for all, for each source population, or each pair by target",
            "block_sign",
            List.of());

    /** What there is a number for. */
    private enum Of {
        MODES,
        NEURONS,
        /** Populations, or pairs of them. */
        BLOCKS
    }

    private static final Pattern SEPARATOR = Pattern.compile("[\\s;]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final String label;
    private final String symbol;
    private final Of of;
    private final Interval range;
    private final String description;
    private final String entry;
    private final List<EnsembleParameter> replaced;

    EnsembleList(
            String label,
            String symbol,
            Of of,
            Interval range,
            String description,
            String entry,
            List<EnsembleParameter> replaced) {
        this.label = label;
        this.symbol = symbol;
        this.of = of;
        this.range = range;
        this.description = description;
        this.entry = entry;
        this.replaced = replaced;
    }

    /** {@return the name in tables and options} */
    public String label() {
        return label;
    }

    /** {@return the short form in the name of a network} */
    public String symbol() {
        return symbol;
    }

    /** {@return one sentence, with the range} */
    public String description() {
        return description;
    }

    /** {@return the name of a column with one of its numbers in each row} */
    public String entry() {
        return entry;
    }

    /** {@return the parameters that a list takes the place of} */
    public List<EnsembleParameter> replaced() {
        return replaced;
    }

    /** {@return where its numbers lie} */
    Interval range() {
        return range;
    }

    /** {@return whether every ensemble takes it} */
    public boolean isCommon() {
        return isOfNeurons();
    }

    /** {@return whether it has a number for each neuron, rather than for each mode} */
    public boolean isOfNeurons() {
        return of == Of.NEURONS;
    }

    /** {@return whether it has numbers of populations, or pairs of them, rather than of modes or neurons} */
    public boolean isOfBlocks() {
        return of == Of.BLOCKS;
    }

    /**
     * {@return the list of that name}
     *
     * @param label as in {@link #label()}
     */
    public static Optional<EnsembleList> of(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label.equals(label))
                .findFirst();
    }

    /**
     * {@return its text}
     *
     * @param numbers of a list
     */
    public static String text(List<Double> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /**
     * {@return the numbers}
     *
     * @param text numbers with a point, and blanks or semicolons between them
     * @throws IllegalArgumentException naming what is no number
     */
    public static List<Double> parse(String text) {
        return Stream.of(SEPARATOR.split(text))
                .filter(number -> !number.isEmpty())
                .map(EnsembleList::number)
                .toList();
    }

    /** Java's own parser also takes NaN, hexadecimals and a trailing f. */
    private static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "there must be numbers with blanks between them, but there is '" + text + "'");
        }
        return Double.parseDouble(text);
    }

    /**
     * {@return eight digits that stand for them in the name of a network: lists that differ have others}
     *
     * @param numbers of a list
     */
    public static String mark(List<Double> numbers) {
        final ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.size());
        numbers.forEach(bytes::putDouble);
        final CRC32 sum = new CRC32();
        sum.update(bytes.array());
        return String.format("%08x", sum.getValue());
    }

    /**
     * {@return the same}
     *
     * @param numbers of this list
     * @throws IllegalArgumentException if there are none, or one is out of range
     */
    public List<Double> checked(List<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new ParameterException(label, "must hold at least 1 number, but hold 0");
        }
        for (int i = 0; i < numbers.size(); i++) {
            if (!range.contains(numbers.get(i))) {
                throw new ParameterException(
                        label, "must hold numbers in " + range + ", but number " + (i + 1) + " is " + numbers.get(i));
            }
        }
        if ((this == STRENGTHS || this == BLOCK_SCALES) && numbers.stream().allMatch(d -> d == 0)) {
            throw new ParameterException(
                    label, "must hold at least 1 positive number, but all " + numbers.size() + " are 0");
        }
        return numbers;
    }

    /**
     * Checks that a list has the length that it must have.
     *
     * @param count of its numbers
     * @param parameters of the ensemble
     * @param n number of neurons
     * @throws IllegalArgumentException unless there is a number for each neuron, or each mode, of which there are at most N
     */
    void checkCount(int count, Map<EnsembleParameter, Double> parameters, int n) {
        if (isOfNeurons() && count != n) {
            throw new ParameterException(
                    label, "must hold N = " + n + " numbers, one for each neuron, but hold " + count);
        }
        if (this == STRENGTHS && count > n) {
            throw new ParameterException(
                    label, "must hold at most N = " + n + " numbers, one for each mode, but hold " + count);
        }
        final int modes =
                parameters.getOrDefault(EnsembleParameter.MODES, (double) n).intValue();
        if (this == MODE_OVERLAPS && count != modes) {
            throw new ParameterException(
                    label, "must hold M = " + modes + " numbers, one for each mode, but hold " + count);
        }
    }
}
