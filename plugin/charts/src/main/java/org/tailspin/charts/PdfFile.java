package org.tailspin.charts;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * A picture as a PDF of one page (ISO 32000). Letters are outlines: the page looks the same everywhere, Greek letters
 * included, and needs no font.
 */
final class PdfFile {

    /** Points of a page, of which an inch has 72, in a unit of length of a picture, of which it has 96. */
    private static final float POINTS = 72f / 96;

    /** In place of the moment of writing, which would make every file another one. */
    private static final long IDENTIFIER = 1;

    private PdfFile() {}

    /**
     * Draws a picture.
     *
     * @param sheet the picture
     * @param about remarks, by name: Software becomes the creator, and the others the subject
     * @return the file
     * @throws IllegalStateException if the machine has no fonts
     */
    static byte[] of(Sheet sheet, Map<String, String> about) {
        Fonts.require();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(IDENTIFIER);
            about.forEach((name, text) -> {
                if (name.equals("Software")) {
                    document.getDocumentInformation().setCreator(text);
                } else {
                    document.getDocumentInformation().setSubject(text);
                }
            });
            final PDPage page = new PDPage(new PDRectangle(POINTS * sheet.width(), POINTS * sheet.height()));
            document.addPage(page);
            final PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, sheet.width(), sheet.height());
            sheet.draw(graphics);
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance(POINTS, POINTS));
                content.drawForm(graphics.getXFormObject());
            }
            final ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not of a document in memory
        }
    }
}
