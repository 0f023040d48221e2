package org.tailspin.charts;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Element;

/** A picture as Scalable Vector Graphics (SVG 1.0, which SVG 1.1 and 2 contain), whose text stays text, but for that of upright axes: an editor of drawings can change it. */
final class SvgFile {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private static final String LINKS = "http://www.w3.org/1999/xlink";

    /** Batik otherwise names itself and its version, which say nothing of the picture. */
    private static final String COMMENT = "";

    private SvgFile() {}

    /**
     * Draws a picture.
     *
     * @param sheet the picture, whose unit of length is a pixel of the file
     * @param about remarks, by name, as the description of the file
     * @return the file in UTF-8
     * @throws IllegalStateException if the machine has no fonts, whose measures the layout needs
     */
    static byte[] of(Sheet sheet, Map<String, String> about) {
        Fonts.require();
        final SVGGeneratorContext context =
                SVGGeneratorContext.createDefault(dom().createDocument(NAMESPACE, "svg", null));
        context.setComment(COMMENT);
        context.setGenericImageHandler(new SimpleImageHandler(new EmbeddedImages()));
        final SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(sheet.width(), sheet.height()));
        sheet.draw(graphics);
        final StringWriter text = new StringWriter();
        try {
            final Element root = graphics.getRoot();
            if (!about.isEmpty()) {
                final Element description = root.getOwnerDocument().createElementNS(NAMESPACE, "desc");
                description.setTextContent(about.entrySet().stream()
                        .map(remark -> remark.getKey() + ": " + remark.getValue())
                        .collect(Collectors.joining("\n")));
                root.insertBefore(description, root.getFirstChild());
            }
            graphics.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not of a text in memory
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Images within a picture, such as the colours of a matrix, as PNG within the file (RFC 2397). */
    private static final class EmbeddedImages extends DefaultImageHandler {

        @Override
        protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
            final BufferedImage copy =
                    new BufferedImage(image.getWidth(null), image.getHeight(null), BufferedImage.TYPE_INT_ARGB);
            final Graphics2D graphics = copy.createGraphics();
            graphics.drawImage(image, 0, 0, null);
            graphics.dispose();
            handleHREF((RenderedImage) copy, element, context);
        }

        @Override
        protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
            final ByteArrayOutputStream png = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", png);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // not of an image in memory
            }
            element.setAttributeNS(
                    LINKS,
                    "xlink:href",
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
        }
    }

    private static DOMImplementation dom() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no documents of XML", e);
        }
    }
}
