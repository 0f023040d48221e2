package org.tailspin.cli;

import java.util.Map;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;

/** The options --ensemble and --alpha, which only make sense together. */
final class Ensembles {

    /** What --ensemble takes. */
    static final String NAMES = StableEnsemble.NAME + " (default) or " + GaussianEnsemble.NAME;

    private Ensembles() {}

    static boolean hasAlpha(String name) {
        return !GaussianEnsemble.NAME.equals(name);
    }

    /**
     * @param name as typed; null for stable weights
     * @param alpha as typed; null if it was not
     * @return the ensemble
     * @throws IllegalArgumentException for an unknown name, or an alpha that is missing, superfluous or out of range
     */
    static CouplingEnsemble of(String name, Double alpha) {
        final String law = name == null ? StableEnsemble.NAME : name;
        if (law.equals(StableEnsemble.NAME) && alpha == null) {
            throw new IllegalArgumentException("the tail index is missing: --alpha, in (0, 2]");
        }
        if (!hasAlpha(law) && alpha != null) {
            throw new IllegalArgumentException(
                    "the " + law + " ensemble has no tail index, but --alpha is " + Numbers.plain(alpha));
        }
        return CouplingEnsemble.of(law, alpha == null ? Map.of() : Map.of(EnsembleParameter.ALPHA, alpha));
    }
}
