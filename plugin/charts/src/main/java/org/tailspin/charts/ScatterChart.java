package org.tailspin.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points in colours by what they are, such as networks by their regime. Immutable.
 */
public final class ScatterChart implements Chart {

    private final String title;
    private final Axis x;
    private final Axis y;
    private final Map<String, List<double[]>> groups;

    private ScatterChart(String title, Axis x, Axis y, Map<String, List<double[]>> groups) {
        this.title = title;
        this.x = x;
        this.y = y;
        this.groups = groups;
    }

    /**
     * {@return the chart}
     *
     * @param title above the plot
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param order the kinds that have a colour of their own, whether or not one is there; others come after them as
     *     they appear
     * @param xs one per point; points that are not finite are left out
     * @param ys one per point
     * @param kinds one per point
     * @throws IllegalArgumentException if the numbers of values differ
     */
    public static ScatterChart of(
            String title, Axis x, Axis y, List<String> order, double[] xs, double[] ys, List<String> kinds) {
        if (xs.length != ys.length || xs.length != kinds.size()) {
            throw new IllegalArgumentException("a point needs two coordinates and a kind, but there are " + xs.length
                    + ", " + ys.length + " and " + kinds.size());
        }
        final Map<String, List<double[]>> groups = new LinkedHashMap<>();
        order.forEach(kind -> groups.put(kind, new ArrayList<>()));
        for (int i = 0; i < xs.length; i++) {
            groups.computeIfAbsent(kinds.get(i), kind -> new ArrayList<>()).add(new double[] {xs[i], ys[i]});
        }
        return new ScatterChart(title, x, y, groups);
    }

    @Override
    public Sheet sheet() {
        final List<Curve> curves = new ArrayList<>();
        int colour = 0;
        for (Map.Entry<String, List<double[]>> group : groups.entrySet()) {
            final List<double[]> points = group.getValue();
            if (!points.isEmpty()) {
                curves.add(Curve.points(
                        group.getKey(),
                        colour,
                        points.stream().mapToDouble(point -> point[0]).toArray(),
                        points.stream().mapToDouble(point -> point[1]).toArray()));
            }
            colour++;
        }
        return Sheet.of(title, XyPanel.of("", x, y, curves), List.of());
    }
}
