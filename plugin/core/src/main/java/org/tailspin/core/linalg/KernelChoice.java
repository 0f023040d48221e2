package org.tailspin.core.linalg;

import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.ServiceLoader;

/** Finds the kernels that can be had, once. */
final class KernelChoice {

    private static Kernels fast;
    private static String reason = "no other kernels are installed";
    private static boolean isLoaded;

    private KernelChoice() {}

    static synchronized Kernels inUse() {
        final String forced = System.getProperty(Kernels.PROPERTY);
        if (forced != null) {
            if (forced.endsWith(Kernels.OF_SINGLE)) {
                throw new IllegalArgumentException("the kernels of a program are of double precision, but "
                        + Kernels.PROPERTY + " is " + forced + ": single precision is chosen for a measurement");
            }
            return of(forced);
        }
        load();
        return fast == null ? Kernels.JAVA : fast;
    }

    static synchronized Kernels of(String name) {
        if (name.endsWith(Kernels.OF_SINGLE)) {
            return of(name.substring(0, name.length() - Kernels.OF_SINGLE.length()))
                    .single();
        }
        if (name.equals(Kernels.JAVA.name())) {
            return Kernels.JAVA;
        }
        load();
        if (fast == null || !fast.name().equals(name)) {
            throw new IllegalArgumentException("there are no kernels '" + name + "': "
                    + (fast == null ? reason : "there are " + Kernels.JAVA.name() + " and " + fast.name()));
        }
        return fast;
    }

    private static void load() {
        if (isLoaded) {
            return;
        }
        isLoaded = true;
        try {
            final Iterator<Kernels> found = ServiceLoader.load(Kernels.class, Kernels.class.getClassLoader())
                    .iterator();
            fast = found.hasNext() ? found.next() : null;
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) { // whatever a native library can do: nothing of it may stop a computation
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            reason = String.valueOf(cause).strip().replaceAll("\\s*\\R\\s*", " ");
            System.getLogger("org.tailspin")
                    .log(
                            Level.WARNING,
                            "computing with the Java kernels, since the native ones do not load: " + reason);
        }
    }
}
