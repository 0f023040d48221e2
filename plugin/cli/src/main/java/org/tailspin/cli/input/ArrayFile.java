package org.tailspin.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.tailspin.cli.console.FileProblem;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Sparse;

/** Arrays of numbers in the binary formats of NumPy (.npy, .npz), SciPy (sparse .npz) and MATLAB (.mat, level 5). */
final class ArrayFile {

    private static final String NPY = ".npy";

    /** What the matrix of a sparse archive is called, which is made of all its arrays. */
    private static final String MATRIX = "matrix";

    /** More in one file are a mistake. */
    private static final int MOST_ARRAYS = 1000;

    private ArrayFile() {}

    /**
     * @param path of the file
     * @param variable name of the array, of a file that has several; null for the only one that will do
     * @param fits which arrays will do
     * @param what they are, in a sentence
     * @return the array; empty for a file of another format, such as text
     * @throws FileProblem if the file cannot be read, or has no such array, or several
     * @throws IllegalArgumentException if the memory does not hold it
     */
    static Optional<NumericArray> read(Path path, String variable, Predicate<NumericArray> fits, String what) {
        try (Opened opened = Opened.file(path)) {
            if (opened.is(FileKind.NPY)) {
                checkUnnamed(path, variable);
                final boolean isWhole = Files.isRegularFile(path) && !isCompressed(path);
                return Optional.of(NpyArray.read(path.toString(), opened.in(), isWhole ? Files.size(path) : -1));
            }
            if (opened.is(FileKind.ZIP)) {
                final Archive archive = npz(path, opened);
                return Optional.of(
                        archive.sparse().isPresent() && isItsName(variable)
                                ? archive.sparse().get().writtenOut()
                                : chosen(path, variable, archive.arrays(), fits, what));
            }
            if (opened.is(FileKind.MATLAB)) {
                return Optional.of(chosen(path, variable, mat(path, opened), fits, what));
            }
        } catch (IOException e) {
            throw Opened.problem(path, e);
        }
        checkUnnamed(path, variable);
        return Optional.empty();
    }

    /**
     * @param path of the file
     * @param variable as in {@link #read}
     * @return the matrix of a sparse archive of SciPy; empty for any other file
     * @throws FileProblem if the file cannot be read
     */
    static Optional<SparseArray> readSparse(Path path, String variable) {
        try (Opened opened = Opened.file(path)) {
            return opened.is(FileKind.ZIP) && isItsName(variable) && isSparse(path)
                    ? npz(path, opened).sparse()
                    : Optional.empty();
        } catch (IOException e) {
            throw Opened.problem(path, e);
        }
    }

    /** Whether an archive has an entry that says its format, by the list of its entries, which takes no time. */
    private static boolean isSparse(Path path) throws IOException {
        if (!Files.isRegularFile(path) || isCompressed(path)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.getEntry("format" + NPY) != null;
        } catch (ZipException e) {
            return false; // what is wrong with it, its reader says
        }
    }

    private static boolean isItsName(String variable) {
        return variable == null || variable.equals(MATRIX);
    }

    /** The arrays of an archive, or the sparse matrix that they are together. */
    private record Archive(Map<String, NumericArray> arrays, Optional<SparseArray> sparse) {}

