package org.tailspin.cli.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant. */
public final class Spelling {

    /** Longer words are no slips of the pen. */
    private static final int MOST = 60;

    private Spelling() {}

    /**
     * {@return the nearest name, if it is near enough to be meant}
     *
     * @param word as typed
     * @param known names
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(name -> word.length() <= MOST)
                .min(Comparator.comparingInt(name -> distance(word, name)))
                .filter(name -> distance(word, name) <= Math.max(2, Math.min(word.length(), name.length()) / 3));
    }

    /**
     * {@return the end of a sentence that asks whether the nearest is meant; empty if none is near}
     *
     * @param word as typed
     * @param known names
     */
    public static String suggestion(String word, Collection<String> known) {
        return nearest(word, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /** Letters to insert, to delete or to change (Levenshtein), whatever their case. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                final boolean isSame = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                row[j] = Math.min(above[j - 1] + (isSame ? 0 : 1), Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
