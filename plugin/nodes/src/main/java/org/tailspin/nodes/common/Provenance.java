package org.tailspin.nodes.common;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tailspin.core.analysis.NetworkAnalysis;

/** What a result depends on beside settings and seeds, which the workflow and the tables have. */
final class Provenance {

    private Provenance() {}

    /** {@return the version of this bundle, as its manifest says} */
    static String version() {
        return Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** For the report of a view. */
    static Map<String, String> fields() {
        final Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Tailspin", version());
        fields.put("kernels", NetworkAnalysis.kernels());
        fields.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        fields.put(
                "operating system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        return fields;
    }
}
