package org.tailspin.charts;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG file (ISO/IEC 15948) of an opaque picture, with its resolution, so that it has its size on a slide. Every row is
 * stored as its difference from the row above, which for charts is mostly zero and soon compressed.
 */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BITS = 8;
    private static final byte TRUE_COLOUR = 2;
    private static final byte FROM_ABOVE = 2;
    private static final byte PER_METRE = 1;
    private static final int CHANNELS = 3;

    /** Units of length of a picture in an inch, and inches in a metre. */
    private static final double UNITS_PER_METRE = 96 / 0.0254;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private PngFile() {}

    /**
     * {@return the file}
     *
     * @param image without transparency
     * @param resolution pixels per unit of length, of which an inch has 96
     * @param about remarks, by their names in Latin letters, as international text (iTXt)
     */
    static byte[] of(BufferedImage image, int resolution, Map<String, String> about) {
        final PngFile png = new PngFile();
        png.file.writeBytes(SIGNATURE);
        png.chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(image.getWidth())
                        .putInt(image.getHeight())
                        .put(BITS)
                        .put(TRUE_COLOUR)
                        .array());
        final int density = (int) Math.round(resolution * UNITS_PER_METRE);
        png.chunk(
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(density)
                        .putInt(density)
                        .put(PER_METRE)
                        .array());
        about.forEach((name, text) -> png.chunk("iTXt", remark(name, text)));
        png.chunk("IDAT", deflated(rows(image)));
        png.chunk("IEND", new byte[0]);
        return png.file.toByteArray();
    }

    /** Keyword, end, two bytes for "not compressed", no language, no translated keyword, and the text in UTF-8. */
    private static byte[] remark(String name, String text) {
        final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        chunk.writeBytes(new byte[5]);
        chunk.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return chunk.toByteArray();
    }

    private static byte[] rows(BufferedImage image) {
        final int width = image.getWidth();
        final int length = CHANNELS * width;
        final byte[] rows = new byte[image.getHeight() * (length + 1)];
        final int[] pixels = new int[width];
        final int[] above = new int[width];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, pixels, 0, width);
            rows[at++] = FROM_ABOVE;
            for (int x = 0; x < width; x++) {
                rows[at++] = (byte) ((pixels[x] >> 16) - (above[x] >> 16));
                rows[at++] = (byte) ((pixels[x] >> 8) - (above[x] >> 8));
                rows[at++] = (byte) (pixels[x] - above[x]);
            }
            System.arraycopy(pixels, 0, above, 0, width);
        }
        return rows;
    }

    private static byte[] deflated(byte[] bytes) {
        final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            final byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Length, name, content, and the checksum of the latter two. */
    private void chunk(String name, byte[] content) {
        final byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        final CRC32 checksum = new CRC32();
        checksum.update(type);
        checksum.update(content);
        file.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
        file.writeBytes(type);
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array());
    }
}
