package org.tailspin.cli.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.Decimal;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.NeuronsOption;
import org.tailspin.cli.options.Usage;
import org.tailspin.core.theory.TransitionGain;
import org.tailspin.core.theory.TransitionLaw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** g*(N, alpha). */
@Command(
        name = "transition",
        description = "The gain g*(N, alpha) at which the state of rest becomes unstable (annealed theory,"
                + " stable couplings).")
public final class TransitionCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Option(names = "--alpha", paramLabel = "A", description = "Tail index, in (0, 2].")
    private Double alpha;

    @Mixin
    private NeuronsOption neurons;

    @Option(
            names = "--law",
            description =
                    "Also show the law of large N, (g*)^-alpha = C y + kappa with y = ln N + ln y, for alpha below 2: its"
                            + " constants and the gain it gives.")
    private boolean isWithLaw;

    @Override
    public Integer call() {
        final TransitionLaw law = isWithLaw
                ? common.checked(() -> TransitionLaw.of(Usage.needed("--alpha", alpha), neurons.count()))
                : null;
        final TransitionGain transition =
                common.checked(() -> TransitionGain.of(Usage.needed("--alpha", alpha), neurons.count()));
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("alpha", transition.alpha());
        fields.put("n", transition.n());
        fields.put("mean_log", transition.meanLog());
        String note = Decimal.put(fields, "gain", -transition.meanLog());
        if (law != null) {
            fields.put("law_tail_constant", law.tailConstant());
            fields.put("law_log_size", law.logSize());
            fields.put("law_kappa", law.kappa());
            fields.put("law_kappa_limit", law.kappaLimit());
            final String lawNote = Decimal.put(fields, "law_gain", -law.meanLog());
            note = note.isEmpty() ? lawNote : note;
            fields.put("law_log_error", transition.meanLog() - law.meanLog());
        }
        if (!note.isEmpty()) {
            fields.put("note", note);
        }
        common.show(fields);
        return ExitCode.OK;
    }
}
