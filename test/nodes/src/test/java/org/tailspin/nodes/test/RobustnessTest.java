package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** Tables that are long, wide, short or repeat themselves. */
@Isolated("listens to the console")
class RobustnessTest {

    private static final int WIDE = 1000;
    private static final int LONG = 5000;

    static Stream<NodeRunner> analysers() throws Exception {
        return Stream.of(
                Nodes.integrator("warmup", 2, "steps", 5, "trajectories", false),
                Nodes.lyapunov(Nodes.SHORT),
                Nodes.dimension(Stream.concat(Stream.of("rows", "NETWORKS"), Stream.of(Nodes.SHORT))
                        .toArray()),
                Nodes.theory(),
                Nodes.statistics());
    }

    /** A thousand columns of the user's own stay, in their order and with their values. */
    @ParameterizedTest
    @MethodSource("analysers")
    void aThousandColumnsAreKept(NodeRunner node) throws Exception {
        BufferedDataTable networks = Nodes.networks();
        List<DataColumnSpec> columns =
                new ArrayList<>(networks.getSpec().stream().toList());
        for (int j = 0; j < WIDE; j++) {
            columns.add(new DataColumnSpecCreator("mine " + j, IntCell.TYPE).createSpec());
        }
        Tables.Builder rows = Tables.of(new DataTableSpec(columns.toArray(DataColumnSpec[]::new)));
        for (DataRow row : Tables.rows(networks)) {
            List<Object> cells = new ArrayList<>(row.stream().toList());
            for (int j = 0; j < WIDE; j++) {
                cells.add(j);
            }
            rows.row(cells.toArray());
        }
        BufferedDataTable result = node.execute(rows.build()).table(0);
        for (int j = 0; j < WIDE; j += 499) {
            assertEquals(List.of("" + j, "" + j, "" + j), Tables.texts(result, "mine " + j));
        }
    }

    /** A network that stands twice is measured twice, with the same numbers. */
    @ParameterizedTest
    @MethodSource("analysers")
    void oneRowAndTheSameRowTwice(NodeRunner node) throws Exception {
        BufferedDataTable networks = Nodes.networks();
        Tables.Builder one = Tables.of(networks.getSpec());
        Tables.Builder two = Tables.of(networks.getSpec());
        Object[] cells = Tables.rows(networks).get(1).stream().toArray();
        one.row(cells);
        two.row(cells).row(cells);
        List<DataRow> single = Tables.rows(node.execute(one.build()).table(0));
        List<DataRow> twice = Tables.rows(node.execute(two.build()).table(0));
        assertEquals(1, single.size());
        assertEquals(single.get(0).stream().toList(), twice.get(0).stream().toList());
        assertEquals(single.get(0).stream().toList(), twice.get(1).stream().toList());
    }

    /** As many rows as a large sweep has: each comes out, in one table, without a warning. */
    @Test
    void fiveThousandRows() throws Exception {
        BufferedDataTable networks = Nodes.generator(
                        "neurons", 2, "gainCount", LONG / 2, "realisations", 2, "ensemble", "GAUSSIAN")
                .execute()
                .table(0);
        assertEquals(LONG, networks.size());
        NodeRunner node = Nodes.integrator("warmup", 0, "steps", 2, "trajectories", false);
        Executed executed = node.execute(networks);
        assertEquals(LONG, executed.table(0).size());
        assertEquals(Tables.texts(networks, "network"), Tables.texts(executed.table(0), "network"));
        assertEquals(null, executed.warning());
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void nothingIsWrittenToStandardOutput() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            BufferedDataTable networks = Nodes.networks();
            for (NodeRunner node : analysers().toList()) {
                node.execute(networks);
            }
        } finally {
            System.setOut(before);
        }
        assertEquals("", written.toString(StandardCharsets.UTF_8));
    }
}
