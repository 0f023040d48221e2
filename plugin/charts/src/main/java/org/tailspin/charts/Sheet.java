package org.tailspin.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.LegendTitle;
import org.jfree.data.Range;

/**
 * A picture: a title, panels in columns, and small print. Without anything in its panels it says so in one sentence.
 *
 * @param title above the panels
 * @param columns from left to right
 * @param remarks small print below, one line each
 * @param isLegendShared whether the legend of the first panel stands once, for all of them
 * @param width in units of length; the PNG has {@link #RESOLUTION} pixels for each
 * @param height in units of length
 */
public record Sheet(
        String title, List<Column> columns, List<String> remarks, boolean isLegendShared, int width, int height)
        implements Chart {

    /** Pixels per unit of length, so that a picture stays sharp on a slide. */
    static final int RESOLUTION = 2;

    static final int WIDTH = 960;
    static final int HEIGHT = 600;
    private static final int BROAD = 1100;
    private static final int FLAT = 500;
    private static final int TALL = 580;
    private static final int MARGIN = 10;
    private static final int TITLE_HEIGHT = 40;
    private static final int LEGEND_HEIGHT = 28;

    /** Of a line with its marker, and the room about it. */
    private static final int SYMBOL_WIDTH = 62;

    private static final int LINE_HEIGHT = 20;

    /**
     * Panels above each other.
     *
     * @param weight its part of the width, relative to that of the others
     * @param panels from top to bottom, of equal height
     */
    public record Column(double weight, List<Panel> panels) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException without a panel, or for a weight that is not positive
         */
        public Column {
            panels = List.copyOf(panels);
            if (panels.isEmpty() || !(weight > 0 && weight <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("a column must have panels and a positive weight, but has "
                        + panels.size() + " panels and the weight " + weight);
            }
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException without a column
     */
    public Sheet {
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a picture must have at least 1 column, but has 0");
        }
    }

    /**
     * {@return a picture of 1920 by 1200 pixels}
     *
     * @param title above the panel
     * @param panel the only one
     * @param remarks small print below
     */
    public static Sheet of(String title, Panel panel, List<String> remarks) {
        return new Sheet(title, List.of(new Column(1, List.of(panel))), remarks, false, WIDTH, HEIGHT);
    }

    /**
     * {@return a picture of that}
     *
     * @param title above the sentence
     * @param sentence why there is nothing to draw
     */
    public static Sheet nothing(String title, String sentence) {
        final Axis axis = Axis.linear("");
        return of(title, XyPanel.of("", axis, axis, List.of()).nothing(sentence), List.of());
    }

    /**
     * {@return a picture of 1920 by 1200 pixels for one panel, and 2200 by 1000 for more}
     *
     * @param title above the panels
     * @param panels from left to right, of equal width, at least 1
     * @param remarks small print below
     */
    public static Sheet row(String title, List<? extends Panel> panels, List<String> remarks) {
        return panels.size() == 1
                ? of(title, panels.get(0), remarks)
                : new Sheet(
                        title,
                        panels.stream()
                                .map(panel -> new Column(1, List.of(panel)))
                                .toList(),
                        remarks,
                        false,
                        BROAD,
                        FLAT);
    }

    /**
     * {@return a picture of 2200 by 1160 pixels}
     *
     * @param title above the columns
     * @param columns from left to right
     * @param remarks small print below
     */
    public static Sheet columns(String title, List<Column> columns, List<String> remarks) {
        return new Sheet(title, columns, remarks, false, BROAD, TALL);
    }

    /** {@return the picture with the legend of its first panel once, for all panels} */
    public Sheet sharedLegend() {
        return new Sheet(title, columns, remarks, true, width, height);
    }

    @Override
    public Sheet sheet() {
        return this;
    }

    /** {@return whether no panel has anything in it} */
    public boolean isEmpty() {
        return columns.stream().flatMap(column -> column.panels().stream()).allMatch(Panel::isEmpty);
    }

    @Override
    public byte[] png() {
        return PngFile.of(image(), RESOLUTION, Map.of());
    }

    BufferedImage image() {
        Fonts.require();
        final BufferedImage image =
                new BufferedImage(RESOLUTION * width, RESOLUTION * height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.scale(RESOLUTION, RESOLUTION);
        draw(graphics);
        graphics.dispose();
        return image;
    }

    void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        final double inner = width - 2.0 * MARGIN;
        text(graphics, Fonts.TITLE, title, new Rectangle2D.Double(MARGIN, MARGIN / 2.0, inner, TITLE_HEIGHT));
        if (isEmpty()) {
            paragraph(graphics, columns.get(0).panels().get(0).nothing(), place(0, 0));
            return;
        }
        final List<List<Placed>> placed = placed();
        if (isLegendShared) {
            drawLegend(graphics);
        }
        placed.forEach(column -> column.forEach(panel -> panel.draw(graphics)));
        for (int i = 0; i < remarks.size(); i++) {
            final double top = height - MARGIN / 2.0 - (remarks.size() - i) * (double) LINE_HEIGHT;
            text(graphics, Fonts.SMALL, remarks.get(i), new Rectangle2D.Double(MARGIN, top, inner, LINE_HEIGHT));
        }
    }

    /** Where a panel lies. */
    Rectangle2D place(int column, int row) {
        final double all = columns.stream().mapToDouble(Column::weight).sum();
        final double before =
                columns.subList(0, column).stream().mapToDouble(Column::weight).sum();
        final double inner = width - 2.0 * MARGIN;
        final double top = MARGIN / 2.0 + TITLE_HEIGHT + legendHeight();
        final double bottom = height - MARGIN - remarks.size() * (double) LINE_HEIGHT;
        final double each = (bottom - top) / columns.get(column).panels().size();
        return new Rectangle2D.Double(
                MARGIN + inner * before / all,
                top + row * each,
                inner * columns.get(column).weight() / all,
                each);
    }

    /** The panels of every column, fitted to their places. */
    List<List<Placed>> placed() {
        final List<List<Placed>> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            final List<Placed> column = new ArrayList<>();
            for (int j = 0; j < columns.get(i).panels().size(); j++) {
                column.add(new Placed(columns.get(i).panels().get(j), place(i, j), isLegendShared));
            }
            Placed.align(column);
            all.add(column);
        }
        Placed.alignSquares(all.stream().flatMap(List::stream).toList());
        return all;
    }

    /** Room for the shared legend: as many lines as it takes. */
    private double legendHeight() {
        if (!isLegendShared) {
            return 0;
        }
        final LegendItemCollection items =
                columns.get(0).panels().get(0).chart().getXYPlot().getLegendItems();
        double length = 0;
        for (int i = 0; i < items.getItemCount(); i++) {
            length += Fonts.width(Fonts.TICK, items.get(i).getLabel()) + SYMBOL_WIDTH;
        }
        return Math.ceil(length / (width - 2.0 * MARGIN)) * LEGEND_HEIGHT;
    }

    /** That of the first panel, below the title. */
    private void drawLegend(Graphics2D graphics) {
        final LegendTitle legend = columns.get(0).panels().get(0).chart().getLegend();
        if (legend != null) {
            final double natural =
                    legend.arrange(graphics, RectangleConstraint.NONE).getWidth();
            final double length = Math.min(width - 2.0 * MARGIN, natural + 1);
            final double height = legendHeight();
            legend.arrange(graphics, new RectangleConstraint(length, new Range(0, height)));
            legend.draw(
                    graphics,
                    new Rectangle2D.Double((width - length) / 2, place(0, 0).getY() - height, length, height));
        }
    }

    /** One line, in the middle of its place. */
    static void text(Graphics2D graphics, Font font, String text, Rectangle2D place) {
        if (text.isEmpty()) {
            return;
        }
        final Font fitting = Fonts.fitting(font, text, place.getWidth());
        graphics.setFont(fitting);
        graphics.setColor(Palette.INK);
        final double left = place.getCenterX() - Fonts.width(fitting, text) / 2;
        graphics.drawString(text, (float) left, (float) (place.getCenterY() + fitting.getSize2D() * 0.36));
    }

    /** As many lines as it takes, in the middle of their place. */
    static void paragraph(Graphics2D graphics, String text, Rectangle2D place) {
        final double room = 0.9 * place.getWidth();
        final List<String> lines = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            final String longer = lines.isEmpty() ? word : lines.get(lines.size() - 1) + " " + word;
            if (lines.isEmpty() || Fonts.width(Fonts.LABEL, longer) > room) {
                lines.add(word);
            } else {
                lines.set(lines.size() - 1, longer);
            }
        }
        final double line = 1.4 * Fonts.LABEL.getSize2D();
        double top = place.getCenterY() - line * lines.size() / 2;
        for (String one : lines) {
            text(graphics, Fonts.LABEL, one, new Rectangle2D.Double(place.getX(), top, place.getWidth(), line));
            top += line;
        }
    }
}
