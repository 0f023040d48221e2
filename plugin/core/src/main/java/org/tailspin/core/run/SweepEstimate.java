package org.tailspin.core.run;

import java.util.List;
import java.util.Locale;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * What is to be expected of a sweep before it starts, roughly: from sizes alone, without running anything.
 *
 * @param networks how many
 * @param largest N of the largest
 * @param threads that share the work
 * @param seconds of all of them together, within a factor of three or so
 * @param bytes of memory at the same time
 */
public record SweepEstimate(int networks, int largest, int threads, double seconds, double bytes) {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

    /**
     * {@return what to expect}
     *
     * @param recipes the networks
     * @param task what is done with each
     * @param threads how many there are
     */
    public static SweepEstimate of(List<NetworkRecipe> recipes, NetworkTask<?> task, int threads) {
        final int workers = Math.max(1, Math.min(threads, recipes.size()));
        int largest = 0;
        double seconds = 0;
        double numbers = 0;
        final int share = (recipes.size() + workers - 1) / workers;
        int end = 0;
        int together = 1;
        for (int i = 0; i < recipes.size(); i++) {
            final NetworkRecipe recipe = recipes.get(i);
            final boolean isNew = i == end;
            if (isNew) {
                end = endOfDisorder(recipes, i);
                together = Math.min(GainBatch.most(task, recipe, workers), Math.min(share, end - i));
            }
            seconds += (isNew ? Cost.rough(recipe, 0, 0, 0, 1).draw() : 0) + task.seconds(recipe, isNew, together);
            largest = Math.max(largest, recipe.disorder().n());
            numbers = Math.max(numbers, GainBatch.memory(task, recipe, together).heap());
        }
        return new SweepEstimate(recipes.size(), largest, workers, seconds / workers, workers * Double.BYTES * numbers);
    }

    private static int endOfDisorder(List<NetworkRecipe> recipes, int first) {
        int end = first + 1;
        while (end < recipes.size()
                && recipes.get(end).disorder().equals(recipes.get(first).disorder())) {
            end++;
        }
        return end;
    }

    /**
     * {@return what to expect of all}
     *
     * @param all how many networks there are, of which these are a sample
     */
    public SweepEstimate scaledTo(long all) {
        return networks == 0
                ? this
                : new SweepEstimate(
                        (int) Math.min(all, Integer.MAX_VALUE), largest, threads, seconds * all / networks, bytes);
    }

    /**
     * {@return in words, such as {@code 16 networks of N = 100 at most: about 3 s on 2 threads, and 1 MB of memory}}
     */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%d network%s of N = %d at most: %s on %d thread%s, and %s of memory",
                networks,
                networks == 1 ? "" : "s",
                largest,
                time(seconds),
                threads,
                threads == 1 ? "" : "s",
                memory(bytes));
    }

    /**
     * {@return in words}
     *
     * @param seconds at least 0
     */
    public static String time(double seconds) {
        if (seconds < 1) {
            return "less than a second";
        }
        if (seconds < 2 * MINUTE) {
            return String.format(Locale.ROOT, "about %.0f s", seconds);
        }
        return seconds < 2 * HOUR
                ? String.format(Locale.ROOT, "about %.0f minutes", seconds / MINUTE)
                : String.format(Locale.ROOT, "about %.0f hours", seconds / HOUR);
    }

    /**
     * {@return in words}
     *
     * @param bytes at least 0
     */
    public static String memory(double bytes) {
        return bytes < GIGABYTE
                ? String.format(Locale.ROOT, "%.0f MB", Math.max(1, Math.ceil(bytes / MEGABYTE)))
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
