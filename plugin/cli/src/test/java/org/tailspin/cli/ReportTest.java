package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.sweep.GainSweep;
import org.tailspin.core.sweep.Grid;
import org.tailspin.core.sweep.NetworkAnalysis;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.core.sweep.Sweep;

class ReportTest {

    private static final GainSweep PLAN = new GainSweep(
            List.of(new StableEnsemble(1), new StableEnsemble(2)),
            8,
            new Grid(0.5, 2, 2, true),
            2,
            1,
            Nonlinearity.TANH,
            0);

    private static String page(boolean isWithPicture) {
        final List<NetworkResult> results = new ArrayList<>();
        new Sweep<>(PLAN.recipes(), new NetworkAnalysis(new LyapunovSettings(3, 10, 10, 50)))
                .run(
                        Runnable::run,
                        1,
                        new Progress(new Console(System.out, System.err, false, () -> false), 8),
                        results::add);
        return new Report(PLAN, results, Map.of("a<b", "x & \"y\""), isWithPicture).html();
    }

    @Test
    void isCompleteInItself() throws IOException {
        final String page = page(true);
        final Matcher pictures =
                Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"").matcher(page);
        int count = 0;
        while (pictures.find()) {
            final byte[] png = Base64.getDecoder().decode(pictures.group(1));
            assertEquals(1920, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
            count++;
        }
        assertEquals(2, count);
        final String markup = page.replaceAll("base64,[^\"]+", "");
        assertFalse(Pattern.compile("https?:|<script|<link|@import|url\\(")
                .matcher(markup)
                .find());
    }

    @Test
    void showsEveryNetworkAndTransitionGain() {
        final String page = page(false);
        PLAN.recipes().forEach(recipe -> assertTrue(page.contains("<td>" + recipe.name() + "</td>"), recipe.name()));
        // alpha = 2, N = 8: exp(-(psi(4) + ln(1/2)) / 2), psi(4) = 11/6 - 0.5772156649
        final double gain = Math.exp(-(11.0 / 6 - 0.5772156649 - Math.log(2)) / 2);
        assertTrue(page.contains("<td>\u03b1 = 2</td><td>" + Table.number(gain) + "</td>"), page);
        assertFalse(page.contains("<img"));
    }

    @Test
    void escapesAllText() {
        final String page = page(false);
        assertTrue(page.contains("<td>a&lt;b</td><td>x &amp; &quot;y&quot;</td>"), page);
        assertEquals("&lt;&#39;&gt;", Html.escape("<'>"));
    }
}
