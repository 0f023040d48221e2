package org.tailspin.core.papers;

import java.util.List;
import java.util.Locale;

/** A figure, or a claim, of one of the papers: an experiment and what it should show. */
public abstract class Figure {

    private final String id;
    private final Paper paper;
    private final String title;
    private final int small;
    private final int published;

    /**
     * Describes a figure.
     *
     * @param id the name it is asked for by, such as {@code 3B}
     * @param paper that has it
     * @param title what it shows, in one line
     * @param small neurons of its largest networks at small scale
     * @param published neurons of its largest networks in the paper
     */
    Figure(String id, Paper paper, String title, int small, int published) {
        this.id = id;
        this.paper = paper;
        this.title = title;
        this.small = small;
        this.published = published;
    }

    /** {@return the name it is asked for by, such as {@code 3B}} */
    public final String id() {
        return id;
    }

    /** Numbers of figures that it may also be asked for by. */
    List<String> otherIds() {
        return List.of();
    }

    /** {@return the paper, in short} */
    public final Paper paper() {
        return paper;
    }

    /** {@return what the figure shows, in one line} */
    public final String title() {
        return title;
    }

    /**
     * {@return rows of the largest matrix that it draws}
     *
     * @param setting how large
     * @throws IllegalArgumentException if the setting leaves none of its networks
     */
    public int largestMatrix(Setting setting) {
        return largestNetwork(setting);
    }

    /** Neurons of its largest networks. */
    final int largestNetwork(Setting setting) {
        final int[] sizes = sizes(setting);
        return sizes[sizes.length - 1];
    }

    /** Numbers of neurons, ascending. */
    int[] sizes(Setting setting) {
        return setting.upTo(setting.isSmall() ? small : published);
    }

    /** {@return whether it has exponents that the published code computed in the wrong order of time} */
    public boolean hasPublishedOrder() {
        return false;
    }

    /** {@return whether it is about a matrix that somebody gives, such as a connectome} */
    public boolean isOfGivenMatrix() {
        return false;
    }

    /**
     * Runs. The seeds are fixed, so that the outcome is the same every time.
     *
     * @param setting how large
     * @param work does what the figure asks for
     * @return data and claims
     * @throws java.util.concurrent.CancellationException if the work is cancelled
     */
    public abstract Reproduction run(Setting setting, Work work);

    /** {@return every figure, in the order of the papers} */
    public static List<Figure> all() {
        return List.of(
                new FiniteSize(),
                new LinearTransition(LinearTransition.Part.B),
                new LinearTransition(LinearTransition.Part.C),
                SlowTransition.figure2(),
                new SpectrumShape(false),
                new AttractorDimension(false),
                new ActivityDimension(false),
                SlowTransition.figure4(),
                SlowTransition.figure5(),
                new SpectrumShape(true),
                new AttractorDimension(true),
                new ActivityDimension(true),
                new SingleSpectra(false),
                new SingleSpectra(true),
                new Robustness(),
                new QuenchedTransition(),
                new Pruning(),
                new PrunedDimension(PrunedDimension.Dimension.KAPLAN_YORKE),
                new PrunedDimension(PrunedDimension.Dimension.PARTICIPATION_RATIO),
                new InformationProcessing(),
                new ModeExponent(),
                new ModeDimension(),
                new ModeNeurons(),
                new ModeSingularValueEdges(),
                new FlowDimension(),
                new FlowOutputGains(FlowOutputGains.Part.A),
                new FlowOutputGains(FlowOutputGains.Part.B),
                new FlowOutputGains(FlowOutputGains.Part.C),
                new FlowOverlaps(),
                new FlowSymmetry(),
                new FlowTwoTime(),
                new FlowComponents(),
                new FlowLowRank(),
                new FlowTimes(),
                new FlowOnset(),
                new GivenRanks(),
                new GivenOverlaps(GivenOverlaps.Part.A),
                new GivenOverlaps(GivenOverlaps.Part.B),
                new GivenOverlaps(GivenOverlaps.Part.C));
    }

    /**
     * {@return the figure}
     *
     * @param id of a figure, in any case, or the number of one that it has
     * @throws IllegalArgumentException if there is none
     */
    public static Figure of(String id) {
        return all().stream()
                .filter(figure ->
                        figure.id().equalsIgnoreCase(id) || figure.otherIds().contains(id.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the figure must be one of "
                        + String.join(", ", all().stream().map(Figure::id).toList()) + ", but is '" + id + "'"));
    }
}
