package org.tailspin.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.core.sweep.NetworkAnalysis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** What this program runs on. */
@Command(name = "info", description = "Version, Java, operating system, processors and kernels.")
final class InfoCommand implements Callable<Integer> {

    @ParentCommand
    private Tailspin root;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        final Map<String, Object> fields = new LinkedHashMap<>(machine());
        fields.put("cores", Runtime.getRuntime().availableProcessors());
        fields.put("memory_bytes", Runtime.getRuntime().maxMemory());
        if (common.isJson) {
            root.console().out().println(Json.text(fields));
        } else {
            Table.print(root.console().out(), fields);
        }
        return ExitCode.OK;
    }

    /**
     * @return version, Java, operating system and kernels: what a result depends on beside its settings
     */
    static Map<String, Object> machine() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", Version.TEXT);
        fields.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        fields.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        fields.put("kernels", NetworkAnalysis.kernels());
        return fields;
    }
}
