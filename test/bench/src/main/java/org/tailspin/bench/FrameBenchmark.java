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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/** A step of the tangent space, and its two halves, at sizes that do and do not divide the blocks of the kernels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FrameBenchmark {

    @Param({"java", "openblas"})
    private String kernels;

    /** Neurons and vectors: blocks are 24 and 36 vectors, 192 rows, and tiles of 256 columns. */
    @Param({"1000x1", "1000x96", "1000x100", "997x101", "512x512", "500x500", "499x499", "100x100"})
    private String size;

    private Orbit orbit;
    private Frame frame;
    private Frame product;
    private Coupling coupling;
    private double[] rowSizes;
    private double[] growth;
    private double[][] vectors;

    /** A warm network, and frames beside it. */
    @Setup(Level.Trial)
    public void start() {
        final String[] parts = size.split("x");
        final int n = Integer.parseInt(parts[0]);
        final int k = Integer.parseInt(parts[1]);
        coupling = new StableEnsemble(1.5).draw(n, new Seed(1), Monitor.NONE);
        orbit = new NetworkMap(coupling, 1.5, Nonlinearity.TANH, 0).start(new Seed(1));
        for (int t = 0; t < 100; t++) {
            orbit.step();
        }
        rowSizes = new double[n];
        growth = new double[k];
        vectors = new double[n][k];
        final var random = new Seed(2).stream("frame");
        for (double[] row : vectors) {
            StableSampler.normals().fill(random, row, 0, k);
        }
        frame = Kernels.of(kernels).frame(n, k);
        product = Kernels.of(kernels).frame(n, k);
        frame.load(vectors);
        frame.orthonormalise(rowSizes, growth, 0, Monitor.NONE);
    }

    /** Memory off the heap. */
    @TearDown(Level.Trial)
    public void end() {
        frame.close();
        product.close();
    }

    /**
     * State, tangent frame and orthonormalisation.
     *
     * @return the growth of the vectors
     */
    @Benchmark
    public double[] step() {
        orbit.step();
        orbit.tangent(frame, rowSizes, Monitor.NONE);
        frame.orthonormalise(rowSizes, growth, 0, Monitor.NONE);
        return growth;
    }

    /** Vectors times the matrix. They are taken anew each time, which costs a fraction of it, since they would grow. */
    @Benchmark
    public void product() {
        product.load(vectors);
        coupling.product().carry(product, Monitor.NONE);
    }
}
