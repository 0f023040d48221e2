package org.tailspin.files;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Arrays of numbers of an HDF5 file, by their paths in it, and of a MATLAB file of version 7.3, which is one. MATLAB and Octave
 * keep arrays by columns and mark what they wrote; such an array is turned, so that rows are their rows. The fields of a table of
 * records are vectors. Sparse matrices are those of MATLAB (datasets {@code jc}, {@code ir}, {@code data}) and of AnnData
 * ({@code indptr}, {@code indices}, {@code data}).
 */
final class HdfArrays {

    /** Attributes by which MATLAB, Octave and AnnData mark what they write. */
    private static final String MATLAB_CLASS = "MATLAB_class";

    private static final String MATLAB_EMPTY = "MATLAB_empty";
    private static final String MATLAB_SPARSE = "MATLAB_sparse";
    private static final String OCTAVE = "OCTAVE_NEW_FORMAT";
    private static final String ENCODING = "encoding-type";

    /** The words of a column of truth values. */
    private static final Map<String, Double> TRUTH = Map.of("FALSE", 0.0, "TRUE", 1.0);

    /** Where MATLAB keeps what cells and structures refer to. */
    private static final String INTERNAL = "#";

    private static final int DEEPEST = 32;

    /** Classes of MATLAB that are numbers; its texts and references are not. */
    private static final Set<String> NUMBERS = Set.of(
            "double", "single", "logical", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64");

    private final Path path;
    private final Map<String, StoredArray> arrays = new LinkedHashMap<>();

    private HdfArrays(Path path) {
        this.path = path;
    }

    /**
     * {@return that}
     *
     * @param path of the file
     * @param in its bytes, if the file must be read as a whole, such as a compressed one; null otherwise
     * @param use makes something of the arrays while the file is open
     * @param <T> what that is
     * @throws IOException if the file cannot be read
     * @throws FileProblem if it is wrong
     */
    static <T> T read(Path path, InputStream in, Function<Map<String, StoredArray>, T> use) throws IOException {
        try (HdfFile file = in == null ? new HdfFile(path) : HdfFile.fromBytes(in.readAllBytes())) {
            final HdfArrays found = new HdfArrays(path);
            found.add(file, "", 0);
            return use.apply(found.arrays);
        } catch (HdfException
                | BufferUnderflowException
                | BufferOverflowException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | ClassCastException e) {
            throw broken(path, e);
        }
    }

    private static FileProblem broken(Path path, Throwable cause) {
        return new FileProblem(
                path + " is no whole HDF5 file, or has a part that is not read: " + cause.getMessage(), cause);
    }

    private void add(Group group, String prefix, int depth) {
        if (depth > DEEPEST) {
            throw new FileProblem(path + " has more than " + DEEPEST + " groups inside each other");
        }
        for (Node node : group) {
            // a link names once more what stands elsewhere, or leads out of the file
            if (node.isLink() || node.getName().startsWith(INTERNAL)) {
                continue;
            }
            if (arrays.size() > ArrayFile.MOST_ARRAYS) {
                throw new FileProblem(
                        path + " has more than " + ArrayFile.MOST_ARRAYS + " arrays: take out those that are meant");
            }
            final String name = prefix + node.getName();
            if (node instanceof Dataset dataset) {
                add(dataset, name, isBy(dataset, MATLAB_CLASS));
            } else if (node instanceof Group inner) {
                add(name, inner, depth);
            }
        }
    }

    private void add(String name, Group group, int depth) {
        final Optional<StoredArray> sparse = sparse(group, name);
        if (sparse.isPresent()) {
            arrays.put(name, sparse.get());
        } else if (isBy(group, OCTAVE) && group.getChild("value") instanceof Dataset dataset) {
            add(dataset, name, true);
        } else {
            add(group, name + "/", depth + 1);
        }
    }

    private static boolean isBy(Node node, String attribute) {
        return node.getAttributes().containsKey(attribute);
    }

    private void add(Dataset dataset, String name, boolean isByColumns) {
        if (dataset.isCompound()) {
            fields(dataset, name);
        } else if (isNumeric(dataset)) {
            arrays.put(name, new Stored(dataset, name, isByColumns));
        }
    }

    private static boolean isNumeric(Dataset dataset) {
        final Attribute kind = dataset.getAttribute(MATLAB_CLASS);
        if (kind != null && !NUMBERS.contains(String.valueOf(kind.getData())) || isBy(dataset, MATLAB_EMPTY)) {
            return false;
        }
        return dataset.getDataType() instanceof FloatingPoint
                || dataset.getDataType() instanceof FixedPoint
                || dataset.getDataType() instanceof EnumDataType words
                        && TRUTH.keySet().containsAll(words.getEnumMapping().values());
    }

    /** The fields of records that are numbers; complex numbers, records of a real and an imaginary part, are none. */
    private void fields(Dataset dataset, String name) {
        if (dataset.getDimensions().length != 1 || !(dataset.getData() instanceof Map<?, ?> records)) {
            return;
        }
        records.forEach((field, numbers) -> {
            if (numbers != null && numbers.getClass().isArray() && isPlain(numbers)) {
                arrays.put(name + "/" + field, StoredArray.of(array(new int[] {(int) dataset.getSize()}, numbers)));
            }
        });
    }

    private static boolean isPlain(Object numbers) {
        return numbers.getClass().getComponentType().isPrimitive() || numbers instanceof BigInteger[];
    }

    /** An array that is read when it is asked for. */
    private final class Stored implements StoredArray {

        private final Dataset dataset;
        private final String name;
        private final boolean isByColumns;

        Stored(Dataset dataset, String name, boolean isByColumns) {
            this.dataset = dataset;
            this.name = name;
            this.isByColumns = isByColumns;
        }

        @Override
        public int[] shape() {
            final int[] shape = dataset.getDimensions();
            return isByColumns
                    ? IntStream.range(0, shape.length)
                            .map(i -> shape[shape.length - 1 - i])
                            .toArray()
                    : shape;
        }

        @Override
        public NumericArray read() {
            NumericArray.count(shape());
            try {
                final NumericArray array = array(shape(), dataset.getDataFlat());
                return isByColumns ? NumericArray.byColumns(array) : array;
            } catch (LinkageError e) {
                throw new FileProblem(
                        path + ": the array '" + name + "' is compressed by LZ4, which is not read: write it with gzip",
                        e);
            }
        }
    }

    private NumericArray array(int[] shape, Object numbers) {
        if (numbers instanceof double[] values) {
            return new NumericArray(shape, values);
        }
        if (numbers instanceof long[] wholes) {
            return NumericArray.of(shape, wholes);
        }
        if (numbers instanceof BigInteger[] large) { // unsigned, of 8 bytes
            return Arrays.stream(large).allMatch(number -> number.bitLength() < Long.SIZE)
                    ? NumericArray.of(
                            shape,
                            Arrays.stream(large)
                                    .mapToLong(BigInteger::longValue)
                                    .toArray())
                    : new NumericArray(
                            shape,
                            Arrays.stream(large)
                                    .mapToDouble(BigInteger::doubleValue)
                                    .toArray());
        }
        if (numbers instanceof String[] words) {
            return new NumericArray(
                    shape, Arrays.stream(words).mapToDouble(TRUTH::get).toArray());
        }
        final int count = numbers == null ? 0 : java.lang.reflect.Array.getLength(numbers);
        final double[] values = new double[NumericArray.count(shape)];
        for (int i = 0; i < count; i++) {
            values[i] = java.lang.reflect.Array.getDouble(numbers, i);
        }
        return new NumericArray(shape, values);
    }

    /** As MATLAB or AnnData write it; MATLAB leaves out the entries of a matrix that has none. */
    private Optional<StoredArray> sparse(Group group, String name) {
        final boolean isMatlab = isBy(group, MATLAB_SPARSE) && group.getChild("jc") instanceof Dataset;
        final String encoding = isBy(group, ENCODING)
                ? String.valueOf(group.getAttribute(ENCODING).getData())
                : "";
        if (!isMatlab && !encoding.equals("csr_matrix") && !encoding.equals("csc_matrix")) {
            return Optional.empty();
        }
        final int[] shape = isMatlab
                ? new int[] {(int) whole(group, MATLAB_SPARSE, 0), length(group, "jc") - 1}
                : new int[] {(int) whole(group, "shape", 0), (int) whole(group, "shape", 1)};
        return Optional.of(new StoredArray() {
            @Override
            public int[] shape() {
                return shape;
            }

            @Override
            public NumericArray read() {
                return entries().writtenOut();
            }

            @Override
            public Optional<SparseArray> sparse() {
                return Optional.of(entries());
            }

            private SparseArray entries() {
                try {
                    return SparseArray.compressed(
                            shape,
                            encoding.equals("csr_matrix"),
                            numbers(group, isMatlab ? "jc" : "indptr"),
                            numbers(group, isMatlab ? "ir" : "indices"),
                            numbers(group, "data"));
                } catch (IndexOutOfBoundsException e) {
                    throw new FileProblem(
                            path + ": '" + name + "' is a sparse matrix with entries outside its "
                                    + NumericArray.text(shape),
                            e);
                }
            }
        });
    }

    private double whole(Group group, String attribute, int place) {
        final Object data =
                isBy(group, attribute) ? group.getAttribute(attribute).getData() : null;
        if (data instanceof Number number) {
            return number.doubleValue();
        }
        if (data == null || !data.getClass().isArray()) {
            throw new FileProblem(path + ": the sparse matrix '" + group.getName() + "' does not say its extents");
        }
        return ((Number) java.lang.reflect.Array.get(data, place)).doubleValue();
    }

    private static int length(Group group, String name) {
        return (int) ((Dataset) group.getChild(name)).getSize();
    }

    private double[] numbers(Group group, String name) {
        return group.getChild(name) instanceof Dataset dataset && isNumeric(dataset)
                ? array(new int[] {(int) dataset.getSize()}, dataset.getDataFlat())
                        .values()
                : new double[0];
    }
}
