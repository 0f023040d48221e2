package org.tailspin.cli.network;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tailspin.charts.results.CouplingPicture;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.charts.results.OverlapPicture;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.Converters;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.options.OneNetwork;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.cli.output.StorageFields;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.CouplingAnalysis;
import org.tailspin.core.analysis.CouplingResult;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.CouplingStatistics;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.ModeOverlaps;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.files.Numbers;
import org.tailspin.files.WeightsMark;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A coupling matrix: drawn or given, its statistics, and the matrix itself. */
@Command(
        name = "couplings",
        description =
                "Statistics of one coupling matrix, drawn from an ensemble (--ensemble and its parameters, --n) or given"
                        + " by a file (--matrix or --edges): gain, excess of the singular values beside its mean over random permutations of the"
                        + " weights, spectral radius, tail index; --export writes the weights.")
public final class CouplingsCommand implements Callable<Integer> {

    private static final List<TableColumn> LONG = List.of(DetailColumn.PRE, DetailColumn.POST, DetailColumn.WEIGHT);

    /** How weights stand in a file. */
    enum Form {
        /** Pre, post, weight: a row for each weight but zero. */
        LONG,
        /** The matrix, without a header; rows are targets, columns sources. */
        WIDE
    }

    private static final class Forms implements ITypeConverter<Form> {
        @Override
        public Form convert(String text) {
            return Converters.named(Form.values(), Forms::name, text);
        }

