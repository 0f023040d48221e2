package org.tailspin.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.console.Speaker;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.output.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** What this program runs on. */
@Command(name = "info", description = "Version, Java, operating system, processors and kernels.")
final class InfoCommand implements Callable<Integer> {

    @ParentCommand
    private Speaker root;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        final Map<String, Object> fields = new LinkedHashMap<>(Machine.fields());
        fields.put("cores", Runtime.getRuntime().availableProcessors());
        fields.put("memory_bytes", Runtime.getRuntime().maxMemory());
        if (common.isJson) {
            root.console().out().println(Json.text(fields));
        } else {
            Table.print(root.console().out(), fields);
        }
        return ExitCode.OK;
    }
}
