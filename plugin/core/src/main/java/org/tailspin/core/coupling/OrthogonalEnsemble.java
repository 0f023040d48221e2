package org.tailspin.core.coupling;

import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;

/**
 * A scaled orthogonal matrix in uniformly random orientation (Haar measure, Mezzadri 2007): W = g O. All singular values
 * are g, and so is the modulus of every eigenvalue: in a linear network every exponent is ln g.
 *
 * <p>The gain is g_eff: the root of the mean square of a weight times &radic;N is g in every draw.
 */
public record OrthogonalEnsemble() implements CouplingEnsemble {

    @Override
    public String name() {
        return EnsembleKind.ORTHOGONAL.label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of();
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return OptionalDouble.of(gain);
    }

    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        Coupling.checkSize(n);
        // Row j of the frame becomes column j: the transpose has the same law.
        return Coupling.drawn(new ColumnMatrix(n, HaarFrame.draw(n, n, seed, "orthogonal", monitor)), true);
    }

    /** Beside the matrix, the reflections that it is made of. */
    @Override
    public double drawingEntries(int n) {
        return 2 * entries(n);
    }
}
