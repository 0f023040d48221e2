package org.tailspin.nodes.common;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Fonts;

/** Pictures at ports. */
public final class Pictures {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 120;

    private Pictures() {}

    /**
     * @return the spec of a picture port
     */
    public static ImagePortObjectSpec spec() {
        return new ImagePortObjectSpec(PNGImageContent.TYPE);
    }

    /** Makes a chart. */
    @FunctionalInterface
    public interface Drawing {

        /**
         * @return the chart
         */
        Chart chart();
    }

    /**
     * Draws, after the tables are whole: hours of work must not be lost for a picture.
     *
     * @param drawing makes the chart
     * @param warnings takes the reason if the picture stays empty
     * @param exec asked between the steps whether to stop
     * @return the picture at a port; an empty frame on a machine without fonts, or if the chart cannot be made
     * @throws CanceledExecutionException if the user cancelled
     */
    public static ImagePortObject of(Drawing drawing, Warnings warnings, ExecutionMonitor exec)
            throws CanceledExecutionException {
        byte[] png;
        try {
            Fonts.require();
            final Chart chart = drawing.chart();
            exec.checkCanceled();
            final Chart sheet = chart.sheet();
            exec.checkCanceled();
            png = sheet.png();
        } catch (CancellationException e) {
            throw NodeSweep.cancelled(e);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            warnings.add("The picture is empty: " + e.getMessage());
            png = blank();
        }
        return new ImagePortObject(new PNGImageContent(png), spec());
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
