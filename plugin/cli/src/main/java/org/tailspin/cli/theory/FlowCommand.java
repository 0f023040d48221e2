package org.tailspin.cli.theory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.tailspin.charts.Axis;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Curve;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.XyPanel;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.Converters;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.core.Monitor;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.OutputGains;
import org.tailspin.core.theory.TransferFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Activity and dimension of the flow, by effective rank. */
@Command(
        name = "flow",
        description = {
            "The flow dx/dt = -x + J phi(x) + noise for large N, with couplings of any effective rank: variances delta0 of x and"
                    + " c0 of phi(x), mean slope, largest exponent (per time constant), and the participation ratios of"
                    + " phi(x) and of x over N.",
            "Participation ratios are eq. 38 and I22 of Clark, Marschall, van Meegen, Litwin-Kumar 2025, for large N. In the"
                    + " limit of few modes they are k_phi and k_x times the effective rank PR^D (eq. 42, 43)."
        })
final class FlowCommand implements Callable<Integer> {

    private static final List<TableColumn> COLUMNS = List.of(
            DetailColumn.LAG, DetailColumn.DELTA, DetailColumn.C, DetailColumn.POPULATION_LAG, DetailColumn.TWO_TIME);

    @Mixin
    private CommonOptions common;

    @Mixin
    private GainOptions gain;

    @Mixin
    private RankOptions options;

    @Option(
            names = "--noise",
            paramLabel = "S",
            defaultValue = "0",
            description =
                    "Standard deviation of white noise over a time constant, at least 0; the exponent then is that of"
                            + " neighbours under the same noise (default: ${DEFAULT-VALUE}).")
    private double noise;

    @Option(
            names = "--pr-gains",
            paramLabel = "P",
            description =
                    "Neurons send their activity times gains of their own: the participation ratio of those gains over"
                            + " N, (E G\u00b2)\u00b2/E G\u2074, in (0, 1]. Adds the participation ratios over N of what is sent, and of readouts"
                            + " with unrelated gains of the same law; g_eff then includes E G\u00b2.")
    private Double prGains;

    @Option(
            names = "--curve",
            paramLabel = "FILE",
            description =
                    "Write CSV too: the covariances delta of x and c of phi(x), the population lag function, and the"
                            + " two-time function, at every lag.")
    private Path curve;

    @Option(
            names = "--lags",
            paramLabel = "T",
            converter = Converters.Grids.class,
            description = "Lags of the curve, " + Converters.Grids.SYNTAX + " (default: " + DEFAULT_LAGS + ").")
    private Grid lags;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description =
                    "Draw the covariances, the population lag function and the two-time function, over their values at lag 0; the suffix of FILE says its format.")
    private Path picture;

    @Mixin
    private ForceOption force;

    private static final int MOST_LAGS = 100_000;

    private static final String DEFAULT_LAGS = "0:20:201";

    /** The lags, or null without a curve or picture. */
    private double[] lags() {
        if (curve == null && picture == null && lags != null) {
            throw new IllegalArgumentException("--lags from " + lags.from() + " to " + lags.to()
                    + " are those of a curve, which --curve or --picture must name");
        }
        return curve == null && picture == null
                ? null
                : checked(lags == null ? new Converters.Grids().convert(DEFAULT_LAGS) : lags)
                        .values();
    }

    private static Grid checked(Grid lags) {
        if (lags.count() > MOST_LAGS) {
            throw new IllegalArgumentException("the number of lags must lie in 1.." + MOST_LAGS
                    + ", which a file and a picture bear, but is " + lags.count());
        }
        return lags;
    }

    @Override
    public Integer call() {
        final double[] times = common.checked(this::lags);
        common.checked(() -> {
            if (prGains != null && (curve != null || picture != null)) {
                throw new IllegalArgumentException(
                        "--curve and --picture are of neurons alike, but --pr-gains " + prGains + " makes them differ");
            }
            return prGains == null ? 1 : OutputGains.checked(prGains);
        });
        final Outputs outputs = common.outputs(force.isForced());
        final OutputFile file = common.checked(() -> outputs.file("--curve", curve));
        final PictureFile drawn = common.checked(() -> outputs.picture("--picture", picture));
        final double rank = options.inverseEffectiveRank();
        final Map<String, Object> fields;
        try (Progress progress = new Progress(common.console(), "theory", 1)) {
            fields = common.checked(() -> fields(rank, times, file, drawn, progress));
        }
        common.show(fields);
        return ExitCode.OK;
    }

    private Map<String, Object> fields(
            double rank, double[] times, OutputFile file, PictureFile drawn, Monitor monitor) {
        final TransferFunction phi = TransferFunction.of(options.phi());
        final double gEff = gain.gEff();
        final FlowTheory flow = FlowTheory.of(phi, gEff, noise);
        final CollectiveTheory theory = CollectiveTheory.of(flow, monitor.part(0, times == null ? 1 : 0.5));
        final List<List<Double>> rows = times == null ? List.of() : curve(flow, rank, monitor.part(0.5, 1), times);
        if (file != null) {
            file.write(COLUMNS, rows);
        }
        if (drawn.isWanted()) {
            drawn.write(chart(rows));
        }
        final Map<String, Object> result = new LinkedHashMap<>();
        gain.echo(result);
        result.put("delta0", flow.delta0());
        result.put("c0", flow.c0());
        if (noise > 0 && !(flow.c0() >= Double.MIN_NORMAL)) {
            result.put("note", "the variances delta0 and c0 are positive, but below the range of a double");
        }
        result.put("mean_gain", flow.meanGain());
        result.put("lyapunov_max", flow.lyapunovMax());
        if (prGains == null) {
            result.put("pr_phi_over_n", theory.prPhiOverN(rank));
            result.put("pr_x_over_n", theory.prXOverN(rank));
        } else {
            final OutputGains gains = OutputGains.of(theory, prGains, rank);
            result.put("pr_phi_over_n", gains.phiOverN());
            result.put("pr_sent_over_n", gains.sentOverN());
            result.put("pr_readout_over_n", gains.readoutOverN());
        }
        result.put("k_phi", theory.lowRankPhi());
        result.put("k_x", theory.lowRankX());
        return result;
    }

    private static List<List<Double>> curve(FlowTheory flow, double rank, Monitor monitor, double[] times) {
        final double[] delta = flow.delta(times);
        final double[] c = flow.c(times);
        final double[] population = CollectiveTheory.populationLag(flow, rank, monitor.part(0, 0.5), times);
        final double[] twoTime = CollectiveTheory.twoTime(flow, rank, monitor.part(0.5, 1), times);
        final List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            rows.add(List.of(times[i], delta[i], c[i], population[i], twoTime[i]));
        }
        return rows;
    }

    private static Chart chart(List<List<Double>> rows) {
        final List<String> labels = List.of(
                "\u0394(\u03c4) of x",
                "C(\u03c4) of \u03c6(x)",
                "population \u03a8(\u03c4, \u03c4)",
                "two-time \u03a8(\u03c4, 0)");
        final double[] lags = rows.stream().mapToDouble(row -> row.get(0)).toArray();
        final List<Curve> curves = IntStream.range(0, labels.size())
                .mapToObj(i -> Curve.theory(
                        labels.get(i),
                        i,
                        lags,
                        rows.stream()
                                .mapToDouble(row -> row.get(i + 1) / rows.get(0).get(i + 1))
                                .toArray()))
                .toList();
        return Sheet.of(
                "Memory of the flow, theory for large N",
                XyPanel.of(
                        "", Axis.linear("lag \u03c4 (time constants)"), Axis.linear("over the value at lag 0"), curves),
                List.of());
    }
}
