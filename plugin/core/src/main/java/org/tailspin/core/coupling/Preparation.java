package org.tailspin.core.coupling;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * What is done to a given matrix, in this order, before a gain multiplies it: signs, mean, normalisation, surrogate. A surrogate of
 * {@link SurrogateScale#OWN} is drawn before the normalisation.
 *
 * @param excitatory share of neurons that excite under Dale's law, in (0, 1): random ones, as many as the share says
 *     (rounded), get their outgoing weights positive, all others negative; empty to keep the signs
 * @param mean which mean is subtracted
 * @param surrogate the random matrix in place of the given one
 * @param normalisation what is set to 1
 * @param scale whether a surrogate is divided by the number of the given matrix, or by its own
 */
public record Preparation(
        OptionalDouble excitatory,
        MeanRemoval mean,
        Surrogate surrogate,
        Normalisation normalisation,
        SurrogateScale scale) {

    /** Leaves a matrix as it is. */
    public static final Preparation NONE = new Preparation(
            OptionalDouble.empty(), MeanRemoval.NONE, Surrogate.NONE, Normalisation.NONE, SurrogateScale.DEFAULT);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the share is out of its range
     */
    public Preparation {
        excitatory.ifPresent(share -> EnsembleParameter.EXCITATORY.check(share));
    }

    /** {@return whether the result depends on the seed} */
    public boolean isRandom() {
        return excitatory.isPresent() || surrogate != Surrogate.NONE;
    }

    /** {@return the same of the matrix itself} */
    Preparation withoutSurrogate() {
        return new Preparation(excitatory, mean, Surrogate.NONE, normalisation, scale);
    }

    /** Whether surrogates of one matrix are drawn of one and the same: normalised as it is, with no random signs. */
    boolean isOfOne() {
        return surrogate != Surrogate.NONE && scale == SurrogateScale.GIVEN && excitatory.isEmpty();
    }

    /**
     * {@return the matrix at unit gain, with the neurons' names, and what is to be said of its signs and of how it was
     * normalised}
     *
     * @param coupling as given
     * @param seed of the signs and the surrogate
     * @param monitor asked now and then whether to stop
     * @throws IllegalArgumentException if the matrix cannot be normalised, or the share leaves no neuron of one kind
     * @throws ArithmeticException if the eigenvalue iteration of the spectral radius does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public GivenMatrix prepare(Coupling coupling, Seed seed, Monitor monitor) {
        Coupling prepared = coupling;
        if (excitatory.isPresent()) {
            prepared = signed(prepared, seed);
        }
        prepared = mean.of(prepared);
        if (scale == SurrogateScale.OWN) {
            prepared = surrogate.draw(prepared, seed, monitor);
        }
        final GivenMatrix normalised = normalisation.apply(prepared, monitor);
        prepared = normalised.coupling();
        if (scale == SurrogateScale.GIVEN) {
            prepared = surrogate.draw(prepared, seed, monitor);
        }
        final List<String> notes = new ArrayList<>();
        MatrixSummary.of(prepared, 0).warning().ifPresent(notes::add);
        notes.addAll(normalised.notes());
        return new GivenMatrix(prepared, notes);
    }

    /**
     * What the matrix holds that this begins with, its signs included.
     *
     * @param given as read
     * @param seed of the signs
     * @return the counts
     * @throws IllegalArgumentException if the share leaves no neuron of one kind
     */
    public MatrixSummary summary(GivenMatrix given, Seed seed) {
        return MatrixSummary.of(
                excitatory.isPresent() ? signed(given.coupling(), seed) : given.coupling(), given.dropped());
    }

    /**
     * The same without words.
     *
     * @param coupling as given
     * @param seed of the signs and the surrogate
     * @param monitor asked now and then whether to stop
     * @return the matrix at unit gain, with the neurons' names
     * @throws IllegalArgumentException as {@link #prepare}
     * @throws ArithmeticException as {@link #prepare}
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Coupling apply(Coupling coupling, Seed seed, Monitor monitor) {
        return prepare(coupling, seed, monitor).coupling();
    }

    private Coupling signed(Coupling coupling, Seed seed) {
        final int n = coupling.size();
        final int excite = new DaleEnsemble(excitatory.getAsDouble()).excitatoryNeurons(n);
        final double[] signs = new double[n];
        for (int j = 0; j < n; j++) {
            signs[j] = j < excite ? 1 : -1;
        }
        Surrogate.shuffle(signs, seed.stream("signs"));
        return coupling.withBySource(
                coupling.bySource().map((source, target, weight) -> signs[source] * Math.abs(weight)));
    }
}
