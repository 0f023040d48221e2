package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures as files of every format show the same. */
class PictureFormatTest {

    private static final String TITLE = "γ < α & \"quoted\"";
    private static final double[] X = {0, 1, 2};
    private static final double[] Y = {1, 0, 1};

    private static Sheet curve() {
        return Sheet.of(
                TITLE,
                XyPanel.of(
                        "",
                        Axis.linear("gain γ"),
                        Axis.linear("exponent"),
                        List.of(Curve.theory("", Curve.BLACK, X, Y))),
                List.of());
    }

    /** Weights, which are drawn as an image within the picture. */
    private static Sheet matrix() {
        final double[][] weights = new double[20][20];
        IntStream.range(0, 400).forEach(i -> weights[i / 20][i % 20] = Math.sin(i));
        return ActivityChart.of("matrix", "step", 0, 1, "x", weights).sheet();
    }

    private static Document parsed(byte[] svg) throws Exception {
        final var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((name, address) -> new InputSource(new ByteArrayInputStream(new byte[0])));
        return builder.parse(new ByteArrayInputStream(svg));
    }

    private static List<String> texts(Document svg) {
        final NodeList nodes = svg.getElementsByTagName("text");
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void namesChooseTheFormat() {
        assertEquals(Optional.of(PictureFormat.SVG), PictureFormat.of("a.b.SVG"));
        assertEquals(Optional.of(PictureFormat.PDF), PictureFormat.of("a.pdf"));
        assertEquals(Optional.of(PictureFormat.PNG), PictureFormat.of("pdf.png"));
        assertEquals(Optional.empty(), PictureFormat.of("svg"));
        assertEquals("PNG, SVG or PDF", PictureFormat.NAMES);
        assertEquals(".png, .svg or .pdf", PictureFormat.SUFFIXES);
    }

    /** All but that of upright axes, which JFreeChart turns as an outline. */
    @Test
    void svgHasItsTextAsText() throws Exception {
        final Document svg = parsed(curve().bytes(PictureFormat.SVG));
        final Element root = svg.getDocumentElement();
        assertEquals("svg", root.getTagName());
        assertEquals("960", root.getAttribute("width"));
        assertEquals("600", root.getAttribute("height"));
        assertTrue(
                texts(svg).containsAll(List.of(TITLE, "gain γ", "0.5")),
                texts(svg).toString());
    }

    @Test
    void svgHoldsImages() throws Exception {
        final NodeList images = parsed(matrix().bytes(PictureFormat.SVG)).getElementsByTagName("image");
        assertTrue(images.getLength() > 0);
        final String data = ((Element) images.item(0)).getAttribute("xlink:href");
        final String head = "data:image/png;base64,";
        assertTrue(data.startsWith(head), data);
        final BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.substring(head.length()))));
        assertTrue(image.getWidth() * image.getHeight() >= 400);
    }

    /** Drawn again by PDFBox at the resolution of the PNG, nearly all pixels that are dark in one are dark in the other. */
    @Test
    void pdfLooksLikePng() throws IOException {
        for (Sheet sheet : List.of(curve(), matrix())) {
            final BufferedImage png = ImageIO.read(new ByteArrayInputStream(sheet.bytes(PictureFormat.PNG)));
            final BufferedImage page;
            try (PDDocument document = Loader.loadPDF(sheet.bytes(PictureFormat.PDF))) {
                assertEquals(1, document.getNumberOfPages());
                page = new PDFRenderer(document).renderImage(0, Sheet.RESOLUTION * 96 / 72f);
            }
            assertEquals(png.getWidth(), page.getWidth(), 1);
            assertEquals(png.getHeight(), page.getHeight(), 1);
            final int reach = 2;
            int dark = 0;
            int found = 0;
            for (int x = reach; x < png.getWidth() - reach - 1; x++) {
                for (int y = reach; y < png.getHeight() - reach - 1; y++) {
                    if (isDark(png.getRGB(x, y))) {
                        dark++;
                        found += isNear(page, x, y, reach) ? 1 : 0;
                    }
                }
            }
            assertTrue(dark > 1000, dark + " dark pixels");
            assertTrue(found > 0.95 * dark, found + " of " + dark + " dark pixels");
        }
    }

    private static boolean isDark(int rgb) {
        return (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF) < 3 * 96;
    }

    private static boolean isNear(BufferedImage page, int x, int y, int reach) {
        return IntStream.rangeClosed(-reach, reach)
                .anyMatch(i -> IntStream.rangeClosed(-reach, reach).anyMatch(j -> isDark(page.getRGB(x + i, y + j))));
    }

    @Test
    void theSamePictureHasTheSameBytes() {
        for (PictureFormat format : PictureFormat.values()) {
            assertArrayEquals(curve().bytes(format), curve().bytes(format), format.name());
        }
    }
}
