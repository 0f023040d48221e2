package org.tailspin.cli.options;

import java.util.Map;
import java.util.function.Consumer;
import org.tailspin.cli.console.Console;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.DrivenName;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One network: drawn from an ensemble, or given by a matrix or a list of connections; with its gain and its seed. */
public final class OneNetwork {

    private static final int DEFAULT_SEED = 1;

    @Mixin
    private final EnsembleOptions ensemble = EnsembleOptions.single();

    @Mixin
    private NeuronsOption neurons;

    @Mixin
    private GivenOptions given;

    @Mixin
    private DrawnGain gain;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the weights, or of what is random in --signs and --surrogate (default: "
                    + DEFAULT_SEED + ").")
    private Long seed;

    /** {@return whether a matrix or a list of connections is given} */
    public boolean isGiven() {
        return given.isPresent();
    }

    /** {@return whether an option other than the seed says anything of a network} */
    public boolean isAsked() {
        return given.isPresent() || ensemble.isPresent() || neurons.isGiven() || gain.isGiven();
    }

    /** {@return the first option that says something of a network, or the file that gives one, for a refusal} */
    public String asked() {
        if (given.isPresent()) {
            return String.valueOf(given.path());
        }
        return isDrawn() ? drawing() : "--gain";
    }

    /** {@return whether the seed was given} */
    public boolean hasSeed() {
        return seed != null;
    }

    /** {@return the seed of the weights} */
    public long seed() {
        return seed == null ? DEFAULT_SEED : seed;
    }

    /** {@return what the given network is, and how it was prepared} */
    public GivenOptions given() {
        return given;
    }

    /** {@return the name of the file of the given network} */
    public String name() {
        return String.valueOf(given.path().getFileName());
    }

    /**
     * {@return the same under a recorded input, if there is one}
     *
     * @param moves its dynamics
     */
    public String name(Dynamics moves) {
        return moves.drive() instanceof InputSeries series ? DrivenName.of(name(), series.mark()) : name();
    }

    private boolean isDrawn() {
        return ensemble.isPresent() || neurons.isGiven();
    }

    private String drawing() {
        return ensemble.isPresent() ? ensemble.given() : "--n";
    }

    /**
     * Checks the gain, as far as that needs no ensemble.
     *
     * @throws IllegalArgumentException for two gains, or one that is not positive and finite
     */
    public void checkGain() {
        gain.check();
    }

    /**
     * {@return the law, the size and the seed of the network that is drawn}
     *
     * @param others more options that would give a network, as the end of a sentence
     * @throws IllegalArgumentException if no size is given, or a parameter is wrong
     */
    public Disorder drawn(String... others) {
        if (!neurons.isGiven()) {
            throw new IllegalArgumentException("the number of neurons is missing: --n, or a network with --matrix"
                    + (others.length == 0 ? " or --edges" : ", --edges or " + String.join(" or ", others)));
        }
        return new Disorder(ensemble.ensemble(neurons.count()), neurons.count(), seed());
    }

    /**
     * {@return the gain in the convention of its ensemble}
     *
     * @param drawn network
     * @throws IllegalArgumentException for a g_eff without a finite variance
     */
    public double gain(Disorder drawn) {
        return gain.of(drawn.ensemble(), drawn.n());
    }

    /**
     * {@return the drawn network}
     *
     * @param stateSeed of its state
     * @param moves its dynamics
     * @param others as of {@link #drawn}
     * @throws IllegalArgumentException as {@link #drawn} and {@link #gain(Disorder)}
     */
    public NetworkRecipe recipe(long stateSeed, Dynamics moves, String... others) {
        final Disorder disorder = drawn(others);
        return new NetworkRecipe(disorder, gain(disorder), stateSeed, moves);
    }

    /**
     * {@return what multiplies the given matrix; all that needs no file is checked, before one is read}
     *
     * @throws IllegalArgumentException if options draw a network as well, or the gain is wrong
     */
    public double gainOfGiven() {
        if (isDrawn()) {
            throw new IllegalArgumentException(drawing() + " draws a network, but " + given.path() + " gives one");
        }
        Seed.of(seed(), "the seed");
        return NetworkMap.checkGain(gain.of(given.normalisation()));
    }

    /**
     * {@return the weights of the given network at unit gain}
     *
     * @param console where to show and say it
     * @param check sees the matrix before it is prepared, which may take long
     * @throws org.tailspin.files.FileProblem if the file cannot be read or is wrong, or the matrix cannot be prepared so
     */
    public Coupling read(Console console, Consumer<Coupling> check) {
        return given.read(console, new Seed(seed()), check);
    }

    /**
     * {@return the recipe of a given network, of which nothing was drawn: it has the gain and the dynamics alone}
     *
     * @param coupling its weights
     * @param factor its gain
     * @param stateSeed of its state
     * @param moves its dynamics
     */
    public static NetworkRecipe ofGiven(Coupling coupling, double factor, long stateSeed, Dynamics moves) {
        return new NetworkRecipe(
                new Disorder(new ExplicitEnsemble(coupling), coupling.size(), 0), factor, stateSeed, moves);
    }

    /**
     * Says what the given network is.
     *
     * @param fields to which it is added
     */
    public void describe(Map<String, Object> fields) {
        given.describe(fields);
    }
}