        static String name(Form form) {
            return form.name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private CommonOptions common;

    @Mixin
    private OneNetwork one;

    @Option(
            names = "--list",
            description = "List all ensembles instead: what a unit of gain means, g_eff, and the parameters.")
    private boolean isList;

    @Option(
            names = "--overlaps",
            description =
                    "Add the overlaps of the left and right singular vectors, as their root mean square weighted by"
                            + " the squares of the singular values, beside that of random directions, and how many exceed"
                            + " 2.5 of their deviations, with the probability of so many.")
    private boolean areOverlapsWanted;

    @Option(
            names = "--spectrum",
            description =
                    "Add the eigenvalues and singular values, the largest first: all of them; of a list of more than "
                            + MatrixSpectrum.ALL_UP_TO + " neurons up to " + MatrixSpectrum.LEADING + " of each.")
    private boolean isSpectrumWanted;

    @Option(
            names = "--overlap-matrix",
            paramLabel = "FILE",
            description =
                    "Write the overlaps of the left with the right singular vectors as CSV, without a header: row a,"
                            + " column b is u_a . v_b, with signs that make the cubes of u_a add to a positive number.")
    private Path overlapMatrix;

    @Option(
            names = "--overlap-picture",
            paramLabel = "FILE",
            description = "Draw the sizes of these overlaps; the suffix of FILE says its format.")
    private Path overlapPicture;

    @Option(
            names = "--overlap-modes",
            paramLabel = "K",
            description = "Number of modes, those of the largest singular values, of --overlap-matrix and"
                    + " --overlap-picture (default: " + DEFAULT_OVERLAP_MODES + ").")
    private Integer overlapModes;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "Write the weights as CSV, the gain included, behind a remark by which --matrix and --edges take"
                            + " them as they are.")
    private Path export;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            converter = Forms.class,
            description = "Form of the exported file: long (pre, post, weight; zeros left out; default) or wide (the"
                    + " matrix, no header; rows are targets).")
    private Form form;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description =
                    "Draw the weights, the tail of their distribution and the eigenvalues; the suffix of FILE says its format.")
    private Path picture;

    @Mixin
    private ForceOption force;

    /** As figure 6a of Clark, Marschall, van Meegen, Litwin-Kumar 2025. */
    private static final int DEFAULT_OVERLAP_MODES = 500;

    private double gain;

    @Override
    public Integer call() {
        if (isList) {
            if (common.isJson) {
                common.show(EnsembleTable.fields());
            } else {
                common.console().out().print(EnsembleTable.markdown());
            }
            return ExitCode.OK;
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        final Disorder disorder = common.checked(this::check);
        final Outputs outputs = common.outputs(force.isForced());
        final OutputFile file = common.checked(() -> outputs.file("--export", export));
        final PictureFile drawn = common.checked(() -> outputs.picture("--picture", picture));
        final OutputFile block = common.checked(() -> outputs.file("--overlap-matrix", overlapMatrix));
        final PictureFile blockDrawn = common.checked(() -> outputs.picture("--overlap-picture", overlapPicture));
        final Coupling coupling;
        final CouplingStatistics statistics;
        Optional<MatrixSpectrum> spectrum = Optional.empty();
        Optional<ModeOverlaps> overlaps = Optional.empty();
        try (Progress progress = new Progress(common.console(), 1)) {
            if (disorder == null) {
                coupling = common.checked(() -> one.read(common.console(), raw -> {}));
            } else {
                coupling = common.checked(() -> disorder.draw(progress));
            }
            if (isSpectrumWanted || drawn.isWanted() && coupling.size() <= CouplingPicture.LARGEST) {
                spectrum = Optional.of(MatrixSpectrum.of(coupling, progress));
            }
            statistics = (spectrum.isPresent()
                            ? CouplingStatistics.of(coupling, spectrum.get().spectralRadius(), progress)
                            : CouplingStatistics.of(coupling, progress))
                    .atGain(gain);
            if (areOverlapsWanted || isBlockWanted()) {
                overlaps = Optional.of(ModeOverlaps.of(coupling, isBlockWanted() ? overlapModes() : 0, progress));
            }
        }
        describe(disorder, fields);
        fields.put(RecipeColumn.N.label(), coupling.size());
        fields.put(RecipeColumn.GAIN.label(), gain);
        StorageFields.put(coupling, fields);
        put(fields, statistics);
        if (isSpectrumWanted) {
            spectrum.ifPresent(known -> {
                fields.put(DetailColumn.EIGENVALUE_REAL.label(), times(known.eigenvaluesReal()));
                fields.put(DetailColumn.EIGENVALUE_IMAGINARY.label(), times(known.eigenvaluesImaginary()));
                fields.put(DetailColumn.SINGULAR_VALUE.label(), times(known.singularValues()));
            });
        }
        final String absent = CouplingResult.COLUMNS.stream()
                .filter(column -> fields.containsKey(column.label()) && fields.get(column.label()) == null)
                .map(CouplingResult::absence)
                .distinct()
                .collect(Collectors.joining("; "));
        overlaps.ifPresent(modes -> CouplingResult.OVERLAP_COLUMNS.forEach(
                column -> fields.put(column.label(), CouplingResult.of(column, modes))));
        if (disorder == null) {
            fields.put(
                    RecipeColumn.G_EFF.label(),
                    boxed(new ExplicitEnsemble(coupling).effectiveGain(gain, coupling.size())));
            one.describe(fields);
        }
        fields.put(MeasuredColumn.NOTE.label(), absent.isEmpty() ? null : absent);
        if (file != null) {
            write(file, coupling);
        }
        if (block != null) {
            final double[][] rows = overlaps.orElseThrow().block();
            block.write(List.of(), sink -> {
                for (double[] row : rows) {
                    sink.accept(
                            Arrays.stream(row).boxed().map(Object.class::cast).toList());
                }
            });
        }
        if (blockDrawn.isWanted()) {
            blockDrawn.write(OverlapPicture.of(title(disorder), overlaps.orElseThrow()));
        }
        if (drawn.isWanted()) {
            drawn.write(CouplingPicture.of(
                    title(disorder),
                    coupling,
                    gain,
                    disorder == null
                            ? OptionalDouble.empty()
                            : disorder.ensemble().effectiveGain(gain, disorder.n()),
                    spectrum,
                    Monitor.NONE));
        }
        common.show(fields);
        return ExitCode.OK;
    }

    private String title(Disorder disorder) {
        if (disorder == null) {
            return one.name() + (gain == 1 ? "" : ", gain " + Numbers.plain(gain));
        }
        return "Couplings: " + GainPicture.label(disorder.ensemble()) + ", gain " + Numbers.plain(gain) + ", N = "
                + disorder.n();
    }

    private boolean isBlockWanted() {
        return overlapMatrix != null || overlapPicture != null;
    }

    private int overlapModes() {
        return overlapModes == null ? DEFAULT_OVERLAP_MODES : overlapModes;
    }

    /** What to draw, or null for a given matrix. */
    private Disorder check() {
        one.checkGain();
        if (overlapModes != null && !isBlockWanted()) {
            throw new IllegalArgumentException("--overlap-modes " + overlapModes
                    + " is the size of a matrix, which --overlap-matrix or --overlap-picture must name");
        }
        if (overlapModes() < 1) {
            throw new IllegalArgumentException("--overlap-modes must be at least 1, but is " + overlapModes());
        }
        if (form != null && export == null) {
            throw new IllegalArgumentException(
                    "--form " + Forms.name(form) + " is that of a file, which --export must name");
        }
        if (one.isGiven()) {
            gain = one.gainOfGiven();
            if (one.hasSeed() && !one.given().preparation().isRandom()) {
                throw new IllegalArgumentException(
                        "--seed draws a network, but " + one.given().path() + " gives one");
            }
            return null;
        }
        final Disorder disorder = one.drawn();
        final int n = disorder.n();
        new Footprint(disorder.ensemble().entries(n), 0)
                .plus(CouplingAnalysis.footprint(
                        disorder.ensemble(),
                        n,
                        isSpectrumWanted || picture != null,
                        areOverlapsWanted || isBlockWanted()))
                .or(new Footprint(disorder.ensemble().drawingEntries(n), 0))
                .check(n, 1);
        gain = one.gain(disorder);
        return disorder;
    }

    private void describe(Disorder disorder, Map<String, Object> fields) {
        if (disorder == null) {
            fields.put(RecipeColumn.NETWORK.label(), one.name());
            fields.put(RecipeColumn.ENSEMBLE.label(), ExplicitEnsemble.NAME);
            return;
        }
        final CouplingEnsemble law = disorder.ensemble();
        fields.put(RecipeColumn.ENSEMBLE.label(), law.name());
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            fields.put(parameter.label(), law.parameters().get(parameter));
        }
        for (EnsembleList list : EnsembleList.values()) {
            final List<Double> numbers = law.lists().get(list);
            fields.put(
                    list.label(),
                    numbers == null
                            ? null
                            : numbers.stream().mapToDouble(Double::doubleValue).toArray());
        }
        fields.put(RecipeColumn.G_EFF.label(), boxed(law.effectiveGain(gain, disorder.n())));
        fields.put(RecipeColumn.COUPLING_SEED.label(), disorder.couplingSeed());
    }

    private static void put(Map<String, Object> fields, CouplingStatistics statistics) {
        CouplingResult.COLUMNS.forEach(column -> fields.put(column.label(), CouplingResult.of(column, statistics)));
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private void write(OutputFile file, Coupling coupling) {
        final int size = coupling.size();
        final boolean isWide = form == Form.WIDE;
        final boolean[] isConnected = new boolean[size];
        for (int i = 0; i < size; i++) {
            coupling.forEach(i, (target, source, weight) -> {
                isConnected[target] = true;
                isConnected[source] = true;
            });
        }
        file.write(WeightsMark.REMARK, isWide ? List.of() : LONG, sink -> {
            for (int i = 0; i < size; i++) {
                if (isWide) {
                    final Object[] row = new Object[size];
                    Arrays.fill(row, 0.0);
                    coupling.forEach(i, (target, source, weight) -> row[source] = times(weight));
                    sink.accept(List.of(row));
                } else {
                    if (!isConnected[i]) { // or the list would lose it
                        sink.accept(List.of(name(coupling, i), name(coupling, i), 0.0));
                    }
                    coupling.forEach(
                            i,
                            (target, source, weight) -> sink.accept(
                                    List.of(name(coupling, source), name(coupling, target), times(weight))));
                }
            }
        });
    }

    private double[] times(double[] values) {
        final double[] products = values.clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= gain;
        }
        return products;
    }

    private double times(double weight) {
        final double product = gain * weight;
        if (!Double.isFinite(product)) {
            throw new IllegalArgumentException("a weight times the gain, " + Numbers.plain(gain)
                    + ", exceeds the range of a double: the weights cannot be written");
        }
        return product;
    }

    private static Object name(Coupling coupling, int i) {
        return coupling.neurons().isEmpty()
                ? (Object) (i + 1)
                : coupling.neurons().get(i);
    }
}
