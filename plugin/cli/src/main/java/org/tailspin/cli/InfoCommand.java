package org.tailspin.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.output.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What this program runs on. */
@Command(name = "info", description = "Version, Java, operating system, processors and kernels.")
final class InfoCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        final Map<String, Object> fields = new LinkedHashMap<>(Machine.fields());
        fields.put("cores", Runtime.getRuntime().availableProcessors());
        fields.put("memory_bytes", Runtime.getRuntime().maxMemory());
        if (common.isJson) {
            common.console().out().println(Json.text(fields));
        } else {
            Table.print(common.console().out(), fields);
        }
        return ExitCode.OK;
    }
}
