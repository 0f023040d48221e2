package org.tailspin.files;

import java.nio.file.Path;
import org.tailspin.core.dynamics.trained.NamedWeights;
import org.tailspin.core.dynamics.trained.RecurrentWeights;
import org.tailspin.core.dynamics.trained.WeightArray;

/** The weights of a trained recurrent network, out of a file of named arrays: .npz, safetensors, HDF5 or MATLAB. */
public final class NetworkFile {

    private NetworkFile() {}

    /**
     * {@return the weights}
     *
     * @param path of the file
     * @param wanted which layer, and how its weights are laid out
     * @throws FileProblem if the file cannot be read, or has no such layer
     * @throws IllegalArgumentException if the memory does not hold it
     */
    public static RecurrentWeights read(Path path, NamedWeights wanted) {
        return ArrayFile.of(path, (arrays, isAlone) -> {
                    try {
                        return wanted.of(arrays.keySet(), name -> {
                            final NumericArray array = arrays.get(name).read();
                            return new WeightArray(array.shape(), array.values());
                        });
                    } catch (IllegalArgumentException e) {
                        throw new FileProblem(path + ": " + e.getMessage(), e);
                    }
                })
                .orElseThrow(() -> new FileProblem(path
                        + " must hold named arrays (.npz, .safetensors, .h5 or .mat), but is text or of a format that is not"
                        + " known"));
    }
}
