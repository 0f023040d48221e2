package org.tailspin.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tailspin.cli.console.Spelling;
import org.tailspin.files.FileProblem;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What a configuration file says takes the place of an option's default. */
final class ConfigurationDefaults implements IDefaultValueProvider {

    private final Path path;
    private final Configuration file;
    private final Map<String, OptionSpec> options = new LinkedHashMap<>();

    /**
     * Reads defaults of options from a file.
     *
     * @param path of the file
     * @param options that it may hold
     * @throws FileProblem if it cannot be read, or names anything else
     */
    ConfigurationDefaults(Path path, List<OptionSpec> options) {
        this.path = path;
        file = Configuration.read(path);
        options.forEach(option -> this.options.put(Configuration.key(option), option));
        final List<String> known = new ArrayList<>(this.options.keySet());
        known.addAll(SweepJob.facts().keySet());
        for (String key : file.keys()) {
            if (!known.contains(key)) {
                throw new FileProblem(
                        path + ": there is no option '" + shown(key) + "'" + Spelling.suggestion(key, known));
            }
        }
    }

    private static String shown(String key) {
        final int most = 60;
        return key.length() > most ? key.substring(0, most) + "..." : key;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option && options.containsKey(Configuration.key(option))
                ? file.value(Configuration.key(option))
                : null;
    }

    /**
     * {@return the same, with the name of the file if that is where the value stands}
     *
     * @param e what is wrong with an option
     */
    ParameterException explained(ParameterException e) {
        final boolean isOfFile =
                e.getArgSpec() instanceof OptionSpec option && file.keys().contains(Configuration.key(option));
        return isOfFile
                ? new ParameterException(
                        e.getCommandLine(), path + ": " + e.getMessage(), e, e.getArgSpec(), e.getValue())
                : e;
    }

    /**
     * {@return a sentence on what the file was made with, if it is something else}
     *
     * @param facts of this program
     */
    Optional<String> foreign(Map<String, String> facts) {
        return facts.entrySet().stream()
                .filter(fact -> file.value(fact.getKey()) != null
                        && !file.value(fact.getKey()).equals(fact.getValue()))
                .findFirst()
                .map(fact -> path + " was written with " + fact.getKey() + " " + file.value(fact.getKey())
                        + ", but here is " + fact.getValue() + ": exponents may differ in their last digits");
    }
}
