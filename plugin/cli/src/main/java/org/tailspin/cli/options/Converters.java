package org.tailspin.cli.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tailspin.core.analysis.ActivityDimensions;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.TransmitterSigns;
import org.tailspin.core.dimension.ScalingRange;
import org.tailspin.core.linalg.TangentPrecision;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.pipeline.Extent;
import org.tailspin.core.recipe.Grid;
import org.tailspin.files.Numbers;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** From the text of an option to its value. */
public final class Converters {

    /** The word for every exponent that there is. */
    static final String ALL = "all";

    /** The word for as many exponents as it takes. */
    static final String AUTO = "auto";

    private Converters() {}

    /**
     * Has a command line read numbers and words in our ways.
     *
     * @param line any
     */
    public static void register(CommandLine line) {
        line.registerConverter(Double.class, new Real());
        line.registerConverter(double.class, new Real());
        line.registerConverter(Integer.class, new Whole());
        line.registerConverter(int.class, new Whole());
        line.registerConverter(Long.class, new LongWhole());
        line.registerConverter(long.class, new LongWhole());
        line.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** A number, with a point in every locale. */
    public static final class Real implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return checked(text, Numbers::parse);
        }
    }

    /** A number of things: more than nine digits of them are more than anything here can count, and a slip of the pen. */
    public static final class Whole implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 9);
        }
    }

    static final class LongWhole implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return whole(text, 18);
        }
    }

    private static long whole(String text, int digits) {
        try {
            final long value = Long.parseLong(text.strip());
            if (Math.abs((double) value) < Math.pow(10, digits)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new TypeConversionException("'" + text + "' is not a whole number of at most " + digits + " digits");
    }

    /** A number of exponents, all, or auto. */
    static final class Exponents implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.equalsIgnoreCase(AUTO)) {
                return LyapunovSettings.AUTO;
            }
            return text.equalsIgnoreCase(ALL) ? Integer.valueOf(LyapunovSettings.ALL) : new Whole().convert(text);
        }
    }

    /** Values, and ranges from:to:count with :log or :lin, with commas between them, in ascending order. */
    public static final class Grids implements ITypeConverter<Grid> {

        /** What may be typed. */
        public static final String SYNTAX = "values and ranges from:to:count[:log|lin], with commas between them";

        @Override
        public Grid convert(String text) {
            return checked(text, t -> Grid.of(ranges(t)));
        }

        private static List<Grid> ranges(String text) {
            return Arrays.stream(text.split(",", -1)).map(Grids::range).toList();
        }

        private static Grid range(String text) {
            final String[] parts = text.split(":", -1);
            if (parts.length == 1) {
                return checked(text, t -> Grid.single(Numbers.parse(t)));
            }
            final String spacing = parts.length == 4 ? parts[3].strip() : "lin";
            if (parts.length < 3 || parts.length > 4 || !(spacing.equals("log") || spacing.equals("lin"))) {
                throw new TypeConversionException("'" + text + "' is not a value or a range: " + SYNTAX);
            }
            final int count = new Whole().convert(parts[2]);
            return checked(
                    text,
                    t -> new Grid(Numbers.parse(parts[0]), Numbers.parse(parts[1]), count, spacing.equals("log")));
        }
    }

    /** The same, in the order in which they are typed. */
    static final class NumberLists implements ITypeConverter<NumberList> {
        @Override
        public NumberList convert(String text) {
            return new NumberList(Grids.ranges(text).stream()
                    .flatMapToDouble(range -> Arrays.stream(range.values()))
                    .boxed()
                    .toList());
        }
    }

    /**
     * Numbers of an option.
     *
     * @param values in order
     */
    record NumberList(List<Double> values) {}

    static final class OtherTransmitters implements ITypeConverter<TransmitterSigns.Others> {
        @Override
        public TransmitterSigns.Others convert(String text) {
            return named(
                    TransmitterSigns.Others.values(), others -> others.name().toLowerCase(java.util.Locale.ROOT), text);
        }
    }

    static final class Normalisations implements ITypeConverter<Normalisation> {
        @Override
        public Normalisation convert(String text) {
            return named(Normalisation.values(), Normalisation::optionName, text);
        }
    }

    /** How many neurons and networks an experiment has. */
    public static final class Scales implements ITypeConverter<Extent.Scale> {
        @Override
        public Extent.Scale convert(String text) {
            return named(Extent.Scale.values(), scale -> scale.name().toLowerCase(Locale.ROOT), text);
        }
    }

    static final class Keeps implements ITypeConverter<EdgeList.Keep> {
        @Override
        public EdgeList.Keep convert(String text) {
            return named(EdgeList.Keep.values(), keep -> keep.name().toLowerCase(Locale.ROOT), text);
        }
    }

    /** A range lo:hi. */
    public static final class Ranges implements ITypeConverter<ScalingRange> {
        @Override
        public ScalingRange convert(String text) {
            final String[] parts = text.split(":", -1);
            if (parts.length != 2) {
                throw new TypeConversionException("'" + text + "' is not a range lo:hi");
            }
            return checked(text, t -> new ScalingRange(Numbers.parse(parts[0]), Numbers.parse(parts[1])));
        }
    }

    /** The largest network whose dimensions are measured with errors. */
    static final class DimensionChoices implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return switch (named(new String[] {"auto", "always", "never"}, Function.identity(), text)) {
                case "always" -> ActivityDimensions.ALWAYS;
                case "never" -> ActivityDimensions.NEVER;
                default -> ActivityDimensions.DEFAULT_UP_TO;
            };
        }
    }

    static final class Precisions implements ITypeConverter<TangentPrecision> {
        @Override
        public TangentPrecision convert(String text) {
            return named(TangentPrecision.values(), TangentPrecision::label, text);
        }
    }

    static final class Targets implements ITypeConverter<Precision.Target> {
        @Override
        public Precision.Target convert(String text) {
            return named(Precision.Target.values(), Targets::name, text);
        }

        static String name(Precision.Target target) {
            return target.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * {@return the value of that name}
     *
     * @param <E> type of the values
     * @param values to choose from
     * @param name how a value is typed
     * @param text as typed, in upper or lower case
     * @throws TypeConversionException if there is none; it names them all
     */
    public static <E> E named(E[] values, Function<E, String> name, String text) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not one of "
                        + Arrays.stream(values).map(name).collect(Collectors.joining(", "))));
    }

    /**
     * {@return the value}
     *
     * @param <T> type of the value
     * @param text as typed
     * @param parser which may refuse it
     * @throws TypeConversionException with the sentence of the refusal
     */
    public static <T> T checked(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
