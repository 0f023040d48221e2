package org.tailspin.core.analysis;

import java.util.Optional;
import org.tailspin.core.lyapunov.CovariantSpectrum;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.RegimeFinding;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.run.ResultCodec;

/** A measurement, of records alone, as {@link ResultCodec} keeps it. */
record KeptMeasurement(
        Optional<LyapunovSpectrum.Numbers> spectrum,
        Optional<Twins.Growth> twins,
        Optional<CovariantSpectrum> covariant,
        Optional<Activity> activity,
        Optional<RegimeFinding> finding,
        String note) {

    /** {@return what is kept of it; empty if nothing was measured} */
    static Optional<KeptMeasurement> of(Measurement measured) {
        return measured.activity().isEmpty() && measured.finding().isEmpty()
                ? Optional.empty()
                : Optional.of(new KeptMeasurement(
                        measured.spectrum().map(LyapunovSpectrum::numbers),
                        measured.twins(),
                        measured.covariant(),
                        measured.activity(),
                        measured.finding(),
                        measured.note()));
    }

    Measurement measurement() {
        return new Measurement(spectrum.map(LyapunovSpectrum::new), twins, covariant, activity, finding, note);
    }
}
