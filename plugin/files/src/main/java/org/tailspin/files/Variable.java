package org.tailspin.files;

/**
 * The name of an array in a file of several.
 *
 * @param name of the array; null for the only one that will do
 * @param option that gives the name, for messages; null where none does
 */
public record Variable(String name, String option) {

    /** Where no option chooses. */
    public static final Variable NONE = new Variable(null, null);

    /**
     * Of the option {@code --variable}.
     *
     * @param name of the array; null for the only one that will do
     * @return that
     */
    public static Variable of(String name) {
        return new Variable(name, "--variable");
    }
}
