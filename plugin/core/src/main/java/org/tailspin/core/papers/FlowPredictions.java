package org.tailspin.core.papers;

import java.util.HashMap;
import java.util.Map;
import org.tailspin.core.Monitor;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.OutputGains;
import org.tailspin.core.theory.TransferFunction;

/** The theory of the flows of a figure, each gain solved once. */
final class FlowPredictions {

    private final Map<Double, FlowTheory> flows = new HashMap<>();
    private final Map<Double, CollectiveTheory> collective = new HashMap<>();

    FlowTheory flow(double gain) {
        return flows.computeIfAbsent(gain, g -> FlowTheory.of(TransferFunction.ERF, g));
    }

    CollectiveTheory collective(double gain) {
        return collective.computeIfAbsent(gain, g -> CollectiveTheory.of(flow(g)));
    }

    double ratio(FlowLaw law) {
        return collective(law.gain()).prPhiOverN(law.inverseRank());
    }

    double ratioOfX(FlowLaw law) {
        return collective(law.gain()).prXOverN(law.inverseRank());
    }

    double c0(FlowLaw law) {
        return flow(law.gain()).c0();
    }

    OutputGains outputGains(FlowLaw law, double ratioOfGains) {
        return OutputGains.of(collective(law.gain()), ratioOfGains, law.inverseRank());
    }

    /** &Psi;(&tau;, 0) / &Psi;(0, 0). */
    double[] twoTime(FlowLaw law, double... lags) {
        final double[] values = CollectiveTheory.twoTime(flow(law.gain()), law.inverseRank(), Monitor.NONE, lags);
        final double first = CollectiveTheory.twoTime(flow(law.gain()), law.inverseRank(), Monitor.NONE, 0)[0];
        for (int l = 0; l < values.length; l++) {
            values[l] /= first;
        }
        return values;
    }
}
