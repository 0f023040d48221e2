package org.tailspin.bench;

import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/** Stable weights, a row of a million at a time: million weights per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DrawBenchmark {

    private static final int ROW = 1_000_000;

    @Param({"0.7", "1", "1.5", "2"})
    private double alpha;

    private final double[] row = new double[ROW];
    private StableSampler law;
    private StableDraws draws;
    private UniformRandomProvider random;

    /** A stream. */
    @Setup(Level.Trial)
    public void start() {
        law = new StableSampler(alpha);
        draws = law.draws();
        random = new Seed(1).stream("bench");
    }

    /**
     * In blocks.
     *
     * @return the row
     */
    @Benchmark
    @OperationsPerInvocation(ROW)
    public double[] inBlocks() {
        draws.fill(random, row, 0, ROW);
        return row;
    }

    /**
     * One after the other.
     *
     * @return the row
     */
    @Benchmark
    @OperationsPerInvocation(ROW)
    public double[] oneByOne() {
        for (int i = 0; i < ROW; i++) {
            row[i] = law.sample(random);
        }
        return row;
    }
}
