package org.tailspin.nodes.common;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;

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

    /**
     * @param png the bytes of a PNG file
     * @return the picture at a port
     */
    public static ImagePortObject of(byte[] png) {
        return new ImagePortObject(new PNGImageContent(png), spec());
    }

    /**
     * @param text to show where there is nothing to draw
     * @return a picture of it, as a PNG file
     */
    public static byte[] text(String text) {
        return png(graphics -> graphics.drawString(text, WIDTH / 16, HEIGHT / 2));
    }

    /**
     * @return an empty frame, as a PNG file: for a machine on which text cannot be drawn
     */
    public static byte[] blank() {
        return png(graphics -> {});
    }

    private static byte[] png(Consumer<Graphics2D> content) {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.DARK_GRAY);
        graphics.drawRect(0, 0, WIDTH - 1, HEIGHT - 1);
        content.accept(graphics);
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
