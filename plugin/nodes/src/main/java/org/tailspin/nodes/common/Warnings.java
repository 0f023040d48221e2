package org.tailspin.nodes.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tailspin.core.analysis.Measurement;

/** What a node has to say of its result, in one warning: KNIME keeps only the last. */
public final class Warnings {

    private final List<String> sentences = new ArrayList<>();
    private int failed;
    private int rows;
    private String first;

    /**
     * Keeps a sentence, once.
     *
     * @param sentence to show
     */
    public void add(String sentence) {
        sentences.add(sentence);
    }

    /** Counts a row that has its values. */
    public void succeeded() {
        rows++;
    }

    /**
     * Counts a row that is a network.
     *
     * @param row its name
     * @param measurement of it, or the reason why there is none
     */
    public void count(String row, Measurement measurement) {
        if (measurement.activity().isPresent()) {
            succeeded();
        } else {
            failed(row, measurement.note());
        }
    }

    /**
     * Counts a row.
     *
     * @param row its name
     * @param problem why it has missing cells; empty if it has none
     */
    public void count(String row, String problem) {
        if (problem.isEmpty()) {
            succeeded();
        } else {
            failed(row, problem);
        }
    }

    /**
     * Counts a row that has missing cells.
     *
     * @param row its name
     * @param reason why
     */
    public void failed(String row, String reason) {
        rows++;
        failed++;
        if (first == null) {
            first = "'" + row + "': " + reason;
        }
    }

    /**
     * Adds the reason of the first row that failed to what a view says when it has nothing to draw.
     *
     * @param sentence that ends with a full stop
     * @return the sentence, with the reason behind it where there is one
     */
    public String explained(String sentence) {
        return first == null ? sentence : sentence + " The first is " + first + ".";
    }

    /**
     * Joins the sentences to a warning.
     *
     * @param out takes the warning, if there is any
     */
    public void show(Consumer<String> out) {
        final List<String> all = new ArrayList<>(sentences);
        if (failed > 0) {
            all.add(
                    0,
                    failed + " of " + rows + " rows could not be measured and have missing cells; the first is "
                            + first);
        }
        if (!all.isEmpty()) {
            out.accept(String.join("\n", all));
        }
    }
}
