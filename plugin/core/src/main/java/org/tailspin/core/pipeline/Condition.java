package org.tailspin.core.pipeline;

import java.util.List;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Networks that are realisations of one thing.
 *
 * @param series of conditions that a picture joins
 * @param label what this one is within the series
 * @param place where it stands on the horizontal axis of a picture
 * @param networks realisations
 * @param prediction theory for each
 * @param lagPrediction theory of the memory of all
 */
public record Condition(
        String series,
        String label,
        double place,
        List<NetworkRecipe> networks,
        Prediction prediction,
        LagPrediction lagPrediction) {

    /** Copies the list. */
    public Condition {
        networks = List.copyOf(networks);
    }

    /**
     * Without a theory of the memory.
     *
     * @param series of conditions that a picture joins
     * @param label what this one is within the series
     * @param place where it stands on the horizontal axis of a picture
     * @param networks realisations
     * @param prediction theory for each
     */
    public Condition(String series, String label, double place, List<NetworkRecipe> networks, Prediction prediction) {
        this(series, label, place, networks, prediction, LagPrediction.NONE);
    }
}
