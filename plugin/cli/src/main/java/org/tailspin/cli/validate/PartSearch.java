package org.tailspin.cli.validate;

import java.util.Collections;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.papers.Figure;
import org.tailspin.core.papers.Item;
import org.tailspin.core.papers.Measure;
import org.tailspin.core.papers.Setting;
import org.tailspin.core.papers.Work;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Finds a part of a figure without measuring anything: the parts before it are given no numbers, as a dry run gives none, since
 * which networks a part has depends on the setting alone. What comes behind it is not asked for.
 */
final class PartSearch implements Work {

    /** Ends the search. */
    private static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient FigureJob job;

        Found(FigureJob job) {
            super("found", null, false, false);
            this.job = job;
        }
    }

    private final FigureJob.Home home;
    private final String part;

    private PartSearch(FigureJob.Home home, String part) {
        this.home = home;
        this.part = part;
    }

    /**
     * {@return the part}
     *
     * @param figure that has it
     * @param setting of the figure
     * @param home of the figure
     * @param part its name
     * @throws IllegalArgumentException if there is none of this name
     */
    static FigureJob find(Figure figure, Setting setting, FigureJob.Home home, String part) {
        try {
            figure.run(setting, new PartSearch(home, part));
        } catch (Found e) {
            return e.job;
        }
        throw new IllegalArgumentException("figure " + figure.id() + " has no part '" + part + "'");
    }

    @Override
    public List<double[]> sweep(String name, List<NetworkRecipe> recipes, Measure measure) {
        if (name.equals(part)) {
            throw new Found(FigureJob.ofNetworks(home, name, recipes, measure));
        }
        return Collections.nCopies(recipes.size(), new double[0]);
    }

    @Override
    public List<double[]> map(String name, double[] weights, Item item) {
        if (name.equals(part)) {
            throw new Found(FigureJob.ofItems(home, name, weights, item));
        }
        return Collections.nCopies(weights.length, new double[0]);
    }

    @Override
    public Monitor monitor() {
        return Monitor.NONE;
    }
}
