"""Writes gru.safetensors (safetensors 0.8) and gru.npz (numpy 2.4) beside this file: a small GRU of PyTorch's layout, float32."""
import pathlib

import numpy as np
from safetensors import TensorSpec, serialize_file

HERE = pathlib.Path(__file__).parent
N, I = 8, 2
rng = np.random.default_rng(1)
bound = 1 / np.sqrt(N)
shapes = {"weight_ih_l0": (3 * N, I), "weight_hh_l0": (3 * N, N), "bias_ih_l0": (3 * N,), "bias_hh_l0": (3 * N,)}
weights = {name: (3 * rng.uniform(-bound, bound, shape)).astype("f4") for name, shape in shapes.items()}
np.savez(HERE / "gru.npz", **weights)
values = np.array([[1, 0], [1, 3]])
types = {"f64": "f8", "f32": "f4", "f16": "f2", "i64": "i8", "u8": "u1", "bool": "?"}
arrays = {"rnn." + name: array for name, array in weights.items()}
arrays.update({"types." + name: values.astype(kind) for name, kind in types.items()})
upper = (values.astype("<f4").view("<u4") >> 16).astype("<u2")  # bfloat16: the upper half of a float
arrays["types.bf16"] = upper
entries = {
    name: TensorSpec(
        dtype="bfloat16" if array is upper else array.dtype.name,
        shape=array.shape,
        data_ptr=array.ctypes.data,
        data_len=array.nbytes,
    )
    for name, array in arrays.items()
}
serialize_file(entries, HERE / "gru.safetensors", {"format": "pt"})
