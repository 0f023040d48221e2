package org.tailspin.charts;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Looks at a picture. */
final class Pixels {

    private final BufferedImage image;

    Pixels(byte[] png) {
        try {
            image = ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Pixels(Chart chart) {
        image = chart.sheet().image();
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Number of pixels of exactly this colour. */
    int count(Color colour) {
        int count = 0;
        for (int x = 0; x < width(); x++) {
            count += count(colour, x, 0, height());
        }
        return count;
    }

    /** Number of pixels of exactly this colour in a column, from one row to before another. */
    int count(Color colour, int x, int top, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
        }
        return count;
    }
}
