package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.ModeOverlaps;
import org.tailspin.core.coupling.RandomModeEstimate;
import org.tailspin.core.coupling.Surrogate;

/** Figure 6: the left and right singular vectors of a connectome overlap mode by mode, which makes real outliers of its spectrum. */
final class GivenOverlaps extends GivenFigure {

    /** Random directions and surrogates to compare with. */
    private static final int DRAWS = 99;

    /** The paper shows 500 of 18028. */
    private static final int MODES = 100;

    /** Which panel. */
    enum Part {
        /** The matrix of overlaps. */
        A("modes-6a", "Left and right singular vectors of a given matrix overlap mode by mode"),
        /** Its diagonal. */
        B("modes-6b", "Overlaps of the modes of a given matrix exceed those of random directions"),
        /** Eigenvalues. */
        C("modes-6c", "Overlaps make real outliers among the eigenvalues");

        private final String id;
        private final String title;

        Part(String id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    private final Part part;

    GivenOverlaps(Part part) {
        super(part.id, part.title);
        this.part = part;
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final Coupling given = given(setting);
        return switch (part) {
            case A -> matrix(given, setting, work);
            case B -> diagonal(given, setting, work);
            case C -> eigenvalues(given, setting, work);
        };
    }

    private static double[] ones(int count) {
        final double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Mean squares of overlaps of a mode with itself and with others, times N: 1 for random directions. */
    private static double[] squares(Coupling coupling, Monitor monitor) {
        final double[][] block = ModeOverlaps.of(coupling, MODES, monitor).block();
        double own = 0;
        double others = 0;
        for (int a = 0; a < block.length; a++) {
            for (int b = 0; b < block.length; b++) {
                if (a == b) {
                    own += block[a][a] * block[a][a];
                } else {
                    others += block[a][b] * block[a][b];
                }
            }
        }
        final int m = block.length;
        return new double[] {coupling.size() * own / m, coupling.size() * others / m / (m - 1)};
    }

    private Reproduction matrix(Coupling given, Setting setting, Work work) {
        final List<double[]> all = work.map(
                "overlaps",
                ones(DRAWS + 1),
                (index, monitor) -> squares(
                        (index == 0 ? Surrogate.NONE : Surrogate.RANDOM_MODES)
                                .draw(given, setting.seed(index), monitor),
                        monitor));
        final double[] ratios = all.stream()
                .mapToDouble(of -> Work.number(of, 0) / Work.number(of, 1))
                .toArray();
        final double[] drawn = Arrays.copyOfRange(ratios, 1, ratios.length);
        final List<Sample> own = new ArrayList<>();
        final List<Sample> others = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            own.add(new Sample(k == 0 ? 0 : 1, k, Work.number(all.get(k), 0)));
            others.add(new Sample(k == 0 ? 0 : 1, k, Work.number(all.get(k), 1)));
        }
        return new Reproduction(
                List.of(new Panel(
                        "overlaps",
                        "Overlaps of the first " + MODES + " modes",
                        "0: given matrix, 1: the same singular values with random modes",
                        "mean square of u_a · v_b, times N",
                        false,
                        List.of(new Series("a = b", own), new Series("a other than b", others)))),
                List.of(
                        Claim.above(
                                        "diagonal",
                                        "the matrix of overlaps has a clear diagonal",
                                        "mean square of the overlaps of a mode with itself over that with others, first "
                                                + MODES + " modes",
                                        ratios[0],
                                        drawn)
                                .ofPaper(),
                        Claim.close(
                                "random",
                                "random modes of the same singular values have no such diagonal",
                                "the same of them, mean over draws",
                                Mean.of(drawn),
                                1,
                                0.1,
                                "a tenth")),
                List.of(
                        DRAWS + " draws of random modes with the same singular values.",
                        "The matrix as a picture: tailspin couplings --overlap-picture."));
    }

    private Reproduction diagonal(Coupling given, Setting setting, Work work) {
        final int n = given.size();
        final int counts = 3;
        final List<double[]> all = work.map("overlaps", ones(DRAWS + 1), (index, monitor) -> {
            final Coupling coupling =
                    (index == 0 ? Surrogate.NONE : Surrogate.RANDOM_MODES).draw(given, setting.seed(index), monitor);
            final ModeOverlaps modes = ModeOverlaps.of(coupling, monitor);
            final ModeOverlaps.NullTest test = modes.nullTest();
            final double[] found = {test.modes(), test.beyond(), test.probability()};
            if (index > 0) {
                return found;
            }
            final double[] numbers = Arrays.copyOf(found, counts + n);
            System.arraycopy(modes.overlaps(), 0, numbers, counts, n);
            return numbers;
        });
        final double[] numbers = all.get(0);
        final double[] shares = all.subList(1, all.size()).stream()
                .mapToDouble(of -> Work.number(of, 1) / Work.number(of, 0))
                .toArray();
        final List<Sample> samples = new ArrayList<>();
        for (int a = 0; a + counts < numbers.length; a++) {
            samples.add(new Sample(a + 1.0, 0, numbers[a + counts]));
        }
        final double expected = ModeOverlaps.beyond() * Work.number(numbers, 0);
        return new Reproduction(
                List.of(new Panel(
                        "diagonal",
                        "Overlaps of left and right singular vectors, N = " + n,
                        "mode, by singular value",
                        "u_a · v_a",
                        false,
                        List.of(new Series("given", samples)))),
                List.of(
                        Claim.unlikely(
                                        "beyond",
                                        "overlaps of modes exceed those of random directions",
                                        "modes whose overlap exceeds 2.5/√N",
                                        Work.number(numbers, 1),
                                        Work.number(numbers, 2),
                                        "binomial law")
                                .ofPaper()
                                .withTheory(expected),
                        Claim.close(
                                        "random",
                                        "random modes of the same singular values have as many as random directions",
                                        "share of modes whose overlap exceeds 2.5/√N, mean over draws",
                                        Mean.of(shares),
                                        ModeOverlaps.beyond(),
                                        0.005,
                                        "their overlaps are not quite independent")
                                .withTheory(ModeOverlaps.beyond()),
                        Claim.shown(
                                "modes",
                                "modes with vectors of their own",
                                "singular values above rounding, apart from each other",
                                new Mean(1, Work.number(numbers, 0), Double.NaN))),
                List.of("1.24 % of random directions exceed 2.5/√N; theory is what they would have."));
    }

    private static final Surrogate[] KINDS = {Surrogate.RANDOM_MODES, Surrogate.RANDOM_MODES_OVERLAPS};

    private Reproduction eigenvalues(Coupling given, Setting setting, Work work) {
        final double gain = RandomModeEstimate.of(given).effectiveGain();
        final int draws = 20;
        final List<double[]> all = work.map("eigenvalues", ones(2 * draws + 1), (index, monitor) -> {
            final Surrogate kind = index == 0 ? Surrogate.NONE : KINDS[(index - 1) / draws];
            final MatrixSpectrum spectrum = MatrixSpectrum.of(kind.draw(given, setting.seed(index), monitor), monitor);
            final double[] real = spectrum.eigenvaluesReal();
            final double[] imaginary = spectrum.eigenvaluesImaginary();
            final double[] numbers = Arrays.copyOf(real, real.length + imaginary.length);
            System.arraycopy(imaginary, 0, numbers, real.length, imaginary.length);
            return numbers;
        });
        final double own = reach(all.get(0)) / gain;
        final double[] random = new double[draws];
        final double[] overlapping = new double[draws];
        Arrays.setAll(random, k -> reach(all.get(1 + k)) / gain);
        Arrays.setAll(overlapping, k -> reach(all.get(1 + draws + k)) / gain);
        return new Reproduction(
                List.of(new Panel(
                        "eigenvalues",
                        "Eigenvalues over g_eff",
                        "real part",
                        "imaginary part",
                        false,
                        List.of(
                                points("given", all.get(0), gain),
                                points("random modes", all.get(1), gain),
                                points("random modes with its overlaps", all.get(1 + draws), gain)))),
                List.of(
                        Claim.close(
                                        "disk",
                                        "the eigenvalues of random modes without overlaps fill a disk of radius g_eff",
                                        "largest real part in size over g_eff, mean over draws",
                                        Mean.of(random),
                                        1,
                                        0.2,
                                        "finite N")
                                .ofPaper()
                                .withTheory(1),
                        Claim.positive(
                                        "outliers",
                                        "with the overlaps of the matrix, random modes have real outliers",
                                        "largest real part in size over g_eff, with overlaps minus without",
                                        List.of(Mean.difference(Mean.of(overlapping), Mean.of(random))))
                                .ofPaper(),
                        Claim.close(
                                        "as-given",
                                        "these outliers reach as far as those of the matrix",
                                        "largest real part in size over that of the matrix, mean over draws",
                                        Mean.of(Arrays.stream(overlapping)
                                                .map(v -> v / own)
                                                .toArray()),
                                        1,
                                        0.3,
                                        "30 %: the paper's picture has 3.4 beside 3.5")
                                .ofPaper(),
                        Claim.shown(
                                "given",
                                "largest real part in size of the matrix over g_eff",
                                "its eigenvalues",
                                new Mean(1, own, Double.NaN))),
                List.of(draws + " draws of each kind."));
    }

    /** The eigenvalue of the largest real part in size. */
    private static double reach(double[] numbers) {
        return Arrays.stream(numbers, 0, numbers.length / 2)
                .map(Math::abs)
                .max()
                .orElse(Double.NaN);
    }

    private static Series points(String label, double[] numbers, double gain) {
        final int n = numbers.length / 2;
        final List<Sample> samples = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            samples.add(new Sample(numbers[k] / gain, k, numbers[n + k] / gain));
        }
        return new Series(label, samples);
    }
}
