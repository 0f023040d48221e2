package org.tailspin.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.output.OutputDirectory;

class ReportTest {

    private static final String PLAN = "sweep --alpha 1,2 --n 8 --gain 0.5:2:2:log --realisations 2 --exponents 3"
            + " --warmup 10 --tangent-warmup 10 --steps 50 --out ";

    @TempDir
    Path directory;

    private String page(String... more) throws IOException {
        final Path out = directory.resolve("out");
        final List<String> args = new ArrayList<>(List.of((PLAN + out).split(" ")));
        args.addAll(List.of(more));
        assertEquals(ExitCode.OK, Run.of(args.toArray(String[]::new)).code());
        return Files.readString(out.resolve(OutputDirectory.REPORT));
    }

    @Test
    void isCompleteInItself() throws IOException {
        final String page = page();
        final Matcher pictures =
                Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"").matcher(page);
        int count = 0;
        while (pictures.find()) {
            final byte[] png = Base64.getDecoder().decode(pictures.group(1));
            // panels side by side are wider than a single one
            assertEquals(
                    count == 0 ? 2200 : 1920,
                    ImageIO.read(new ByteArrayInputStream(png)).getWidth());
            count++;
        }
        assertEquals(2, count);
        // what the scripts of the page name is no place that it asks
        final String markup =
                page.replaceAll("base64,[^\"]+", "").replaceAll("(?s)<script( type=\"[^\"]*\")?>.*?</script>", "");
        assertFalse(Pattern.compile("https?:|<script|<link|@import|url\\(")
                .matcher(markup)
                .find());
    }

    @Test
    void showsEveryNetworkAndTransitionGain() throws IOException {
        final String page = page("--no-picture");
        final SweepJob job = SweepJob.of("--alpha", "1,2", "--n", "8", "--gain", "0.5:2:2:log", "--realisations", "2");
        assertEquals(8, job.size());
        for (int i = 0; i < 8; i++) {
            assertTrue(page.contains("<td>" + job.name(i) + "</td>"), job.name(i));
        }
        // alpha = 2, N = 8: exp(-(psi(4) + ln(1/2)) / 2), psi(4) = 11/6 - 0.5772156649
        final double gain = Math.exp(-(11.0 / 6 - 0.5772156649 - Math.log(2)) / 2);
        assertTrue(page.contains("<td>\u03b1 = 2</td><td>" + Table.number(gain) + "</td>"), page);
        assertFalse(page.contains("<img"));
    }

    @Test
    void escapesAllText() {
        assertEquals("&lt;&#39;&gt;", Html.escape("<'>"));
        assertEquals(
                "<p>&lt;script&gt; &amp; &quot;y&quot;</p>\n",
                new Html().element("p", "<script> & \"y\"").toString());
        final String table =
                new Html().table(List.of("<b>"), List.of("a<i>"), List::of).toString();
        assertTrue(table.contains("<th>&lt;b&gt;</th>") && table.contains("<td>a&lt;i&gt;</td>"), table);
    }
}
