"""Writes small networks of real frameworks, and what these make of them: frameworks.csv, torch.safetensors, keras.weights.h5, keras_gru.npz.

PyTorch 2.13 (torch.nn.RNN, GRU, LSTM) and Keras 3 (SimpleRNN, GRU, LSTM; backend torch), double precision, 12 units, 3 signals u_j(t) = sin(.3 (j + 1)
t), 60 steps from zeros. frameworks.csv: the last h of every network. Keras's own loop, which SimpleRNN
and a GRU with reset_after=False go through, rounds to single precision on the way; its GRU and LSTM are PyTorch's kernels here.
"""
import csv
import os
import pathlib

os.environ["KERAS_BACKEND"] = "torch"
import keras
import numpy as np
import torch
from safetensors.torch import save_file

HERE = pathlib.Path(__file__).parent
N, I, T = 12, 3, 60
torch.manual_seed(1)
keras.utils.set_random_seed(1)
torch.set_default_dtype(torch.float64)
keras.config.set_floatx("float64")
u = np.sin(0.3 * np.outer(np.arange(T), np.arange(1, I + 1)))
rows, tensors = [], {}
for name, cell in [("rnn", torch.nn.RNN), ("gru", torch.nn.GRU), ("lstm", torch.nn.LSTM)]:
    layer = cell(I, N)
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter *= 2
        h = layer(torch.tensor(u)[:, None, :])[0][-1, 0].numpy()
    tensors.update({f"{name}.{key}": value for key, value in layer.state_dict().items()})
    rows.append(["torch", name, *map(repr, map(float, h))])
save_file(tensors, HERE / "torch.safetensors")
layers = [
    ("rnn", keras.layers.SimpleRNN(N, name="rnn")),
    ("gru", keras.layers.GRU(N, name="gru")),
    ("gru_before", keras.layers.GRU(N, reset_after=False, name="gru_before")),
    ("lstm", keras.layers.LSTM(N, name="lstm")),
]
signals = keras.Input((T, I))
model = keras.Model(signals, [layer(signals) for _, layer in layers])
rng = np.random.default_rng(2)
for name, layer in layers:
    layer.set_weights([2 * w + 0.1 * rng.standard_normal(w.shape) for w in layer.get_weights()])
    rows.append(["keras", name, *map(repr, map(float, np.asarray(layer(u[None]).detach())[0]))])
model.save_weights(HERE / "keras.weights.h5")
np.savez(HERE / "keras_gru.npz", *layers[1][1].get_weights())
with open(HERE / "frameworks.csv", "w", newline="") as f:
    csv.writer(f, lineterminator="\n").writerows(rows)
print(torch.__version__, keras.__version__)
