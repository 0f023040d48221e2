package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.console.ExitCode;

/** The pictures that commands write. */
class PicturesTest {

    /** The first colour of the pictures, that of what was measured. */
    private static final int BLUE = 0xFF0072B2;

    private static final int BLACK = 0xFF000000;

    @TempDir
    Path directory;

    private static Run run(String command) {
        return Run.of(command.split(" "));
    }

    private static long count(Path file, int colour) throws IOException {
        final BufferedImage image = ImageIO.read(file.toFile());
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour)
                .count();
    }

    @Test
    void exponentsTheirConvergenceAndTheButterfly() throws IOException {
        final Path spectrum = directory.resolve("spectrum.png");
        final Path convergence = directory.resolve("convergence.PNG");
        final Path butterfly = directory.resolve("butterfly.png");
        run("lyapunov --ensemble gaussian --gain 3 --n 20 --exponents 3 --warmup 20 --tangent-warmup 10 --steps 100 --json"
                        + " --picture " + spectrum + " --convergence " + convergence + " --butterfly " + butterfly)
                .json();
        assertTrue(count(spectrum, BLUE) > 1000);
        assertTrue(count(spectrum, BLACK) > 1000, "theory of Gaussian weights");
        assertTrue(count(convergence, BLUE) > 1000);
        assertTrue(count(butterfly, BLUE) > 1000);
        assertTrue(count(butterfly, BLACK) > 300, "the slope");
    }

    @Test
    void couplingsDrawnAndGiven() throws IOException {
        final Path drawn = directory.resolve("drawn.png");
        final Path given = directory.resolve("given.png");
        final Path matrix = directory.resolve("matrix.csv");
        run("couplings --alpha 1.2 --n 20 --json --picture " + drawn + " --form wide --export " + matrix)
                .json();
        run("couplings --normalise none --json --matrix " + matrix + " --picture " + given)
                .json();
        assertTrue(count(drawn, BLUE) > 1000);
        assertTrue(count(given, BLUE) > 1000);
    }

    @Test
    void principalComponentsOfStates() throws IOException {
        final StringBuilder states = new StringBuilder("a,b,c\n");
        IntStream.range(0, 40).forEach(i -> states.append(Math.sin(i))
                .append(',')
                .append(Math.cos(i * i))
                .append(',')
                .append(Math.sin(3 * i))
                .append('\n'));
        final Path table = Files.writeString(directory.resolve("states.csv"), states);
        final Path picture = directory.resolve("components.png");
        assertEquals(
                0,
                run("dimension --json --table " + table + " --picture " + picture)
                        .code());
        assertTrue(count(picture, BLUE) > 1000);
    }

    @Test
    void curvesOfTheory() throws IOException {
        final Path spectrum = directory.resolve("spectrum.png");
        final Path flow = directory.resolve("flow.png");
        run("theory gaussian-map --g-eff 2 --json --picture " + spectrum).json();
        run("theory flow --g-eff 2 --json --picture " + flow).json();
        assertTrue(count(spectrum, BLACK) > 1000);
        assertTrue(count(flow, BLUE) > 300);
    }

    /** The suffix of the name says the format, of every picture that an option names. */
    @Test
    void asVectors() throws IOException {
        final Path svg = directory.resolve("couplings.SVG");
        final Path pdf = directory.resolve("spectrum.pdf");
        run("couplings --alpha 1.2 --n 20 --json --picture " + svg).json();
        run("theory spectrum --g-eff 3 --json --picture " + pdf).json();
        assertTrue(Files.readString(svg).contains("<svg"));
        assertEquals("%PDF-", new String(Files.readAllBytes(pdf), 0, 5, StandardCharsets.US_ASCII));
    }

    /** Version and command line stand inside the file, and in JSON, as a shell reads them back. */
    @Test
    void filesSayWhatMadeThem() throws IOException {
        final Path folder = Files.createDirectory(directory.resolve("a b"));
        for (String name : new String[] {"p.png", "p.svg", "p.pdf"}) {
            final Path picture = folder.resolve(name);
            final Run run = Run.of("theory", "spectrum", "--g-eff", "3", "--json", "--picture", picture.toString());
            final String command = "tailspin theory spectrum --g-eff 3 --json --picture '" + picture + "'";
            assertEquals(command, run.provenance().get("command").asText());
            assertTrue(run.provenance().has("tailspin"));
            final String bytes =
                    name.endsWith("pdf") ? properties(picture) : Files.readString(picture, StandardCharsets.ISO_8859_1);
            assertTrue(bytes.contains("tailspin theory spectrum --g-eff 3"), name);
            assertTrue(bytes.contains("Tailspin "), name);
        }
        assertTrue(count(folder.resolve("p.png"), BLACK) > 1000, "still a picture");
    }

    private static String properties(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return document.getDocumentInformation().getCreator() + "\n"
                    + document.getDocumentInformation().getSubject();
        }
    }

    @Test
    void refusesWhatCannotBeWrittenBeforeTheWork() {
        final String endless = "lyapunov --alpha 1 --n 200 --steps 100000000 --json ";
        run(endless + "--picture " + directory.resolve("a.jpg"))
                .refused(ExitCode.USAGE, "--picture", ".png, .svg or .pdf", "a.jpg");
        run(endless + "--butterfly " + directory.resolve("none/a.png"))
                .refused(ExitCode.INPUT_OUTPUT, "cannot write", "a.png");
        run("couplings --alpha 1 --n 2000 --picture " + directory).refused(ExitCode.USAGE, ".png");
        assertFalse(Files.exists(directory.resolve("a.jpg")));
    }
}
