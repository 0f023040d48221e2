package org.tailspin.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.dynamics.Activated;
import org.tailspin.core.dynamics.CollectiveActivity;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * What the participation ratios of a flow of random modes cost, with their errors, in units of its matrix products: eight
 * trajectories of 400 time constants, Heun's scheme, a state in every time constant.
 *
 * <pre>java -cp test/bench/target/benchmarks.jar org.tailspin.bench.CollectiveActivityCost [N [time]]</pre>
 *
 * Seconds of thread CPU time: products one by one, products that read the matrix once for all trajectories, the trajectories one
 * by one and together with all statistics. Everything runs once before, for the compiler, for a tenth of the time.
 */
public final class CollectiveActivityCost {

    private static final int TRAJECTORIES = 8;
    private static final int PER_TIME = 10;
    private static final int STAGES = 2;

    private final int time;
    private final Coupling coupling;
    private final NetworkFlow flow;

    private CollectiveActivityCost(int n, int time) {
        this.time = time;
        coupling = new RandomModeEnsemble(new ModeSpectrum.Exponential(0.5)).draw(n, new Seed(1), Monitor.NONE);
        flow = NetworkFlow.of(coupling, 5, Nonlinearity.ERF, 0, Input.none(), FlowSettings.DEFAULT);
    }

    /**
     * Prints the table.
     *
     * @param args N (default 1000) and the time in time constants (default 400)
     */
    public static void main(String[] args) {
        final int n = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        final int time = args.length > 1 ? Integer.parseInt(args[1]) : 400;
        final CollectiveActivityCost warm = new CollectiveActivityCost(n, Math.max(TRAJECTORIES, time / 10));
        warm.products(false);
        warm.products(true);
        warm.run(false);
        warm.run(true);
        final CollectiveActivityCost cost = new CollectiveActivityCost(n, time);
        final double alone = cost.products(false);
        final double together = cost.products(true);
        final double ofAlone = cost.run(false);
        final double ofTogether = cost.run(true);
        print("products, one by one", alone, alone);
        print("products, together", together, alone);
        print("trajectories with statistics, one by one", ofAlone, alone);
        print("trajectories with statistics, together", ofTogether, alone);
    }

    private static void print(String what, double seconds, double unit) {
        System.out.printf(Locale.ROOT, "%-45s %8.2f s %6.2f%n", what, seconds, seconds / unit);
    }

    private static double now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private double products(boolean isTogether) {
        final CouplingProduct product = coupling.product();
        final double[][] x = new double[TRAJECTORIES][coupling.size()];
        final double[][] y = new double[TRAJECTORIES][coupling.size()];
        for (int b = 0; b < TRAJECTORIES; b++) {
            StableSampler.normals().fill(new Seed(b).stream("state"), x[b], 0, x[b].length);
        }
        final double start = now();
        for (int t = 0; t < STAGES * PER_TIME * time; t++) {
            if (isTogether) {
                product.multiply(x, y);
            } else {
                for (int b = 0; b < TRAJECTORIES; b++) {
                    product.multiply(x[b], y[b]);
                }
            }
        }
        return now() - start;
    }

    private double run(boolean isTogether) {
        final int n = coupling.size();
        final double start = now();
        final CollectiveActivity x = activity(n);
        final CollectiveActivity phi = activity(n);
        final List<Seed> seeds = new ArrayList<>();
        final List<StateObserver> observers = new ArrayList<>();
        for (int b = 0; b < TRAJECTORIES; b++) {
            seeds.add(new Seed(b));
            observers.add(x.run(b).and(new Activated(Nonlinearity.ERF, phi.run(b))));
        }
        final Simulation simulation = new Simulation(0, PER_TIME * time);
        if (isTogether) {
            simulation.run(flow, seeds, observers, Monitor.NONE);
        } else {
            for (int b = 0; b < TRAJECTORIES; b++) {
                simulation.run(flow, seeds.get(b), observers.get(b), Monitor.NONE);
            }
        }
        final double error = x.statistics().participationRatio().standardError().orElseThrow()
                + phi.statistics().participationRatio().standardError().orElseThrow();
        if (!(error > 0)) {
            throw new IllegalStateException("no error");
        }
        return now() - start;
    }

    private CollectiveActivity activity(int n) {
        return new CollectiveActivity(n, new int[] {0}, PER_TIME, time, TRAJECTORIES, flow.timeStep());
    }
}
