package org.tailspin.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.random.Seed;

/** A step of the state alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StateBenchmark {

    @Param({"100", "999", "1000", "3000"})
    private int n;

    private Orbit orbit;

    /** A network. */
    @Setup(Level.Trial)
    public void start() {
        orbit = new NetworkMap(new StableEnsemble(1.5).draw(n, new Seed(1), Monitor.NONE), 1.5, Nonlinearity.TANH, 0)
                .start(new Seed(1));
    }

    /**
     * One step.
     *
     * @return the state
     */
    @Benchmark
    public double[] step() {
        orbit.step();
        return orbit.state();
    }
}
