package org.tailspin.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Sparse;

/** Arrays of numbers in the binary formats of NumPy (.npy, .npz), SciPy (sparse .npz), MATLAB (.mat of version 5 or 7.3), HDF5 and safetensors. */
final class ArrayFile {

    private static final String NPY = ".npy";

    /** What the matrix of a sparse archive is called, which is made of all its arrays. */
    private static final String MATRIX = "matrix";

    /** More in one file are a mistake. */
    static final int MOST_ARRAYS = 1000;

    /** What fits into a sentence. */
    private static final int MOST_LISTED = 20;

    private ArrayFile() {}

    /**
     * {@return the array; empty for a file of another format, such as text}
     *
     * @param path of the file
     * @param choice which array
     * @throws FileProblem if the file cannot be read, or has no such array, or several
     * @throws IllegalArgumentException if the memory does not hold it
     */
    static Optional<NumericArray> read(Path path, ArrayChoice choice) {
        return read(path, choice, StoredArray::read);
    }

    /**
     * {@return that; empty for a file of another format, such as text}
     *
     * @param path of the file
     * @param choice which array
     * @param use makes something of it while the file is open
     * @param <T> what that is
     * @throws FileProblem if the file cannot be read, or has no such array, or several
     * @throws IllegalArgumentException if the memory does not hold it
     */
    static <T> Optional<T> read(Path path, ArrayChoice choice, Function<StoredArray, T> use) {
        final Optional<T> read = of(path, (arrays, isAlone) -> {
            if (isAlone) {
                checkUnnamed(path, choice);
                return use.apply(arrays.values().iterator().next());
            }
            return use.apply(chosen(path, choice, arrays));
        });
        if (read.isEmpty()) {
            checkUnnamed(path, choice);
        }
        return read;
    }

    /**
     * {@return that; empty for a file of another format, such as text}
     *
     * @param path of the file
     * @param use makes something of all its arrays, by their names, while the file is open; and is told whether the
     *     format has one array, without a name
     * @param <T> what that is
     * @throws FileProblem if the file cannot be read
     */
    static <T> Optional<T> of(Path path, BiFunction<Map<String, StoredArray>, Boolean, T> use) {
        try (Opened opened = Opened.file(path)) {
            if (opened.is(FileKind.NPY)) {
                final boolean isWhole = Files.isRegularFile(path) && !isCompressed(path);
                final NumericArray array = NpyArray.read(path.toString(), opened.in(), isWhole ? Files.size(path) : -1);
                return Optional.of(use.apply(Map.of("", StoredArray.of(array)), true));
            }
            if (opened.is(FileKind.ZIP)) {
                return Optional.of(use.apply(npz(path, opened), false));
            }
            if (opened.is(FileKind.MATLAB)) {
                return Optional.of(use.apply(mat(path, opened), false));
            }
            if (opened.is(FileKind.SAFETENSORS)) {
                return Optional.of(use.apply(SafetensorsFile.read(path.toString(), opened.in()), false));
            }
            if (opened.is(FileKind.HDF5) || opened.is(FileKind.MATLAB_73)) {
                return Optional.of(HdfArrays.read(
                        path,
                        Files.isRegularFile(path) && !isCompressed(path) ? null : opened.in(),
                        arrays -> use.apply(arrays, false)));
            }
        } catch (IOException e) {
            throw Opened.problem(path, e);
        }
        return Optional.empty();
    }

