package org.tailspin.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where disorders become chaotic: &lambda;_max of each against the gain, on a logarithmic axis, with its onsets of chaos,
 * the gain at which its own state of rest loses stability, and what theory says of that.
 *
 * @param title above the panel
 * @param gainLabel of the horizontal axis, with the convention of the gain
 * @param exponentLabel of the vertical axis, with its unit
 * @param realisations one colour each; the first {@link #MOST} are drawn
 * @param transition g*, where rest becomes unstable by annealed theory
 */
public record CriticalGainChart(
        String title, String gainLabel, String exponentLabel, List<Realisation> realisations, OptionalDouble transition)
        implements Chart {

    /** More cannot be told apart. */
    public static final int MOST = 6;

    /**
     * One disorder.
     *
     * @param label for the legend
     * @param gains ascending
     * @param exponents one per gain
     * @param first onset of chaos
     * @param last onset of chaos
     * @param restUnstable where its state of rest becomes unstable
     */
    public record Realisation(
            String label,
            double[] gains,
            double[] exponents,
            OptionalDouble first,
            OptionalDouble last,
            OptionalDouble restUnstable) {}

    /** Copies the list. */
    public CriticalGainChart {
        realisations = List.copyOf(realisations);
    }

    @Override
    public Sheet sheet() {
        final List<Curve> curves = new ArrayList<>();
        final List<Mark> marks = new ArrayList<>();
        transition.ifPresent(gain -> marks.add(Mark.theory("g* (annealed theory)", Curve.BLACK, gain)));
        for (int i = 0; i < Math.min(MOST, realisations.size()); i++) {
            final Realisation one = realisations.get(i);
            final int colour = i;
            curves.add(Curve.linePoints(one.label(), colour, one.gains(), one.exponents()));
            one.first().ifPresent(gain -> marks.add(Mark.vertical("", colour, gain)));
            one.last().ifPresent(gain -> {
                if (one.first().isEmpty() || gain != one.first().getAsDouble()) {
                    marks.add(Mark.vertical("", colour, gain));
                }
            });
            one.restUnstable().ifPresent(gain -> marks.add(Mark.theory("", colour, gain)));
        }
        return Sheet.of(
                title,
                XyPanel.of("", Axis.logarithmic(gainLabel), Axis.linear(exponentLabel), curves)
                        .marks(marks)
                        .nothing("Nothing to draw: no realisation has a finite exponent."),
                remarks());
    }

    private List<String> remarks() {
        final List<String> remarks = new ArrayList<>();
        remarks.add("vertical: first and last measured onset of chaos");
        remarks.add("dashed, of the same colour: where the state of rest of that disorder becomes unstable");
        if (realisations.size() > MOST) {
            remarks.add("the first " + MOST + " of " + realisations.size() + " realisations");
        }
        return remarks;
    }
}
