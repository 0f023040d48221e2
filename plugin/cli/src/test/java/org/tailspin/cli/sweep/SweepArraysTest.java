package org.tailspin.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;

class SweepArraysTest {

    @TempDir
    Path directory;

    private Path out;

    @BeforeEach
    void sweep() {
        out = directory.resolve("out");
        final Run run = Run.of(("sweep --alpha 2 --gain 0.5:2:3:log --n 6 --realisations 1 --exponents 3 --steps 10"
                        + " --warmup 5 --tangent-warmup 5 --no-picture --npz --out " + out)
                .split(" "));
        assertEquals(ExitCode.OK, run.code(), run.err());
    }

    private Map<String, byte[]> entries() throws IOException {
        final Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(out.resolve(OutputDirectory.ARRAYS))))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void hasAnArrayForEachColumn() throws IOException {
        final Map<String, byte[]> entries = entries();
        final Set<String> columns = Set.of(Files.readString(out.resolve(OutputDirectory.NETWORKS))
                .split("\r\n")[0]
                .split(","));
        assertEquals(
                columns,
                entries.keySet().stream().map(name -> name.replace(".npy", "")).collect(Collectors.toSet()));
        final byte[] exponents = entries.get("exponents.npy");
        final int length = Short.toUnsignedInt(
                ByteBuffer.wrap(exponents).order(ByteOrder.LITTLE_ENDIAN).getShort(8));
        assertEquals(0, (10 + length) % 64);
        assertEquals(
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 3,), }",
                new String(exponents, 10, length, StandardCharsets.US_ASCII).strip());
        final ByteBuffer values =
                ByteBuffer.wrap(exponents).order(ByteOrder.LITTLE_ENDIAN).position(10 + length);
        final String[] rows =
                Files.readString(out.resolve(OutputDirectory.SPECTRUM)).split("\r\n");
        for (int i = 0; i < 9; i++) {
            assertEquals(Double.parseDouble(rows[i + 1].split(",")[2]), values.getDouble());
        }
        assertEquals(0, values.remaining());
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        final byte[] first = Files.readAllBytes(out.resolve(OutputDirectory.ARRAYS));
        Run.of("sweep", "--resume", "--no-picture", "--npz", "--out", out.toString());
        assertArrayEquals(first, Files.readAllBytes(out.resolve(OutputDirectory.ARRAYS)));
    }

    /** Where NumPy is, it reads what was written. */
    @Test
    void numPyReadsIt() throws IOException, InterruptedException {
        final String script = "import sys\n"
                + "try:\n    import numpy as np\nexcept ImportError:\n    sys.exit(77)\n"
                + "a = np.load(sys.argv[1], allow_pickle=False)\n"
                + "print(a['network'][2], a['exponents'].shape, a['N'].dtype, a['coupling_seed'][0], a['gain'][2],"
                + " a['kaplan_yorke_is_lower_bound'].dtype, a['exponents'][1, 2])\n";
        final Process process;
        try {
            process = new ProcessBuilder(
                            "python3",
                            "-c",
                            script,
                            out.resolve(OutputDirectory.ARRAYS).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("python").toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "no python3");
            return;
        }
        final int code = process.waitFor();
        final String said = Files.readString(directory.resolve("python")).strip();
        assumeTrue(code == 0 || code != 77 && !said.contains("not found"), "no NumPy");
        assertEquals(0, code, said);
        final String row =
                Files.readString(out.resolve(OutputDirectory.SPECTRUM)).split("\r\n")[6];
        assertTrue(said.startsWith("stable a=2 g=2 N=6 c1 s1 (3, 3) int64 1 2.0 int8 "), said);
        assertEquals(
                Double.parseDouble(row.split(",")[2]), Double.parseDouble(said.substring(said.lastIndexOf(' ') + 1)));
    }
}
