package org.tailspin.cli.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;

class TransitionCommandTest {

    /** Xie, Mihalas, Kusmierz 2025, equation 7, by an independent quadrature. */
    @ParameterizedTest
    @CsvSource({"1, 1000, 0.163128", "1.5, 1000, 0.372330", "2, 1000, 0.707461", "0.5, 100, 0.033843"})
    void findsTheGain(String alpha, String n, double gain) {
        final JsonNode json =
                Run.of("transition", "--alpha", alpha, "--n", n, "--json").json();
        final List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("alpha", "n", "mean_log", "gain"), names);
        assertEquals(Double.parseDouble(alpha), json.get("alpha").doubleValue());
        assertEquals(Integer.parseInt(n), json.get("n").intValue());
        assertEquals(gain, json.get("gain").doubleValue(), 5e-4);
        assertEquals(-Math.log(gain), json.get("mean_log").doubleValue(), 1e-4);
    }

    /** (g*)^-alpha = C y + kappa, with C = 2/pi at alpha = 1; the gain within 0.1 % of the integral. */
    @Test
    void showsTheLaw() {
        final JsonNode json = Run.of("theory", "transition", "--alpha", "1", "--n", "1000", "--law", "--json")
                .json();
        assertEquals(2 / Math.PI, json.get("law_tail_constant").doubleValue(), 1e-12);
        assertEquals(0.326, json.get("law_kappa").doubleValue(), 0.003);
        final double sum = json.get("law_tail_constant").doubleValue()
                        * json.get("law_log_size").doubleValue()
                + json.get("law_kappa").doubleValue();
        assertEquals(1 / sum, json.get("law_gain").doubleValue(), 1e-12);
        assertEquals(
                Math.log(json.get("law_gain").doubleValue() / json.get("gain").doubleValue()),
                json.get("law_log_error").doubleValue(),
                1e-12);
        assertTrue(Math.abs(json.get("law_log_error").doubleValue()) < 1e-3);
        Run.of("transition", "--alpha", "2", "--n", "1000", "--law").refused(ExitCode.USAGE, "below 2");
        Run.of("transition", "--alpha", "1", "--n", "2", "--law").refused(ExitCode.USAGE, "begins at N = 3");
        Run.of("transition", "--n", "2", "--law").refused(ExitCode.USAGE, "--alpha", "missing");
    }

    @Test
    void printsATable() {
        final Run run = Run.of("transition", "--alpha", "1", "--n", "1000");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.out().contains("gain      0.163128"), run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, 10, 2.5, '(0, 2]'",
        "0, 10, 0.0, '(0, 2]'",
        "NaN, 10, NaN, finite",
        "'1,5', 10, '1,5', number",
        "0x1p0, 10, 0x1p0, number",
        "1, 0, 0, at least 1",
        "1, -3, -3, at least 1",
        "1, 1.5, 1.5, whole number",
        "1, 99999999999, 99999999999, 9 digits"
    })
    void refusesBadValues(String alpha, String n, String value, String bound) {
        Run.of("transition", "--alpha", alpha, "--n", n).refused(ExitCode.USAGE, value, bound);
    }

    @Test
    void namesAMissingOption() {
        Run.of("transition", "--n", "10").refused(ExitCode.USAGE, "--alpha", "missing");
        Run.of("transition", "--alpha", "1").refused(ExitCode.USAGE, "--n", "missing");
    }

    /** exp(-2249) is not a gain of zero, and no double: it is written as a decimal number. */
    @Test
    void aGainBelowADoubleIsADecimalNumber() {
        final String json = Run.of("transition", "--alpha", "0.001", "--n", "1000", "--json")
                .out();
        assertTrue(json.matches("(?s).*\"gain\" : [1-9][.][0-9]+E-97[67]\\s*,.*"), json);
        final String text =
                Run.of("transition", "--alpha", "0.001", "--n", "1000").out();
        assertTrue(text.matches("(?s).*gain +[1-9][.][0-9]{5}e-97[67]\\s.*"), text);
        final JsonNode beyond = Run.of("transition", "--alpha", "1e-300", "--n", "1000", "--json")
                .json();
        assertTrue(!beyond.has("gain") && beyond.get("note").textValue().contains("more digits"), beyond.toString());
    }
}
