package org.tailspin.core;

/** Tells the refusals of this program, which become a reason beside a missing value, from its faults, which must not. */
public final class Reasons {

    private static final String OURS = "org.tailspin.";

    private Reasons() {}

    /**
     * The reason why something failed.
     *
     * <p>A check of our own has a sentence for a person. An exception that Java or a library throws at our call has none, and
     * means that the call was wrong: it is thrown on, so that the work ends and somebody hears of it.
     *
     * @param failure of a network, a row or an estimate
     * @return its sentence
     * @throws RuntimeException the failure itself, if it is a fault of the program
     */
    public static String of(RuntimeException failure) {
        if (isTold(failure)) {
            return failure.getMessage();
        }
        throw failure;
    }

    /**
     * {@return whether it is a refusal of this program: a {@link NumericalException}, or an argument that one of our
     * own checks has refused}
     *
     * @param failure any
     */
    public static boolean isTold(RuntimeException failure) {
        final String message = failure.getMessage();
        final StackTraceElement[] trace = failure.getStackTrace();
        return message != null
                && !message.isBlank()
                && (failure instanceof NumericalException
                        || failure instanceof IllegalArgumentException
                                && trace.length > 0
                                && trace[0].getClassName().startsWith(OURS));
    }
}
