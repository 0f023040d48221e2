package org.tailspin.cli.help;

import java.util.List;
import java.util.Map;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.CommonOptions;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** Help of every command, by one rule: options in groups, the usual ones first, and the rest behind {@code --help-all}. */
public final class GroupedHelp {

    private static final int WIDTH = 100;

    /** Of the column with the names of options. */
    private static final int LONGEST_NAME = 36;

    private GroupedHelp() {}

    /**
     * Has a command and all commands below it explain themselves in this way.
     *
     * @param line of the command
     */
    public static void install(CommandLine line) {
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(WIDTH);
        line.setUsageHelpLongOptionsMaxWidth(LONGEST_NAME);
        abbreviate(line);
        // the parser knows one option for help alone
        line.setExecutionStrategy(GroupedHelp::run);
    }

    private static int run(ParseResult result) {
        ParseResult last = result;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (!last.hasMatchedOption(CommonOptions.HELP_ALL)) {
            return new CommandLine.RunLast().execute(result);
        }
        final CommandLine asked = last.commandSpec().commandLine();
        asked.usage(asked.getOut());
        return ExitCode.OK;
    }

    private static void abbreviate(CommandLine line) {
        final CommandSpec command = line.getCommandSpec();
        command.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, GroupedHelp::options);
        line.getSubcommands().values().forEach(GroupedHelp::abbreviate);
    }

    /** The text of all groups. */
    private static String options(Help help) {
        final CommandSpec command = help.commandSpec();
        final boolean areAllWanted = isAllWanted(command);
        final Map<OptionGroup, List<OptionSpec>> groups = OptionGroup.of(command, areAllWanted);
        final List<OptionSpec> all =
                groups.values().stream().flatMap(List::stream).toList();
        final StringBuilder text = new StringBuilder();
        groups.forEach((group, options) -> {
            // all options decide on the width, so that the groups stand below each other
            final Help.Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
            layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
            text.append(String.format("%n%s:%n%s", group.title(), layout));
        });
        final long hidden = areAllWanted ? 0 : OptionGroup.hidden(command);
        if (hidden > 0) {
            text.append(String.format("%nThere are %d more options: %s shows them.%n", hidden, CommonOptions.HELP_ALL));
        }
        return text.toString();
    }

    private static boolean isAllWanted(CommandSpec command) {
        final OptionSpec all = command.findOption(CommonOptions.HELP_ALL);
        return all != null && Boolean.TRUE.equals(all.getValue());
    }
}
