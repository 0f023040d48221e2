package org.tailspin.cli.theory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.options.Usage;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.theory.ModeSingularValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Singular values of random modes of equal strength. */
@Command(
        name = "singular-values",
        description =
                "Singular values of random modes of equal strength for large N, in units of that strength: the smallest"
                        + " and the largest of the M that are not 0 (Clark, Marschall, van Meegen, Litwin-Kumar 2025, eq. 14), and"
                        + " their participation ratio over N (eq. 13).")
final class SingularValuesCommand implements Callable<Integer> {

    private static final int POINTS = 501;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--modes-over-n",
            paramLabel = "A",
            description = "Number of modes over the number of neurons, in (0, 1].")
    private Double alpha;

    @Option(
            names = "--curve",
            paramLabel = "FILE",
            description = "Write the density of the M singular values as CSV too, at places between the two.")
    private Path curve;

    @Mixin
    private ForceOption force;

    @Override
    public Integer call() {
        final ModeSingularValues theory =
                common.checked(() -> new ModeSingularValues(Usage.needed("--modes-over-n", alpha)));
        final OutputFile file =
                common.checked(() -> common.outputs(force.isForced()).file("--curve", curve));
        if (file != null) {
            final List<TableColumn> columns = List.of(DetailColumn.SINGULAR_VALUE, DetailColumn.DENSITY);
            final List<List<Double>> rows = new ArrayList<>();
            for (int k = 0; k < POINTS; k++) { // midpoints: the density has infinite slopes at the edges
                final double s = theory.smallest() + (theory.largest() - theory.smallest()) * (k + 0.5) / POINTS;
                rows.add(List.of(s, theory.density(s)));
            }
            file.write(columns, rows);
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("modes_over_n", alpha);
        fields.put("singular_min", theory.smallest());
        fields.put("singular_max", theory.largest());
        fields.put("pr_singular_over_n", ModeSingularValues.participation(1 / alpha));
        common.show(fields);
        return ExitCode.OK;
    }
}
