package org.tailspin.nodes.common;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Fonts;
import org.tailspin.charts.Page;

/** Pictures at ports. */
public final class Pictures {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 120;

    private Pictures() {}

    /** {@return the spec of a picture port} */
    public static ImagePortObjectSpec spec() {
        return new ImagePortObjectSpec(PNGImageContent.TYPE);
    }

    /** Makes a chart. */
    @FunctionalInterface
    public interface Drawing {

        /** {@return the chart} */
        Chart chart();
    }

    /**
     * Draws, after the tables are whole: hours of work must not be lost for a picture.
     *
     * <p>The port gets the picture, or an empty frame on a machine without fonts or if the chart cannot be made; the view gets the
     * same chart.
     *
     * @param out of the node
     * @param port of the picture
     * @param drawing makes the chart
     * @param spectra of its networks, if it has any
     * @param warnings takes the reason if the picture stays empty
     * @param exec asked between the steps whether to stop
     * @throws CanceledExecutionException if the user cancelled
     */
    public static void show(
            RecordedOutput out,
            int port,
            Drawing drawing,
            Optional<Page.Spectra> spectra,
            Warnings warnings,
            ExecutionContext exec)
            throws CanceledExecutionException {
        exec.setMessage("Drawing the picture");
        byte[] png;
        String data = null;
        try {
            final Chart chart = drawing.chart();
            exec.checkCanceled();
            data = Page.data(
                    chart, spectra.orElse(Page.Spectra.NONE), out.provenance().fields());
            Fonts.require();
            final Chart sheet = chart.sheet();
            exec.checkCanceled();
            png = sheet.png();
        } catch (CancellationException e) {
            throw NodeSweep.cancelled(e);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            warnings.add("The picture is empty: " + e.getMessage());
            png = blank();
            // a page needs no fonts of the machine
            data = data == null ? Page.data(Views.nothing("The picture is empty: " + e.getMessage())) : data;
        }
        out.setOutData(port, new ImagePortObject(new PNGImageContent(png), spec()));
        Views.keep(out, data, exec);
    }

    /** An empty frame, as a PNG file. */
    private static byte[] blank() {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.DARK_GRAY);
        graphics.drawRect(0, 0, WIDTH - 1, HEIGHT - 1);
        graphics.dispose();
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
