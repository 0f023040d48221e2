package org.tailspin.cli.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.Usage;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.theory.RandomModeSpectrum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole spectrum of the map, by the law of the couplings. */
@Command(
        name = "spectrum",
        description = "The Lyapunov spectrum of the map y(t) = J tanh(y(t-1)) for large N, with independent weights, an"
                + " orthogonal matrix or random modes: largest exponent, Kaplan-Yorke dimension and entropy over N,"
                + " fraction of positive exponents, and the exponents in nats per step.")
final class TheorySpectrumCommand implements Callable<Integer> {

    private static final String IID = "iid";
    private static final String ORTHOGONAL = "orthogonal";
    private static final String RANDOM_MODE = EnsembleKind.RANDOM_MODES.label();

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--ensemble",
            paramLabel = "NAME",
            defaultValue = IID,
            description = "Couplings: " + IID + ", " + ORTHOGONAL + " or random-modes (default: ${DEFAULT-VALUE}).")
    private String ensemble;

    @Mixin
    private GainOptions gain;

    @Option(
            names = {"--n", "-n"},
            paramLabel = "N",
            description = "Number of neurons of a network of random modes, at least the number of modes.")
    private Integer n;

    @Mixin
    private ModeOptions modes;

    @Mixin
    private SpectrumOptions options;

    @Override
    public Integer call() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        common.checked(() -> {
            checkModes();
            options.check(common);
            return gain.gEff();
        });
        final SpectrumOptions.Points points;
        try (Progress progress = new Progress(common.console(), "spectrum", 1)) {
            points = common.checked(() -> points(fields, progress));
        }
        points.show(common, fields);
        return ExitCode.OK;
    }

    private SpectrumOptions.Points points(Map<String, Object> fields, Progress progress) {
        final RandomModeSpectrum spectrum = spectrum(gain.gEff(), progress);
        gain.echo(fields);
        fields.put("lyapunov_max", spectrum.lyapunovMax());
        fields.put("ky_over_n", spectrum.kaplanYorkeOverN());
        fields.put("ks_over_n", spectrum.entropyOverN());
        fields.put("unstable_fraction", spectrum.unstableFraction());
        return options.of(spectrum, progress);
    }

    private void checkModes() {
        final boolean isRandomMode = ensemble.equals(RANDOM_MODE);
        if (!isRandomMode && !ensemble.equals(IID) && !ensemble.equals(ORTHOGONAL)) {
            throw new IllegalArgumentException("the ensemble must be " + IID + ", " + ORTHOGONAL + " or " + RANDOM_MODE
                    + ", but is '" + ensemble + "'");
        }
        if (isRandomMode) {
            modes.check(Usage.needed("--n", n));
        } else if (modes.isPresent() || n != null) {
            throw new IllegalArgumentException(
                    "--n and the options of modes are for --ensemble " + RANDOM_MODE + ", but it is " + ensemble);
        }
    }

    private RandomModeSpectrum spectrum(double gEff, Progress progress) {
        return switch (ensemble) {
            case IID -> RandomModeSpectrum.iid(gEff);
            case ORTHOGONAL -> RandomModeSpectrum.orthogonal(gEff);
            default -> RandomModeSpectrum.randomModes(gEff, modes.strengths(n), n, progress);
        };
    }
}
