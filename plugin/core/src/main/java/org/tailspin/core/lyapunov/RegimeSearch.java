package org.tailspin.core.lyapunov;

import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.CarriedFrame;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;

/** Takes more steps after a run until its regime is decided: with one tangent vector for a map, two for a flow. */
final class RegimeSearch implements OrbitRun<RegimeFinding> {

    /** Factor between the step numbers at which the evidence is asked. */
    private static final double PATIENCE = 1.4;

    private final RegimeEvidence evidence;
    private final LyapunovSpectrum spectrum;
    private final Monitor monitor;
    private final long limit;
    private final long alignment;
    private TangentFrame frame;
    private long taken;
    private long check;
    private RegimeFinding finding;

    RegimeSearch(
            RegimeEvidence evidence,
            LyapunovSpectrum spectrum,
            LyapunovSettings settings,
            long steps,
            Seed seed,
            Monitor monitor) {
        this.evidence = evidence;
        this.spectrum = spectrum;
        this.monitor = monitor;
        limit = steps;
        alignment = Math.min(settings.tangentWarmup(), steps / 4);
        check = Math.min(limit, alignment + settings.steps());
        finding = evidence.find(spectrum, monitor);
        if (isOpen() && steps > 0) {
            final int vectors = Math.min(
                    evidence.system().isFlow() ? 2 : 1, evidence.system().dimension());
            frame = new TangentFrame(evidence.system(), vectors, Kernels.inUse(), seed, monitor);
            evidence.beginAnew();
        }
    }

    private boolean isOpen() {
        return !finding.isDecided() || evidence.mayEnd(spectrum, finding);
    }

    @Override
    public boolean beforeStep() {
        monitor.checkCancelled();
        return frame != null && isOpen() && taken < limit;
    }

    @Override
    public Orbit orbit() {
        return evidence.orbit();
    }

    @Override
    public Optional<CarriedFrame> carried() {
        return frame.carried();
    }

    @Override
    public void afterStep() {
        taken++;
        final boolean isCheck = taken == check;
        final int interval = frame.settle(taken == alignment || isCheck);
        evidence.see(evidence.orbit());
        if (interval > 0 && taken > alignment) {
            evidence.grew(frame.growth(), interval);
        }
        if (isCheck) {
            finding = evidence.find(spectrum, monitor);
            check = (long) Math.min((double) limit, Math.ceil(PATIENCE * check));
        }
    }

    @Override
    public RegimeFinding result() {
        return finding;
    }

    @Override
    public void close() {
        if (frame != null) {
            frame.close();
            frame = null;
        }
    }
}
