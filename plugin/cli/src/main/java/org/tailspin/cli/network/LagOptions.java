package org.tailspin.cli.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.tailspin.charts.results.LagPicture;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.LagAnalysis;
import org.tailspin.core.table.TableColumn;
import picocli.CommandLine.Option;

/** How recorded states remember: components with time scales, functions of the lag, and a picture, as files. */
final class LagOptions {

    @Option(
            names = "--component-times",
            paramLabel = "FILE",
            description =
                    "Write CSV too, of --table or --trajectory: the principal components, the variance along each, and how long"
                            + " it remembers, up to the lag of --lags, with its error.")
    private Path components;

    @Option(
            names = "--lag-functions",
            paramLabel = "FILE",
            description =
                    "Write CSV too, of --table or --trajectory: the covariance of single coordinates and the two-time function"
                            + " of all, Psi(tau, 0) = tr(C(0) C(tau))/N, up to the lag of --lags, with their errors.")
    private Path functions;

    @Option(
            names = "--lag-picture",
            paramLabel = "FILE",
            description = "Draw both, beside the covariance of coordinates and that of times.")
    private Path picture;

    private OutputFile componentsFile;
    private OutputFile functionsFile;
    private PictureFile pictureFile;
    private LagAnalysis analysis;
    private final LagPicture drawn = new LagPicture();
    private final List<List<Object>> componentRows = new ArrayList<>();
    private final List<List<Object>> lagRows = new ArrayList<>();

    /** Whether any of the files is wanted. */
    boolean isWanted() {
        return components != null || functions != null || picture != null;
    }

    /** The first option that was given. */
    String first() {
        return components != null
                ? "--component-times " + components
                : functions != null ? "--lag-functions " + functions : "--lag-picture " + picture;
    }

    /**
     * Sees, before any work, that the files can be written.
     *
     * @param common checks
     * @param outputs the rule of the command
     * @param how lags and times
     */
    void prepare(CommonOptions common, Outputs outputs, LagAnalysis how) {
        componentsFile = common.checked(() -> outputs.file("--component-times", components));
        functionsFile = common.checked(() -> outputs.file("--lag-functions", functions));
        pictureFile = common.checked(() -> outputs.picture("--lag-picture", picture));
        analysis = how;
    }

    /** The record says what time is between its rows. */
    void every(double interval) {
        analysis = analysis.orEvery(OptionalDouble.of(interval));
    }

    /**
     * Takes a record.
     *
     * @param name of its group; empty for the only one
     * @param states in rows
     * @param monitor progress and cancellation
     * @param remark takes what is to be said
     */
    void add(String name, double[][] states, Monitor monitor, Consumer<String> remark) {
        final LagAnalysis.Found found = analysis.estimate(states, monitor);
        if (!found.note().isEmpty()) {
            remark.accept((name.isEmpty() ? "" : "'" + name + "': ") + found.note());
        }
        drawn.add(name, found);
        add(name, found.components(), componentRows);
        add(name, found.lags(), lagRows);
    }

    private static void add(String name, List<List<Object>> rows, List<List<Object>> all) {
        for (List<Object> row : rows) {
            final List<Object> cells = new ArrayList<>(row);
            cells.add(0, name);
            all.add(cells);
        }
    }

    /**
     * Writes the files that are wanted.
     *
     * @param head the column that tells groups apart; none for one group
     * @param remark takes what is to be said
     */
    void write(List<TableColumn> head, Consumer<String> remark) {
        write(componentsFile, head, LagAnalysis.COMPONENT_COLUMNS, componentRows);
        write(functionsFile, head, LagAnalysis.LAG_COLUMNS, lagRows);
        if (pictureFile.isWanted()) {
            if (!drawn.leftOut().isEmpty()) {
                remark.accept(drawn.leftOut());
            }
            pictureFile.write(drawn.chart());
        }
    }

    private static void write(OutputFile file, List<TableColumn> head, List<TableColumn> own, List<List<Object>> rows) {
        if (file != null) {
            final List<TableColumn> columns = new ArrayList<>(head);
            columns.addAll(own);
            file.write(
                    columns,
                    head.isEmpty()
                            ? rows.stream()
                                    .map(row -> row.subList(1, row.size()))
                                    .toList()
                            : rows);
        }
    }
}