    private static boolean isCompressed(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 0x1f;
        }
    }

    private static void checkUnnamed(Path path, String variable) {
        if (variable != null) {
            throw new FileProblem("--variable " + variable + " names an array of an archive, but " + path + " is none");
        }
    }

    private static NumericArray chosen(
            Path path, String variable, Map<String, NumericArray> arrays, Predicate<NumericArray> fits, String what) {
        final String all = arrays.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "' ("
                        + NumericArray.text(entry.getValue().shape()) + ")")
                .collect(Collectors.joining(", "));
        if (variable != null) {
            if (!arrays.containsKey(variable)) {
                throw new FileProblem(path + " has no array of numbers '" + variable + "'; there are "
                        + (all.isEmpty() ? "none" : all));
            }
            return arrays.get(variable);
        }
        final List<NumericArray> fitting = arrays.values().stream().filter(fits).toList();
        if (fitting.size() != 1) {
            throw new FileProblem(path + " must have one " + what + ", but has " + fitting.size() + "; there are "
                    + (all.isEmpty() ? "no arrays of numbers" : all)
                    + (fitting.isEmpty() ? "" : ": choose one with --variable"));
        }
        return fitting.get(0);
    }

    private static Archive npz(Path path, Opened opened) throws IOException {
        final Map<String, NumericArray> arrays = new LinkedHashMap<>();
        String format = null;
        int entries = 0;
        final ZipInputStream zip = new ZipInputStream(opened.in());
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries++;
            if (!entry.getName().endsWith(NPY) || entries > MOST_ARRAYS) {
                throw new FileProblem(path + " is a spreadsheet or an archive of other files than arrays ('"
                        + entry.getName() + "'): save the table as CSV, or the arrays with numpy.savez");
            }
            final String name = entry.getName().substring(0, entry.getName().length() - NPY.length());
            if (name.equals("format")) {
                final String text = new String(zip.readNBytes(1 << 12), StandardCharsets.ISO_8859_1);
                format = text.substring(text.indexOf('\n') + 1).replace("\0", "");
            } else {
                add(arrays, path, name, zip);
            }
        }
        return new Archive(arrays, format == null ? Optional.empty() : Optional.of(sparse(path, format, arrays)));
    }

    /** An array of text or objects beside those of numbers is left aside. */
    private static void add(Map<String, NumericArray> arrays, Path path, String name, ZipInputStream zip)
            throws IOException {
        try {
            arrays.put(name, NpyArray.read(path + ", array '" + name + "'", zip, -1));
        } catch (FileProblem e) {
            if (!e.getMessage().contains("a type of real or whole numbers")
                    && !e.getMessage().contains("long double")) {
                throw e;
            }
        }
    }

    /** As scipy.sparse.save_npz writes it. */
    private static SparseArray sparse(Path path, String format, Map<String, NumericArray> arrays) {
        final boolean isCoordinates = format.startsWith("coo");
        if (!isCoordinates && !format.startsWith("csr") && !format.startsWith("csc")) {
            throw new FileProblem(path + " is a sparse matrix in the format '" + format
                    + "', but it must be csr, csc or coo: convert it with tocsr()");
        }
        final double[] data = part(path, arrays, "data");
        final double[] extents = part(path, arrays, "shape");
        final int[] shape = {(int) extents[0], (int) extents[1]};
        final double[] minor = part(path, arrays, isCoordinates ? "row" : "indices");
        final double[] pointers = part(path, arrays, isCoordinates ? "col" : "indptr");
        final int[] rows = new int[data.length];
        final int[] columns = new int[data.length];
        try {
            if (isCoordinates) {
                for (int k = 0; k < data.length; k++) {
                    rows[k] = Objects.checkIndex((int) minor[k], shape[0]);
                    columns[k] = Objects.checkIndex((int) pointers[k], shape[1]);
                }
                return new SparseArray(shape, rows, columns, data);
            }
            final boolean isByRows = format.startsWith("csr");
            for (int major = 0; major + 1 < pointers.length; major++) {
                for (int k = (int) pointers[major]; k < (int) pointers[major + 1]; k++) {
                    rows[k] = Objects.checkIndex(isByRows ? major : (int) minor[k], shape[0]);
                    columns[k] = Objects.checkIndex(isByRows ? (int) minor[k] : major, shape[1]);
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new FileProblem(path + " is a sparse matrix with entries outside its " + NumericArray.text(shape), e);
        }
        return new SparseArray(shape, rows, columns, data);
    }

    private static double[] part(Path path, Map<String, NumericArray> arrays, String name) {
        if (!arrays.containsKey(name)) {
            throw new FileProblem(path + " is a sparse matrix without its array '" + name + "'");
        }
        return arrays.get(name).values();
    }

    private static Map<String, NumericArray> mat(Path path, Opened opened) throws IOException {
        final Map<String, NumericArray> arrays = new LinkedHashMap<>();
        try (Source source = Sources.wrapInputStream(opened.in());
                MatFile file =
                        Mat5.newReader(source).disableSubsystemProcessing().readMat()) {
            for (MatFile.Entry entry : file.getEntries()) {
                final Array array = entry.getValue();
                if (array instanceof Matrix matrix && !matrix.isComplex() && matrix.getNumDimensions() == 2) {
                    arrays.put(entry.getName(), table(matrix));
                }
            }
        } catch (RuntimeException e) {
            if (e instanceof FileProblem
                    || e.getMessage() != null && e.getMessage().contains("would take")) {
                throw e;
            }
            throw new FileProblem(path + " is no whole MATLAB file: " + e.getMessage(), e);
        }
        return arrays;
    }

    private static NumericArray table(Matrix matrix) {
        final int[] shape = {matrix.getNumRows(), matrix.getNumCols()};
        final double[] values = new double[NumericArray.count(shape)];
        if (matrix instanceof Sparse sparse) {
            sparse.forEach((row, column, real, imaginary) -> values[row * shape[1] + column] = real);
        } else {
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[1]; j++) {
                    values[i * shape[1] + j] = matrix.getDouble(i, j);
                }
            }
        }
        return new NumericArray(shape, values);
    }
}
