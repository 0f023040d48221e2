package org.tailspin.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tailspin.core.analysis.NetworkAnalysis;

/** What a run is on. */
public final class Machine {

    private Machine() {}

    /** {@return version, Java, operating system and kernels: what a result depends on beside its settings} */
    public static Map<String, Object> fields() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", Version.TEXT);
        fields.put("commit", Version.COMMIT.orElse(null));
        fields.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        fields.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        fields.put("kernels", NetworkAnalysis.kernels());
        return fields;
    }
}
