package org.tailspin.core.papers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tailspin.core.Monitor;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.OutputGains;
import org.tailspin.core.theory.TransferFunction;

/** The theory of the flows of a figure, each gain solved once. */
final class FlowPredictions {

    private final Monitor monitor;
    private final Map<Double, FlowTheory> flows = new HashMap<>();
    private final Map<Double, CollectiveTheory> collective = new HashMap<>();

    private final Map<Double, double[][]> twoTime = new HashMap<>();

    /** Solves when asked; stops when the monitor says so. */
    FlowPredictions(Monitor monitor) {
        this.monitor = monitor;
    }

    FlowTheory flow(double gain) {
        return flows.computeIfAbsent(gain, g -> FlowTheory.of(TransferFunction.erf(), g));
    }

    CollectiveTheory collective(double gain) {
        return collective.computeIfAbsent(gain, g -> CollectiveTheory.of(flow(g), monitor));
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

    /** C(lag)/C(0) of single neurons. */
    double[] correlation(FlowLaw law, double... lags) {
        final double c0 = c0(law);
        return Arrays.stream(flow(law.gain()).c(lags)).map(c -> c / c0).toArray();
    }

    OutputGains outputGains(FlowLaw law, double ratioOfGains) {
        return OutputGains.of(collective(law.gain()), ratioOfGains, law.inverseRank());
    }

    /**
     * &Psi;(&tau;, 0) / &Psi;(0, 0), which is linear in N/PR^D before it is divided: two solutions of a gain serve every rank.
     *
     * @param lags from 0, the same in every call
     */
    double[] twoTime(FlowLaw law, double... lags) {
        final double[][] parts = twoTime.computeIfAbsent(law.gain(), gain -> new double[][] {
            CollectiveTheory.twoTime(flow(gain), 0, monitor.part(0, 0.5), lags),
            CollectiveTheory.twoTime(flow(gain), 1, monitor.part(0.5, 1), lags)
        });
        final double[] values = new double[lags.length];
        for (int l = 0; l < lags.length; l++) {
            values[l] = parts[0][l] + law.inverseRank() * (parts[1][l] - parts[0][l]);
        }
        final double first = values[0];
        return Arrays.stream(values).map(v -> v / first).toArray();
    }
}
