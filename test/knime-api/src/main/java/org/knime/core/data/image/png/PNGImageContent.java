package org.knime.core.data.image.png;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.image.ImageContent;

/** A PNG picture: its bytes, which must be readable. */
public class PNGImageContent implements ImageContent {

    /** The type of cells with such a picture. */
    public static final DataType TYPE = DataType.getType(PNGImageCell.class);

    private final byte[] bytes;
    private final BufferedImage image;

    /** A picture of these bytes. */
    public PNGImageContent(byte[] imageBytes) {
        try {
            this.bytes = imageBytes;
            this.image = ImageIO.read(new ByteArrayInputStream(imageBytes));
        } catch (IOException e) {
            throw new IllegalArgumentException("Image can't be read", e);
        }
        if (image == null) {
            throw new IllegalArgumentException("ImageIO returned null while reading image bytes");
        }
    }

    /** Reads a picture. */
    public PNGImageContent(InputStream stream) throws IOException {
        this(stream.readAllBytes());
    }

    /** A copy of the bytes. */
    public byte[] getByteArray() {
        return bytes.clone();
    }

    /** The picture. */
    public Image getImage() {
        return image;
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        graphics.drawImage(image, 0, 0, width, height, null);
    }

    @Override
    public void save(OutputStream output) throws IOException {
        output.write(bytes);
    }

    @Override
    public DataCell toImageCell() {
        return new PNGImageCell(this);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(image.getWidth(), image.getHeight());
    }

    @Override
    public String getSummary() {
        return "PNG Image " + image.getWidth() + " x " + image.getHeight();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PNGImageContent content && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