    private static boolean isCompressed(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 0x1f;
        }
    }

    private static void checkUnnamed(Path path, ArrayChoice choice) {
        if (choice.variable().name() != null) {
            throw new FileProblem(choice.variable().option() + " "
                    + choice.variable().name() + " names an array of several, but " + path + " is no file of several");
        }
    }

    private static StoredArray chosen(Path path, ArrayChoice choice, Map<String, StoredArray> arrays) {
        if (choice.variable().name() != null) {
            if (!arrays.containsKey(choice.variable().name())) {
                throw new FileProblem(path + " has no array of numbers '"
                        + choice.variable().name() + "'; there are " + (arrays.isEmpty() ? "none" : list(arrays)));
            }
            return arrays.get(choice.variable().name());
        }
        final Map<String, StoredArray> fitting = new LinkedHashMap<>(arrays);
        fitting.values().removeIf(array -> !choice.fits().test(array.shape()));
        if (fitting.size() > 1) { // MATLAB's numbers are arrays of 1 x 1
            fitting.values().removeIf(array -> Arrays.stream(array.shape()).allMatch(extent -> extent == 1));
        }
        if (fitting.size() != 1) {
            throw new FileProblem(path + " must have one " + choice.what() + ", but has " + fitting.size()
                    + "; there are " + (arrays.isEmpty() ? "no arrays of numbers" : list(arrays))
                    + (fitting.isEmpty()
                            ? ""
                            : choice.variable().option() == null
                                    ? ": save the one that is meant in a file of its own"
                                    : ": choose one with " + choice.variable().option()));
        }
        return fitting.values().iterator().next();
    }

    /**
     * {@return their names and extents, those that would fill a page left out}
     *
     * @param arrays of a file
     */
    static String list(Map<String, StoredArray> arrays) {
        final String listed = arrays.entrySet().stream()
                .limit(MOST_LISTED)
                .map(entry -> "'" + entry.getKey() + "' ("
                        + NumericArray.text(entry.getValue().shape()) + ")")
                .collect(Collectors.joining(", "));
        return arrays.size() > MOST_LISTED ? listed + " and " + (arrays.size() - MOST_LISTED) + " more" : listed;
    }

    private static Map<String, StoredArray> npz(Path path, Opened opened) throws IOException {
        final Map<String, NumericArray> arrays = new LinkedHashMap<>();
        String format = null;
        int entries = 0;
        final ZipInputStream zip = new ZipInputStream(opened.in());
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries++;
            if (entry.getName().endsWith(".pkl") || entry.getName().equals("metadata.json")) {
                throw new FileProblem(path + " is a file of PyTorch or Keras that holds programs ('" + entry.getName()
                        + "'): save its weights with safetensors, numpy.savez or, of Keras, save_weights to .h5");
            }
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
        final Map<String, StoredArray> stored = new LinkedHashMap<>();
        if (format == null) {
            arrays.forEach((name, array) -> stored.put(name, StoredArray.of(array)));
        } else {
            stored.put(MATRIX, StoredArray.of(sparse(path, format, arrays)));
        }
        return stored;
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
        try {
            if (isCoordinates) {
                final int[] rows = new int[data.length];
                final int[] columns = new int[data.length];
                for (int k = 0; k < data.length; k++) {
                    rows[k] = Objects.checkIndex((int) minor[k], shape[0]);
                    columns[k] = Objects.checkIndex((int) pointers[k], shape[1]);
                }
                return new SparseArray(shape, rows, columns, data);
            }
            return SparseArray.compressed(shape, format.startsWith("csr"), pointers, minor, data);
        } catch (IndexOutOfBoundsException e) {
            throw new FileProblem(path + " is a sparse matrix with entries outside its " + NumericArray.text(shape), e);
        }
    }

    private static double[] part(Path path, Map<String, NumericArray> arrays, String name) {
        if (!arrays.containsKey(name)) {
            throw new FileProblem(path + " is a sparse matrix without its array '" + name + "'");
        }
        return arrays.get(name).values();
    }

    private static Map<String, StoredArray> mat(Path path, Opened opened) throws IOException {
        final Map<String, StoredArray> arrays = new LinkedHashMap<>();
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

    private static StoredArray table(Matrix matrix) {
        final int[] shape = {matrix.getNumRows(), matrix.getNumCols()};
        if (matrix instanceof Sparse sparse) {
            return StoredArray.of(entries(shape, sparse));
        }
        final double[] values = new double[NumericArray.count(shape)];
        for (int i = 0; i < shape[0]; i++) {
            for (int j = 0; j < shape[1]; j++) {
                values[i * shape[1] + j] = matrix.getDouble(i, j);
            }
        }
        return StoredArray.of(new NumericArray(shape, values));
    }

    private static SparseArray entries(int[] shape, Sparse sparse) {
        final int[] size = {0};
        sparse.forEach((row, column, real, imaginary) -> size[0]++);
        final int[] rows = new int[size[0]];
        final int[] columns = new int[size[0]];
        final double[] values = new double[size[0]];
        size[0] = 0;
        sparse.forEach((row, column, real, imaginary) -> {
            rows[size[0]] = row;
            columns[size[0]] = column;
            values[size[0]++] = real;
        });
        return new SparseArray(shape, rows, columns, values);
    }
}
