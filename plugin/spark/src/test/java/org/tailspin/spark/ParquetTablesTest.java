package org.tailspin.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.tailspin.core.analysis.MeasuredColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.sweep.NetworkText;
import org.tailspin.cli.sweep.SweepJob;
import org.tailspin.core.Monitor;

/** The tables of a small sweep, there and back. */
class ParquetTablesTest {

    @TempDir
    Path directory;

    static SparkSession session() {
        return SparkSession.builder()
                .master("local[1]")
                .appName("test")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
    }

    @Test
    void keepEveryNumber() throws IOException {

        final SweepJob job = SweepJob.of(
                "--alpha 1.5,0.02 --gain 1:2:2 --n 9 --realisations 1 --warmup 10 --steps 40 --exponents all"
                        .split(" "));
        final StringBuilder networks = new StringBuilder(job.header().networks());
        final StringBuilder spectrum = new StringBuilder(job.header().spectrum());
        job.compute(List.of(0, 1, 2, 3), Monitor.NONE, (index, text) -> {
            networks.append(text.networks());
            spectrum.append(text.spectrum());
        });
        final Path networksFile = Files.writeString(directory.resolve("networks.csv"), networks);
        final Path spectrumFile = Files.writeString(directory.resolve("spectrum.csv"), spectrum);
        final String address = directory.resolve("parquet").toUri().toString();
        ParquetTables.check(address);
        final List<Row> rows;
        final List<Row> exponents;
        try (SparkSession session = session()) {
            new ParquetTables(session.sparkContext(), address).write(job.columns().list(), networksFile, spectrumFile);
            final Dataset<Row> table = session.read().parquet(address + "/networks");
            assertEquals(
                    ParquetTables.schema(job.columns().list()).catalogString(),
                    table.schema().catalogString());
            rows = table.collectAsList();
            exponents = session.read().parquet(address + "/spectrum").collectAsList();
        }
        assertSame(networksFile, rows);
        assertSame(spectrumFile, exponents);
        final int first = rows.get(0).fieldIndex(MeasuredColumn.EXPONENTS.label());
        assertEquals(9, rows.get(0).getList(first).size());
        assertTrue(rows.get(0).isNullAt(rows.get(0).fieldIndex(MeasuredColumn.NOTE.label())) || !rows.get(0).getString(rows.get(0).fieldIndex(MeasuredColumn.NOTE.label())).isEmpty());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ParquetTables.check(address))
                .getMessage()
                .contains("exists"));
    }

    /** As text, each value is what the file says. */
    private static void assertSame(Path file, List<Row> rows) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            final List<CSVRecord> records = parser.getRecords();
            assertEquals(records.size() - 1, rows.size());
            for (int i = 0; i < rows.size(); i++) {
                final List<String> cells = new ArrayList<>();
                for (int c = 0; c < rows.get(i).size(); c++) {
                    final Row row = rows.get(i);
                    cells.add(
                            row.isNullAt(c)
                                    ? ""
                                    : row.schema()
                                                    .fields()[c]
                                                    .dataType()
                                                    .typeName()
                                                    .equals("array")
                                            ? String.join(
                                                    " ",
                                                    row.getList(c).stream()
                                                            .map(Object::toString)
                                                            .toList())
                                            : row.get(c).toString());
                }
                assertEquals(records.get(i + 1).toList(), cells);
            }
        }
    }

    @Test
    void refuseAnUnknownFileSystem() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ParquetTables.check("nowhere:/x"))
                .getMessage()
                .contains("nowhere"));
    }
}
