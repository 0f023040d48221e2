package org.tailspin.spark;

import org.tailspin.core.table.TableColumn;
import org.tailspin.core.table.ColumnType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.tailspin.cli.sweep.NetworkText;

/**
 * The tables of a sweep as Parquet, with the types of their columns; a missing value is null. The driver reads its own files,
 * a piece at a time, since the executors may not see them.
 */
final class ParquetTables {

    private static final String NETWORKS = "networks";
    private static final String SPECTRUM = "spectrum";

    /** Rows of a file. */
    private static final int PIECE = 200_000;

    private final SparkContext context;
    private final String address;

    /**
     * Names the place of the tables.
     *
     * @param address below which the tables go
     */
    ParquetTables(SparkContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /**
     * Checks that the tables can be written.
     *
     * @param address below which the tables shall go
     * @throws IllegalArgumentException if one of them is there, or Spark does not know the file system
     */
    static void check(String address) {
        for (String table : List.of(NETWORKS, SPECTRUM)) {
            try {
                final Path path = new Path(address, table);
                if (path.getFileSystem(SparkHadoopUtil.get().conf()).exists(path)) {
                    throw new IllegalArgumentException("the table " + path + " exists: name another --parquet");
                }
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot look at --parquet " + address + ": " + SparkRun.line(e), e);
            }
        }
    }

    /**
     * Writes both tables.
     *
     * @param columns of networks.csv
     * @param networks the file networks.csv
     * @param spectrum the file spectrum.csv
     * @throws IllegalStateException if a table cannot be read or written, in one sentence
     */
    void write(List<TableColumn> columns, java.nio.file.Path networks, java.nio.file.Path spectrum) {
        try {
            write(networks, NETWORKS, columns);
            write(spectrum, SPECTRUM, NetworkText.SPECTRUM_COLUMNS);
        } catch (Exception e) { // Spark throws checked exceptions that its methods do not declare
            throw new IllegalStateException("cannot write Parquet below " + address + ": " + SparkRun.line(e), e);
        }
    }

    private void write(java.nio.file.Path file, String table, List<? extends TableColumn> columns) throws IOException {
        final StructType schema = schema(columns);
        final String path = new Path(address, table).toString();
        final SparkSession session =
                SparkSession.builder().sparkContext(context).getOrCreate();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180)) {
            final Iterator<CSVRecord> records = parser.iterator();
            records.next(); // the header
            do {
                final List<Row> piece = new ArrayList<>();
                while (records.hasNext() && piece.size() < PIECE) {
                    piece.add(row(records.next(), columns));
                }
                session.createDataFrame(piece, schema)
                        .coalesce(1)
                        .write()
                        .mode(SaveMode.Append)
                        .parquet(path);
            } while (records.hasNext());
        }
    }

    static StructType schema(List<? extends TableColumn> columns) {
        StructType schema = new StructType();
        for (TableColumn column : columns) {
            schema = schema.add(column.label(), type(column.type()), true, column.description());
        }
        return schema;
    }

    private static DataType type(ColumnType type) {
        return switch (type) {
            case TEXT -> DataTypes.StringType;
            case INTEGER -> DataTypes.LongType;
            case REAL -> DataTypes.DoubleType;
            case FLAG -> DataTypes.BooleanType;
            case LIST -> DataTypes.createArrayType(DataTypes.DoubleType);
        };
    }

    static Row row(CSVRecord record, List<? extends TableColumn> columns) {
        final Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            final String cell = record.get(i);
            values[i] = cell.isEmpty() ? null : value(cell, columns.get(i).type());
        }
        return RowFactory.create(values);
    }

    private static Object value(String cell, ColumnType type) {
        return switch (type) {
            case TEXT -> cell;
            case INTEGER -> Long.valueOf(cell);
            case REAL -> Double.valueOf(cell);
            case FLAG -> Boolean.valueOf(cell);
            case LIST -> Arrays.stream(cell.split(" ")).map(Double::valueOf).toList();
        };
    }
}
