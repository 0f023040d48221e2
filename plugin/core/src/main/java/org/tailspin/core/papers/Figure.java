package org.tailspin.core.papers;

import java.util.List;

/** A figure, or a claim, of one of the papers: an experiment and what it should show. */
public interface Figure {

    /**
     * @return the name it is asked for by, such as {@code 3B}
     */
    String id();

    /**
     * @return the paper, in short
     */
    Paper paper();

    /**
     * @return what the figure shows, in one line
     */
    String title();

    /**
     * @param scale how large
     * @return neurons of its largest networks
     */
    int largestNetwork(Scale scale);

    /**
     * @return whether it has exponents that the published code computed in the wrong order of time
     */
    default boolean hasPublishedOrder() {
        return false;
    }

    /**
     * Runs. The seeds are fixed, so that the outcome is the same every time.
     *
     * @param setting how large
     * @param work threads, progress and cancellation
     * @return data and claims
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    Reproduction run(Setting setting, Work work);

    /**
     * @return every figure, in the order of the papers
     */
    static List<Figure> all() {
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
                new Pruning(),
                new ModeExponent(),
                new ModeDimension(),
                new ModeNeurons());
    }

    /**
     * @param id of a figure, in any case
     * @return the figure
     * @throws IllegalArgumentException if there is none
     */
    static Figure of(String id) {
        return all().stream()
                .filter(figure -> figure.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the figure must be one of "
                        + String.join(", ", all().stream().map(Figure::id).toList()) + ", but is '" + id + "'"));
    }
}
