package org.tailspin.cli.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.WorkOptions;
import org.tailspin.cli.output.Machine;
import org.tailspin.core.Monitor;
import org.tailspin.core.papers.PaperColumn;
import org.tailspin.core.validate.Check;
import org.tailspin.core.validate.Expectation;
import org.tailspin.core.validate.KnownCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks an installation against known systems. */
@Command(
        name = "validate",
        description = {
            "Checks this installation against systems whose numbers are known: maps and flows of the literature, theory,"
                    + " identities, the bits of trajectories. Half a minute on two cores.",
            "Prints what is expected and what was obtained, its standard error (over time, or of a sample), the largest"
                    + " deviation that is allowed, and a verdict. Exit code 0 if all pass, 3 if not."
        })
public final class ValidateCommand implements Callable<Integer> {

    /** For a person; the sources of the expectations are in the JSON. */
    private static final List<String> SHOWN = Stream.of(
                    PaperColumn.SYSTEM,
                    PaperColumn.QUANTITY,
                    PaperColumn.EXPECTED,
                    PaperColumn.OBTAINED,
                    PaperColumn.SE,
                    PaperColumn.ALLOWED,
                    PaperColumn.VERDICT)
            .map(PaperColumn::label)
            .toList();

    @Mixin
    private CommonOptions common;

    @Option(names = "--threads", paramLabel = "T", description = "Number of threads (default: all cores).")
    private Integer threads;

    private final List<KnownCase> cases;

    ValidateCommand() {
        this(KnownCase.all());
    }

    /**
     * Makes the command for the cases.
     *
     * @param cases what to check
     */
    ValidateCommand(List<KnownCase> cases) {
        this.cases = cases;
    }

    @Override
    public Integer call() {
        final int workers = common.checked(() -> WorkOptions.threads(threads));
        final long start = System.nanoTime();
        final List<Check> checks = run(workers);
        final long failed = checks.stream().filter(check -> !check.passes()).count();
        if (common.isJson) {
            final Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("passed", checks.size() - failed);
            fields.put("failed", failed);
            fields.put("wall_seconds", (System.nanoTime() - start) * 1e-9);
            fields.putAll(Machine.fields());
            fields.put("checks", checks.stream().map(ValidateCommand::row).toList());
            common.console().out().println(common.json(fields));
        } else {
            Table.rows(
                    common.console().out(),
                    SHOWN,
                    checks.stream()
                            .map(ValidateCommand::row)
                            .map(row -> SHOWN.stream().map(row::get).toList())
                            .toList());
            common.console()
                    .out()
                    .println(
                            failed == 0
                                    ? "All " + checks.size() + " checks pass."
                                    : failed + " of " + checks.size() + " checks FAIL.");
        }
        return failed == 0 ? ExitCode.OK : ExitCode.NOT_CONVERGED;
    }

    private List<Check> run(int workers) {
        final ExecutorService executor = Executors.newFixedThreadPool(workers);
        try (Progress progress = new Progress(common.console(), "system", cases.size())) {
            final List<Future<List<Check>>> runs = new ArrayList<>();
            final Monitor quiet = progress.quiet();
            for (KnownCase known : cases) {
                runs.add(executor.submit(() -> known.run(quiet)));
            }
            final List<Check> checks = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                checks.addAll(runs.get(i).get());
                progress.progress((i + 1.0) / runs.size());
            }
            return checks;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static Map<String, Object> row(Check check) {
        final Expectation expected = check.expectation();
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put(PaperColumn.SYSTEM.label(), expected.system());
        row.put(PaperColumn.QUANTITY.label(), expected.quantity());
        row.put(PaperColumn.EXPECTED.label(), number(expected.value()));
        row.put(PaperColumn.OBTAINED.label(), number(check.obtained()));
        row.put(
                "se",
                check.standardError().isPresent()
                        ? (Double) check.standardError().getAsDouble()
                        : null);
        row.put(PaperColumn.ALLOWED.label(), expected.allowed());
        row.put(PaperColumn.VERDICT.label(), check.passes() ? "pass" : "FAIL");
        row.put(PaperColumn.SOURCE.label(), expected.source());
        return row;
    }

    /** A checksum in all its digits. */
    private static Object number(double value) {
        return Math.abs(value) >= 1e6 && value == Math.rint(value) ? (Object) (long) value : (Object) value;
    }
}
