package org.tailspin.core.dimension;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Which columns of a table of states are none of its coordinates, but count or date its rows: one of them has the variance
 * T&sup2;/12 beside that of a neuron, and every dimension is 1.
 */
public final class StateColumns {

    /** What programs call the column of the numbers of rows. */
    private static final Set<String> INDEX = Set.of(
            "",
            "unnamed: 0",
            "unnamed:0",
            "index",
            "idx",
            "row id",
            "rowid",
            "row",
            "...1",
            "row.names",
            "rownames",
            "column0");

    /** A time, with or without its unit. */
    private static final Pattern TIME = Pattern.compile(
            "(t|time|times|timestamp|date|datetime|step|steps|frame|sample|iteration|seconds|sec|ms)([ _.(\\[/].*)?");

    /** By chance the first coordinate of so many states is no progression. */
    private static final int ENOUGH = 10;

    /** Of a step: rounding of the numbers of a file. */
    private static final double ROUNDING = 1e-3;

    /** Of a step: times with few digits. */
    private static final double ROUNDING_OF_TIMES = 0.01;

    private StateColumns() {}

    /**
     * {@return whether it says that it is a time, or the number of a row}
     *
     * @param name of a column
     */
    public static boolean isNamedSo(String name) {
        return isIndex(name) || isTime(name);
    }

    private static boolean isIndex(String name) {
        return INDEX.contains(plain(name));
    }

    private static boolean isTime(String name) {
        return TIME.matcher(plain(name)).matches();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return why the column is no coordinate, to be said after its name; empty if it may be one}
     *
     * @param <S> type of a state
     * @param name of the column; empty if it has none
     * @param isFirst whether it is the first of the table
     * @param clouds states in the order of their rows, cloud by cloud
     * @param value of the column in a state
     */
    public static <S> Optional<String> whyNot(
            String name, boolean isFirst, Collection<List<S>> clouds, ToDoubleFunction<S> value) {
        if (clouds.stream().noneMatch(states -> states.size() > 1)) {
            return Optional.empty();
        }
        if (isIndex(name) && clouds.stream().allMatch(states -> isProgression(states, value, 1, 0))) {
            return Optional.of("counts the rows");
        }
        if (isTime(name) && clouds.stream().allMatch(states -> isClock(states, value))) {
            return Optional.of("is a time");
        }
        if (!isFirst || clouds.stream().anyMatch(states -> states.size() < ENOUGH)) {
            return Optional.empty();
        }
        if (clouds.stream().allMatch(states -> isProgression(states, value, 1, 0))) {
            return Optional.of("counts the rows");
        }
        return clouds.stream().allMatch(states -> isProgression(states, value, step(states, value), ROUNDING))
                ? Optional.of("rises by equal steps, as a time does")
                : Optional.empty();
    }

    /**
     * {@return the time between two rows, if it rises by equal steps, the same in all clouds, and does not merely count
     * the rows}
     *
     * @param <S> type of a state
     * @param name of a column that is no coordinate
     * @param clouds states in the order of their rows, cloud by cloud
     * @param value of the column in a state
     */
    public static <S> OptionalDouble interval(String name, Collection<List<S>> clouds, ToDoubleFunction<S> value) {
        OptionalDouble interval = OptionalDouble.empty();
        for (List<S> states : clouds) {
            if (states.size() < 2) {
                continue;
            }
            final double step = step(states, value);
            if (!isProgression(states, value, step, ROUNDING_OF_TIMES)
                    || Math.abs(interval.orElse(step) - step) > ROUNDING * step) {
                return OptionalDouble.empty();
            }
            interval = OptionalDouble.of(step);
        }
        return interval.isPresent() && (isTime(name) || interval.getAsDouble() != 1)
                ? interval
                : OptionalDouble.empty();
    }

    private static <S> double step(List<S> states, ToDoubleFunction<S> value) {
        return (value.applyAsDouble(states.get(states.size() - 1)) - value.applyAsDouble(states.get(0)))
                / (states.size() - 1);
    }

    private static <S> boolean isProgression(List<S> states, ToDoubleFunction<S> value, double step, double rounding) {
        if (!(step > 0)) {
            return false;
        }
        for (int i = 1; i < states.size(); i++) {
            final double difference = value.applyAsDouble(states.get(i)) - value.applyAsDouble(states.get(i - 1));
            if (!(Math.abs(difference - step) <= rounding * step)) {
                return false;
            }
        }
        return true;
    }

    /** Whether values never fall, but to what they begin with: a clock that lost digits stands, and one of trials begins anew. */
    private static <S> boolean isClock(List<S> states, ToDoubleFunction<S> value) {
        final double first = value.applyAsDouble(states.get(0));
        for (int i = 1; i < states.size(); i++) {
            final double now = value.applyAsDouble(states.get(i));
            if (now < value.applyAsDouble(states.get(i - 1)) && now != first) {
                return false;
            }
        }
        return true;
    }
}
