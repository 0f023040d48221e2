package org.tailspin.core.recipe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tailspin.core.Reasons;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.ParameterException;
import org.tailspin.core.coupling.Surrogate;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.table.ColumnException;

/**
 * Makes recipes of the values of their columns, wherever these stand: in a row of a table or on a command line. What it
 * refuses, it refuses with the name of the column.
 */
public final class RecipeValues {

    /** Without these there is no network. */
    public static final List<RecipeColumn> REQUIRED = List.of(
            RecipeColumn.ENSEMBLE,
            RecipeColumn.N,
            RecipeColumn.GAIN,
            RecipeColumn.COUPLING_SEED,
            RecipeColumn.STATE_SEED);

    /** The columns of {@link Dynamics}; without one, its default holds. */
    public static final Set<RecipeColumn> DYNAMICS = Collections.unmodifiableSet(new TreeSet<>(RecipeColumn.all()
            .subList(
                    RecipeColumn.all().indexOf(RecipeColumn.DYNAMICS),
                    RecipeColumn.all().size())));

    /** The parameters that a kind of dynamics does not have, once for all rows of all tables. */
    private static final Map<Dynamics.Kind, RecipeColumn[]> OF_OTHER_KINDS = ofOtherKinds();

    /** Two ways to the same g_eff, or a file between two programs, differ by rounding. */
    private static final double ROUNDING = 1e-9;

    /** Characters of a value in a sentence. */
    private static final int MOST_SHOWN = 60;

    private final Source source;

    private RecipeValues(Source source) {
        this.source = source;
    }

    /** Where values stand. */
    public interface Source {

        /**
         * {@return whether there is such a column, with or without a value}
         *
         * @param column of a recipe
         */
        boolean has(RecipeColumn column);

        /**
         * {@return its value: a {@code String} for text, a {@code Boolean} for a flag, any {@code Number} for a number,
         * also for a list of one; null where there is none}
         *
         * @param column of a recipe
         */
        Object value(RecipeColumn column);

        /**
         * {@return the recorded input that drives networks whose input is a table}
         *
         * @throws IllegalArgumentException if there is none
         */
        default Input series() {
            throw new IllegalArgumentException(
                    "the input of this network is a table, which must be given beside the networks, but is not");
        }

        /**
         * {@return how a sentence names it}
         *
         * @param column of a recipe
         */
        default String name(RecipeColumn column) {
            return "the column '" + column.label() + "'";
        }

        /**
         * {@return what a sentence says of that, after its name}
         *
         * @param column without a value
         */
        default String absence(RecipeColumn column) {
            return "has no value";
        }
    }

    /**
     * {@return the network}
     *
     * @param values by the labels of columns; null for a missing one
     * @throws IllegalArgumentException as {@link #recipe(Source)}
     */
    public static NetworkRecipe recipe(Map<String, ?> values) {
        return recipe(new Source() {
            @Override
            public boolean has(RecipeColumn column) {
                return values.containsKey(column.label());
            }

            @Override
            public Object value(RecipeColumn column) {
                return values.get(column.label());
            }
        });
    }

    /**
     * {@return the network}
     *
     * @param source of the values
     * @throws IllegalArgumentException naming the column that has no value, is out of its range, does not belong, or
     *     contradicts another
     */
    public static NetworkRecipe recipe(Source source) {
        return new RecipeValues(source).recipe();
    }

    /**
     * {@return the ensemble alone}
     *
     * @param source of the values
     * @throws IllegalArgumentException naming the column that has no value, is out of its range or does not belong
     */
    public static CouplingEnsemble ensemble(Source source) {
        return new RecipeValues(source).ensemble();
    }

    /**
     * {@return the dynamics alone}
     *
     * @param source of the values
     * @throws IllegalArgumentException naming the column that has no value, is out of its range or does not belong
     */
    public static Dynamics dynamics(Source source) {
        return new RecipeValues(source).dynamics();
    }

    private NetworkRecipe recipe() {
        if (source.has(RecipeColumn.NETWORK)) {
            NetworkName.checkColumns(
                    text(RecipeColumn.NETWORK),
                    ExplicitEnsemble.surrogate(String.valueOf(source.value(RecipeColumn.ENSEMBLE)))
                            .isPresent(),
                    source::has);
        }
        final CouplingEnsemble ensemble = ensemble();
        final int n = (int) whole(RecipeColumn.N);
        final double gain = number(RecipeColumn.GAIN);
        in(RecipeColumn.N, () -> Coupling.checkSize(n));
        in(RecipeColumn.GAIN, () -> NetworkMap.checkGain(gain));
        final long seed = seed(RecipeColumn.COUPLING_SEED);
        final Disorder disorder = inOneOf(RecipeColumn.N, () -> new Disorder(ensemble, n, seed));
        final Dynamics dynamics = dynamics();
        in(RecipeColumn.BIAS, () -> {
            dynamics.input().checkSize(n);
            return n;
        });
        final NetworkRecipe recipe = new NetworkRecipe(disorder, gain, seed(RecipeColumn.STATE_SEED), dynamics);
        checkEffectiveGain(recipe);
        if (source.has(RecipeColumn.NETWORK)) {
            NetworkName.check(text(RecipeColumn.NETWORK), recipe, source::has);
        }
        return recipe;
    }

