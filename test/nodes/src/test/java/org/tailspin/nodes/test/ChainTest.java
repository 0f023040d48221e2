package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.tailspin.knimeapi.Configured;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** The four nodes as they are dropped, one behind the other. */
class ChainTest {

    @Test
    void runsUnconfigured() throws Exception {
        Executed generated = run(Nodes.generator());
        assertNull(generated.warning());
        assertPicture(generated.image(2));
        assertEquals(16, generated.table(0).size());
        assertEquals(0, generated.table(1).size());
        List<String> names = Tables.texts(generated.table(0), "network");
        assertEquals(names.size(), new HashSet<>(names).size());

        Executed integrated = run(Nodes.integrator(), generated.table(0));
        assertNull(integrated.warning());
        assertPicture(integrated.image(2));
        assertEquals(16 * 300 * 10, integrated.table(1).size());

        Executed analysed = run(Nodes.lyapunov(), integrated.table(0));
        assertEquals(
                "Replaced these columns of the input by this node's own: pr_x, pr_phi, mean_abs, mean_square, steps",
                analysed.warning());
        assertEquals(
                Tables.column(analysed.table(0), "exponents").stream()
                        .mapToInt(list -> ((ListDataValue) list).size())
                        .sum(),
                analysed.table(1).size());
        assertCurves(analysed.table(0), Tables.doubles(generated.table(0), "gain"));
        assertPicture(analysed.image(2));

        Executed estimated = run(Nodes.dimension(), analysed.table(0));
        assertNull(estimated.warning());
        assertPicture(estimated.image(1));
        for (String column : List.of("network", "exponents", "kaplan_yorke", "kaplan_yorke_is_lower_bound", "pr_phi")) {
            assertEquals(Tables.column(analysed.table(0), column), Tables.column(estimated.table(0), column), column);
        }
        assertEquals(names, Tables.texts(estimated.table(0), "network"));
    }

    @Test
    void picturesOfOneNetworkAndOfStates() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        for (String picture : List.of("SPECTRUM", "CONVERGENCE")) {
            Object[] settings = Arrays.copyOf(Nodes.SHORT, Nodes.SHORT.length + 2);
            settings[Nodes.SHORT.length] = "picture";
            settings[Nodes.SHORT.length + 1] = picture;
            Executed analysed = run(Nodes.lyapunov(settings), networks);
            assertPicture(analysed.image(2));
            assertEquals(
                    picture.equals("SPECTRUM") ? null : "The picture shows the first of 3 networks.",
                    analysed.warning());
        }
        Executed statistics = run(Nodes.statistics(), networks);
        assertPicture(statistics.image(2));
        assertPicture(run(Nodes.theory(), networks).image(1));
        assertPicture(
                run(Nodes.dimension("rows", "STATES"), statistics.table(1)).image(1));
    }

    /** Without the Lyapunov Analyzer the estimator measures by itself, and the same. */
    @Test
    void aDimensionDoesNotDependOnTheWayToIt() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        BufferedDataTable analysed = run(Nodes.lyapunov(Nodes.SHORT), networks).table(0);
        BufferedDataTable alone = run(Nodes.dimension(Nodes.SHORT), networks).table(0);
        BufferedDataTable behind = run(Nodes.dimension(Nodes.SHORT), analysed).table(0);
        BufferedDataTable withoutRatio = run(Nodes.dimension(Nodes.SHORT), Edits.without(analysed, "pr_phi"))
                .table(0);
        for (String column : List.of("kaplan_yorke", "kaplan_yorke_is_lower_bound", "pr_phi")) {
            List<DataCell> expected = Tables.column(analysed, column);
            assertEquals(expected, Tables.column(alone, column), column);
            assertEquals(expected, Tables.column(behind, column), column);
            assertEquals(expected, Tables.column(withoutRatio, column), column);
        }
    }

    /** Two exponents of a chaotic network do not reach its dimension, and the column of them still says so. */
    @Test
    void aShortSpectrumGivesALowerBound() throws Exception {
        BufferedDataTable chaotic = Nodes.generator(
                        "ensemble", "GAUSSIAN", "neurons", 40, "gainValues", "SINGLE", "gain", 4.0, "realisations", 1)
                .execute()
                .table(0);
        BufferedDataTable analysed = Nodes.lyapunov("measurement/exponents", "LEADING", "measurement/leading", 2)
                .execute(chaotic)
                .table(0);
        BufferedDataTable estimated = Nodes.dimension().execute(analysed).table(0);
        for (BufferedDataTable table : List.of(analysed, estimated)) {
            assertArrayEquals(new double[] {2}, Tables.doubles(table, "kaplan_yorke"));
            assertEquals(List.of("true"), Tables.texts(table, "kaplan_yorke_is_lower_bound"));
        }
    }

    /** A dimension belongs to a positive exponent, and at nearly seven times g* = 0.445 every realisation is chaotic. */
    private static void assertCurves(BufferedDataTable table, double[] gains) {
        double[] largest = Tables.doubles(table, "lyapunov_max");
        double[] dimension = Tables.doubles(table, "kaplan_yorke");
        for (int i = 0; i < gains.length; i++) {
            assertEquals(largest[i] > 0, dimension[i] > 0, "gain " + gains[i]);
        }
        assertTrue(largest[7] > 0 && largest[15] > 0, "gain 3");
        assertArrayEquals(
                IntStream.range(0, gains.length).mapToDouble(i -> gains[i % 8]).toArray(),
                gains,
                "every realisation has every gain");
    }

    private static Executed run(NodeRunner node, BufferedDataTable... inputs) throws Exception {
        Configured configured = node.configure(
                Arrays.stream(inputs).map(BufferedDataTable::getDataTableSpec).toArray(PortObjectSpec[]::new));
        Executed executed = node.execute(inputs);
        for (int port = 0; port < executed.objects().size(); port++) {
            if (executed.objects().get(port) instanceof BufferedDataTable table) {
                Nodes.assertKeepsPromises(configured.table(port), table);
            } else {
                assertEquals(
                        PNGImageContent.TYPE,
                        ((ImagePortObjectSpec) configured.specs().get(port)).getDataType());
            }
        }
        return executed;
    }

    private static void assertPicture(ImagePortObject port) throws Exception {
        PNGImageContent content = ((PNGImageValue) port.toDataCell()).getImageContent();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(content.getByteArray()));
        assertTrue(image.getWidth() >= 640 && image.getHeight() >= 400);
        long ink = IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF) != 0xFFFFFF)
                .count();
        assertNotEquals(0, ink);
        assertTrue(ink > image.getWidth() + image.getHeight(), "more than a frame: " + ink);
    }
}
