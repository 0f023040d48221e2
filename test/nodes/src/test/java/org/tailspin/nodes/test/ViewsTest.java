package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.charts.Page;
import org.tailspin.cli.Main;
import org.tailspin.cli.console.Console;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;
import org.tailspin.nodes.common.Views;

/** The interactive views: their data, and, where the machine has a browser, what it makes of them. */
class ViewsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    /** The nodes, each executed on three networks. */
    enum Node {
        GENERATOR {
            @Override
            NodeRunner node() throws Exception {
                return Nodes.generator("neurons", 12, "seed", 7);
            }

            @Override
            Executed execute(NodeRunner node) throws Exception {
                return node.execute();
            }
        },
        INTEGRATOR {
            @Override
            NodeRunner node() throws Exception {
                return Nodes.integrator();
            }
        },
        LYAPUNOV {
            @Override
            NodeRunner node() throws Exception {
                return Nodes.lyapunov(Nodes.SHORT);
            }
        },
        DIMENSION {
            @Override
            NodeRunner node() throws Exception {
                return Nodes.dimension(Nodes.SHORT);
            }
        },
        THEORY {
            @Override
            NodeRunner node() throws Exception {
                return Nodes.theory();
            }

            @Override
            Executed execute(NodeRunner node) throws Exception {
                return node.execute(
                        Nodes.generator("ensemble", "GAUSSIAN", "neurons", 12, "gainFrom", 0.5, "gainTo", 3.0)
                                .execute()
                                .table(0));
            }
        },
        STATISTICS {
            @Override
            NodeRunner node() throws Exception {
                return Nodes.statistics();
            }
        };

        abstract NodeRunner node() throws Exception;

        Executed execute(NodeRunner node) throws Exception {
            return node.execute(Nodes.networks());
        }
    }

    private static String data(Node kind) throws Exception {
        NodeRunner node = kind.node();
        return (String) node.viewData(kind.execute(node));
    }

    @ParameterizedTest
    @EnumSource
    void everyNodeHasSomethingToShow(Node kind) throws Exception {
        JsonNode page = JSON.readTree(data(kind));
        int shown = 0;
        for (JsonNode column : page.get("columns")) {
            for (JsonNode panel : column.get("panels")) {
                shown += panel.get("kind").asText().equals("nothing") ? 0 : 1;
            }
        }
        assertTrue(shown > 0, kind + " has no panel: " + page.get("title"));
    }

    /** Every network is a point with its name, its value and its error, and has its spectrum. */
    @Test
    void aNetworkIsAPoint() throws Exception {
        NodeRunner node = Nodes.lyapunov(Nodes.SHORT);
        Executed executed = node.execute(Nodes.networks());
        BufferedDataTable table = executed.table(0);
        JsonNode page = JSON.readTree((String) node.viewData(executed));
        JsonNode curves = page.get("columns").get(0).get("panels").get(0).get("curves");
        JsonNode points = null;
        for (JsonNode curve : curves) {
            points = curve.has("names") ? curve : points;
        }
        assertEquals(3, points.get("names").size());
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    Tables.column(table, "network").get(i).toString(),
                    points.get("names").get(i).asText());
            double value = Double.parseDouble(
                    Tables.column(table, "lyapunov_max").get(i).toString());
            double error = Double.parseDouble(
                    Tables.column(table, "lyapunov_max_se").get(i).toString());
            assertEquals(value, points.get("y").get(i).asDouble(), 1e-5 * Math.abs(value));
            assertEquals(value + error, points.get("high").get(i).asDouble(), 1e-5 * Math.abs(value));
            assertEquals(
                    3,
                    page.get("spectra").get("networks").get(i).get("exponents").size());
        }
    }

    /** A workflow that was executed before there were views opens with a sentence. */
    @Test
    void withoutDataThereIsASentence() throws Exception {
        NodeRunner node = Nodes.lyapunov();
        String page = (String) node.viewData(new Executed(List.of(), List.of(), null));
        assertTrue(page.contains("execute the node again"), page);
    }

    /** In a frame that answers the messages of the page as KNIME's front end does. */
    @ParameterizedTest
    @EnumSource
    void aBrowserDrawsIt(Node kind) throws Exception {
        Path browser = browser();
        Path page = Files.createDirectories(directory.resolve("page/lib")).getParent();
        for (String file :
                new String[] {"index.html", "lib/client.js", "lib/page.js", "lib/page.css", "lib/echarts.min.js"}) {
            try (InputStream in = Views.class.getResourceAsStream("/page/" + file)) {
                Files.copy(in, page.resolve(file));
            }
        }
        Path frame = page.resolve("frame.html");
        String config = "{\"result\":" + data(kind) + "}"; // genuine KNIME hands a text on as it is
        Files.writeString(frame, """
                <body><iframe src="index.html" width="1100" height="800"></iframe><script>
                addEventListener('message', (e) => e.source.postMessage({ type: 'UIExtensionResponse',
                  requestId: e.data.requestId, payload: { initialData: %s } }, '*'));
                setInterval(() => { const inner = document.querySelector('iframe').contentDocument;
                  if (inner) document.body.dataset.charts = inner.body.dataset.charts; }, 100);
                </script></body>
                """.formatted(JSON.writeValueAsString(config).replace("</", "<\\/")));
        String drawn = Browser.load(browser, frame, directory.resolve("profile"));
        assertTrue(drawn.matches("(?s).*data-charts=\"[1-9]\".*"), drawn.substring(0, Math.min(400, drawn.length())));
    }

    /** The button of a view saves a page without scripts, with the sentences, the picture, every network and what made them. */
    @Test
    void theReportOfAViewIsAPageToHandOver() throws Exception {
        Path browser = browser();
        String data = data(Node.LYAPUNOV);
        Path page = directory.resolve("view.html");
        Files.writeString(
                page, "<!doctype html><meta charset=utf-8><body>" + Page.element(data) + Page.scripts() + """
                <script>
                setTimeout(() => {
                  // the text as it is handed over: a blob is read at a time of the machine, which the page's clock does not wait for
                  window.Blob = function (parts) { document.body.dataset.report = parts.join(''); };
                  URL.createObjectURL = () => 'blob:x';
                  HTMLAnchorElement.prototype.click = function () { document.body.dataset.file = this.download; };
                  document.querySelector('.report button').click();
                }, 500);
                </script></body>
                """);
        String drawn = Browser.load(browser, page, directory.resolve("profile"));
        assertTrue(drawn.matches("(?s).*data-file=\"[^\"]+\\.html\".*"), "no file was saved");
        String report = attribute(drawn, "report")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        JsonNode fields = JSON.readTree(data);
        for (JsonNode sentence : fields.get("sentences")) {
            assertTrue(
                    report.contains(sentence.asText().replace("&", "&amp;").replace("<", "&lt;")), sentence.asText());
        }
        for (JsonNode network : fields.get("spectra").get("networks")) {
            assertTrue(report.contains("<td>" + network.get("name").asText() + "</td>"), report);
        }
        assertTrue(report.startsWith("<!DOCTYPE html>") && report.contains("<svg"), report);
        assertTrue(report.contains("<td>kernels</td>"), report);
        assertFalse(report.contains("<script"), "it needs no scripts");
    }

    /** The report of a sweep: its charts are drawn, a click on a network shows its spectrum, and a chart is saved as SVG. */
    @Test
    void theReportMoves() throws Exception {
        Path browser = browser();
        Path out = directory.resolve("sweep");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            String[] words = {
                "sweep",
                "--alpha",
                "1.5,2",
                "--n",
                "20",
                "--gain",
                "0.5:3:4:log",
                "--realisations",
                "2",
                "--steps",
                "60",
                "--exponents",
                "3",
                "--out",
                out.toString()
            };
            assertEquals(0, Main.run(new Console(console, console, false, () -> false), words), () -> said.toString());
        }
        Path page = out.resolve("clicked.html");
        String script = """
                <script>
                setTimeout(() => { // after the first drawing
                const chart = echarts.getInstanceByDom(document.querySelector('.canvas'));
                const at = chart.getOption().series.findIndex((one) => one.type === 'scatter');
                const point = chart.getOption().series[at].data[0];
                const [x, y] = chart.convertToPixel({ seriesIndex: at }, point.value);
                const box = document.querySelector('.canvas canvas').getBoundingClientRect();
                for (const type of ['mousemove', 'mousedown', 'mouseup', 'click']) {
                  document.querySelector('.canvas canvas').dispatchEvent(
                    new MouseEvent(type, { clientX: box.left + x, clientY: box.top + y, bubbles: true }));
                }
                const saved = [];
                HTMLAnchorElement.prototype.click = function () { saved.push(decodeURIComponent(this.href).slice(0, 60)); };
                [...document.querySelectorAll('.tools button')].filter((b) => b.textContent === 'SVG')[0].click();
                document.body.dataset.saved = saved.join(' ');
                document.body.dataset.clicked = point.network;
                }, 500);
                </script></body></html>
                """;
        Files.writeString(page, Files.readString(out.resolve("report.html")).replace("</body></html>", script));
        String drawn = Browser.load(browser, page, directory.resolve("profile"));
        assertTrue(drawn.matches("(?s).*data-charts=\"[1-9]\".*"));
        String network = attribute(drawn, "clicked");
        assertTrue(drawn.contains("Lyapunov spectrum of " + network), "no spectrum of " + network);
        assertTrue(drawn.matches("(?s).*data-saved=\"data:image/svg[^\"]*svg.*"), "nothing was saved");
    }

    /** What a script left in the page. By search: an expression that does not match a page of a megabyte tries for hours. */
    private static String attribute(String drawn, String name) {
        String before = " data-" + name + "=\"";
        int begin = drawn.indexOf(before);
        assertTrue(begin >= 0, "the page has no data-" + name);
        return drawn.substring(begin + before.length(), drawn.indexOf('"', begin + before.length()));
    }

    private static Path browser() {
        Optional<Path> browser = Browser.find();
        assumeTrue(browser.isPresent(), "this machine has no Chromium on its search path");
        return browser.get();
    }
}
