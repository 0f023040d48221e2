package org.tailspin.cli.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.engine.KeptJob;
import org.tailspin.cli.output.MeasuredFile;
import org.tailspin.core.Monitor;
import org.tailspin.core.papers.Item;
import org.tailspin.core.papers.Measure;
import org.tailspin.core.papers.Work;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Has an engine do what a figure asks for, part by part, but for what was measured before.
 *
 * @param home of the figure
 * @param engine that computes
 * @param monitor progress of each part, and cancellation
 * @param measured what was measured before, which receives what is measured now
 */
record EngineWork(FigureJob.Home home, Engine engine, Monitor monitor, MeasuredFile measured) implements Work {

    @Override
    public List<double[]> sweep(String part, List<NetworkRecipe> recipes, Measure measure) {
        return run(FigureJob.ofNetworks(home, part, recipes, measure));
    }

    @Override
    public List<double[]> map(String part, double[] weights, Item item) {
        return run(FigureJob.ofItems(home, part, weights, item));
    }

    private List<double[]> run(FigureJob job) {
        final List<double[]> results = new ArrayList<>();
        KeptJob.run(job, job.part(), engine, Optional.of(measured), monitor, (index, numbers) -> results.add(numbers));
        return results;
    }
}
