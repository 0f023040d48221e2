package org.tailspin.core.analysis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.tailspin.core.lyapunov.CovariantSpectrum;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.RegimeFinding;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Results of networks as bytes, for who keeps them to go on after an interruption. What comes back is bit by bit what was
 * measured.
 */
public final class ResultCodec {

    /** A measurement, of records alone. */
    private record Kept(
            Optional<LyapunovSpectrum.Numbers> spectrum,
            Optional<Twins.Growth> twins,
            Optional<CovariantSpectrum> covariant,
            Optional<Activity> activity,
            Optional<RegimeFinding> finding,
            String note) {}

    private ResultCodec() {}

    /**
     * A network that could not be measured is not worth keeping: the reason may be gone the next time, such as too little
     * memory.
     *
     * @param result of a network
     * @return its bytes; empty if nothing was measured
     */
    public static Optional<byte[]> bytes(NetworkResult result) {
        final Measurement measured = result.measurement();
        if (measured.activity().isEmpty() && measured.finding().isEmpty()) {
            return Optional.empty();
        }
        final Kept kept = new Kept(
                measured.spectrum().map(LyapunovSpectrum::numbers),
                measured.twins(),
                measured.covariant(),
                measured.activity(),
                measured.finding(),
                measured.note());
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            RecordCodec.write(new DataOutputStream(bytes), kept, Kept.class);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return Optional.of(bytes.toByteArray());
    }

    /**
     * {@return the result}
     *
     * @param recipe the network
     * @param bytes of its result
     * @throws IllegalArgumentException if these are not the bytes of a result
     */
    public static NetworkResult result(NetworkRecipe recipe, byte[] bytes) {
        try {
            final Kept kept = (Kept) RecordCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)), Kept.class);
            return new NetworkResult(
                    recipe,
                    new Measurement(
                            kept.spectrum.map(LyapunovSpectrum::new),
                            kept.twins,
                            kept.covariant,
                            kept.activity,
                            kept.finding,
                            kept.note));
        } catch (IOException e) {
            throw new IllegalArgumentException("a result ends too early", e);
        }
    }
}
