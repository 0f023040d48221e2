package org.tailspin.cli.validate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tailspin.core.papers.Claim;
import org.tailspin.core.papers.PaperColumn;
import org.tailspin.files.FileProblem;
import org.tailspin.files.Numbers;

/**
 * The claims of an earlier run. Trajectories have the same bits everywhere, and exponents agree to 1e-9 between kernels, so
 * numbers may differ by rounding alone: {@link #TOLERANCE}. A count, or a gain of a grid, may then not change at all.
 */
final class GoldenClaims {

    /** Of a number, relative to it or to one, whichever is larger. */
    static final double TOLERANCE = 1e-6;

    private record Row(String ours, String verdict) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private GoldenClaims() {}

    /**
     * {@return its claims}
     *
     * @param file a {@link ReproductionFiles#CLAIMS}
     * @throws FileProblem if it cannot be read or is no such file
     */
    static GoldenClaims read(Path file) {
        final GoldenClaims golden = new GoldenClaims();
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            for (CSVRecord line : parser) {
                golden.rows.put(
                        line.get(PaperColumn.CLAIM.label()),
                        new Row(line.get(PaperColumn.OURS.label()), line.get(PaperColumn.VERDICT.label())));
            }
        } catch (IOException e) {
            throw new FileProblem("cannot read", file, e);
        } catch (IllegalArgumentException e) {
            throw new FileProblem(file + " has no columns claim, ours and verdict: " + e.getMessage());
        }
        return golden;
    }

    /**
     * {@return a line for each difference}
     *
     * @param claims of this run
     */
    List<String> compare(List<Claim> claims) {
        final List<String> changes = new ArrayList<>();
        final Map<String, Row> missing = new LinkedHashMap<>(rows);
        for (Claim claim : claims) {
            final Row earlier = missing.remove(claim.id());
            if (earlier == null) {
                changes.add("claim " + claim.id() + " is new");
            } else if (!claim.verdict().label().equals(earlier.verdict)) {
                changes.add(claim.id() + " is " + claim.verdict().label() + ", and was " + earlier.verdict);
            } else if (!isSame(earlier.ours, claim.ours())) {
                changes.add(String.format(Locale.ROOT, "%s is %s, and was %s", claim.id(), claim.ours(), earlier.ours));
            }
        }
        missing.keySet().forEach(id -> changes.add("claim " + id + " is missing"));
        return changes;
    }

    private static boolean isSame(String earlier, double ours) {
        if (earlier.isEmpty()) {
            return !Double.isFinite(ours);
        }
        final double before = Numbers.parse(earlier);
        return Math.abs(ours - before) <= TOLERANCE * Math.max(1, Math.abs(before));
    }
}