    private long seed(RecipeColumn column) {
        final long seed = whole(column);
        in(column, () -> Seed.of(seed, "a seed"));
        return seed;
    }

    private CouplingEnsemble ensemble() {
        final String name = text(RecipeColumn.ENSEMBLE);
        final Optional<Surrogate> given = ExplicitEnsemble.surrogate(name);
        if (given.isPresent()) {
            return ExplicitEnsemble.unknown(given.get());
        }
        final EnsembleKind kind = in(RecipeColumn.ENSEMBLE, () -> EnsembleKind.of(name));
        final Map<EnsembleList, List<Double>> lists = new EnumMap<>(EnsembleList.class);
        for (EnsembleList list : EnsembleList.values()) {
            final RecipeColumn column = RecipeColumn.of(list);
            if (source.value(column) != null) {
                if (!kind.takes(list)) {
                    throw superfluous(column, "the ensemble " + name);
                }
                lists.put(list, in(column, () -> EnsembleList.parse(text(column))));
            }
        }
        final Map<EnsembleParameter, Double> parameters = new EnumMap<>(EnsembleParameter.class);
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            final RecipeColumn column = RecipeColumn.of(parameter);
            if (kind.required().contains(parameter) || source.value(column) != null) {
                final double value = parameter.isWhole() ? whole(column) : number(column);
                if (!kind.takes(parameter)) {
                    throw superfluous(column, "the ensemble " + name);
                }
                parameters.put(parameter, value);
            }
        }
        return inOneOf(RecipeColumn.ENSEMBLE, () -> kind.create(parameters, lists));
    }

    /** Names the column of the ensemble that a refusal is about, or another one. */
    private <T> T inOneOf(RecipeColumn other, Supplier<T> check) {
        try {
            return check.get();
        } catch (IllegalArgumentException e) {
            throw refused(e instanceof ParameterException parameter ? column(parameter) : other, e);
        }
    }

    private static RecipeColumn column(ParameterException refused) {
        return Stream.concat(
                        Stream.of(EnsembleParameter.values()).map(RecipeColumn::of),
                        Stream.of(EnsembleList.values()).map(RecipeColumn::of))
                .filter(column -> column.label().equals(refused.label()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no column " + refused.label(), refused));
    }

    private Dynamics dynamics() {
        final Dynamics usual = Dynamics.usual();
        final String name = given(RecipeColumn.DYNAMICS)
                ? text(RecipeColumn.DYNAMICS)
                : usual.kind().label();
        final Dynamics.Kind kind = in(RecipeColumn.DYNAMICS, () -> Dynamics.Kind.of(name));
        final Nonlinearity nonlinearity = given(RecipeColumn.NONLINEARITY)
                ? in(RecipeColumn.NONLINEARITY, () -> Nonlinearity.of(text(RecipeColumn.NONLINEARITY)))
                : usual.nonlinearity();
        final double noise = given(RecipeColumn.NOISE) ? number(RecipeColumn.NOISE) : usual.noise();
        in(RecipeColumn.NOISE, () -> NetworkMap.checkNoise(noise));
        final Input input = biased(input());
        checkAbsent("the dynamics " + name, OF_OTHER_KINDS.get(kind));
        return in(
                RecipeColumn.INPUT,
                () -> kind.read(new Neurons(nonlinearity, noise, input), new Dynamics.Parameters() {
                    @Override
                    public double number(RecipeColumn column, double otherwise) {
                        return given(column) ? RecipeValues.this.number(column) : otherwise;
                    }

                    @Override
                    public String text(RecipeColumn column, String otherwise) {
                        return given(column) ? RecipeValues.this.text(column) : otherwise;
                    }

                    @Override
                    public <T> T in(RecipeColumn column, Supplier<T> check) {
                        return RecipeValues.this.in(column, check);
                    }
                }));
    }

    private Input biased(Input drive) {
        return source.value(RecipeColumn.BIAS) == null
                ? drive
                : in(RecipeColumn.BIAS, () -> new Input.Biased(EnsembleList.parse(text(RecipeColumn.BIAS)), drive));
    }

    private Input input() {
        // a table of several kinds of networks has the column for those with an input
        final Dynamics.InputKind kind = source.value(RecipeColumn.INPUT) != null
                ? in(RecipeColumn.INPUT, () -> Dynamics.InputKind.of(text(RecipeColumn.INPUT)))
                : Dynamics.InputKind.NONE;
        final String what = "the input " + kind.label();
        switch (kind) {
            case TABLE -> {
                checkAbsent(
                        what,
                        RecipeColumn.INPUT_AMPLITUDE,
                        RecipeColumn.INPUT_FREQUENCY,
                        RecipeColumn.INPUT_RANDOM_PHASES);
                return in(RecipeColumn.INPUT, source::series);
            }
            case CONSTANT -> {
                checkAbsent(what, RecipeColumn.INPUT_FREQUENCY, RecipeColumn.INPUT_RANDOM_PHASES);
                final double amplitude = number(RecipeColumn.INPUT_AMPLITUDE);
                return in(RecipeColumn.INPUT_AMPLITUDE, () -> new Input.Constant(amplitude));
            }
            case SINUSOIDAL -> {
                final double amplitude = number(RecipeColumn.INPUT_AMPLITUDE);
                final double frequency = number(RecipeColumn.INPUT_FREQUENCY);
                final boolean phases =
                        given(RecipeColumn.INPUT_RANDOM_PHASES) && flag(RecipeColumn.INPUT_RANDOM_PHASES);
                in(RecipeColumn.INPUT_AMPLITUDE, () -> new Input.Constant(amplitude));
                return in(RecipeColumn.INPUT_FREQUENCY, () -> new Input.Sinusoidal(amplitude, frequency, phases));
            }
            default -> {
                checkAbsent(
                        what,
                        RecipeColumn.INPUT_AMPLITUDE,
                        RecipeColumn.INPUT_FREQUENCY,
                        RecipeColumn.INPUT_RANDOM_PHASES);
                return Input.none();
            }
        }
    }

    /** Whether the source says something of a column; if it has the column, it must. */
    private boolean given(RecipeColumn column) {
        return source.has(column) || source.value(column) != null;
    }

    private static Map<Dynamics.Kind, RecipeColumn[]> ofOtherKinds() {
        final Map<Dynamics.Kind, RecipeColumn[]> others = new EnumMap<>(Dynamics.Kind.class);
        for (Dynamics.Kind kind : Dynamics.Kind.values()) {
            final Set<RecipeColumn> own = kind.defaults().keySet();
            others.put(
                    kind,
                    Dynamics.Kind.parametersOfAll().stream()
                            .filter(column -> !own.contains(column))
                            .toArray(RecipeColumn[]::new));
        }
        return others;
    }

    private void checkAbsent(String what, RecipeColumn... columns) {
        for (RecipeColumn column : columns) {
            if (source.value(column) != null) {
                throw superfluous(column, what);
            }
        }
    }

    private IllegalArgumentException superfluous(RecipeColumn column, String what) {
        return new ColumnException(
                source.name(column) + " must be missing for " + what + ", but is " + shown(source.value(column)));
    }

    /** A list may be long. */
    private static String shown(Object value) {
        final String text = value.toString();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    private Object present(RecipeColumn column) {
        return Optional.ofNullable(source.value(column))
                .orElseThrow(() -> new ColumnException(source.name(column) + " " + source.absence(column)));
    }

    private String text(RecipeColumn column) {
        return present(column).toString();
    }

    private boolean flag(RecipeColumn column) {
        if (present(column) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(column, "must be true or false");
    }

    private double number(RecipeColumn column) {
        if (present(column) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(column, "must hold a number");
    }

    private long whole(RecipeColumn column) {
        final double value = number(column);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw wrong(column, "must hold a whole number below 2\u00b3\u00b9");
        }
        return (long) value;
    }

    private IllegalArgumentException wrong(RecipeColumn column, String bound) {
        return new ColumnException(source.name(column) + " " + bound + ", but holds '" + source.value(column) + "'");
    }

    /** g_eff follows from the gain: whoever edits it means the gain, and would see no effect. */
    private void checkEffectiveGain(NetworkRecipe recipe) {
        if (source.value(RecipeColumn.G_EFF) == null || recipe.disorder().ensemble() instanceof ExplicitEnsemble) {
            return;
        }
        final double given = number(RecipeColumn.G_EFF);
        final OptionalDouble right = recipe.disorder()
                .ensemble()
                .effectiveGain(recipe.gain(), recipe.disorder().n());
        if (!(Math.abs(given - right.orElse(Double.NaN)) <= ROUNDING * right.orElse(0))) {
            throw new ColumnException(source.name(RecipeColumn.G_EFF) + " must follow from the gain " + recipe.gain()
                    + " and be " + (right.isPresent() ? right.getAsDouble() : "missing") + ", but is " + given
                    + "; edit the gain instead");
        }
    }

    /** Names the column in a refusal. */
    private <T> T in(RecipeColumn column, Supplier<T> check) {
        try {
            return check.get();
        } catch (IllegalArgumentException e) {
            throw refused(column, e);
        }
    }

    private IllegalArgumentException refused(RecipeColumn column, IllegalArgumentException e) {
        return e instanceof ColumnException ? e : new ColumnException(source.name(column) + ": " + Reasons.of(e), e);
    }
}
