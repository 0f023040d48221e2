"""Writes matlab73.mat and named.h5 beside this file, with h5py 3.16 and scipy 1.17, as MATLAB, Octave, AnnData and h5py write them.

MATLAB 7.3: an HDF5 file behind 512 bytes; an array lies by columns, so that its extents stand the other way round; MATLAB_class
says what it is; a sparse matrix is a group of jc, ir and data with its number of rows in MATLAB_sparse; an empty array holds its
extents.
"""
import pathlib

import h5py
import numpy as np
import scipy.sparse as sp

HERE = pathlib.Path(__file__).parent
W = np.array([[0, 1.5, -2], [3, 0, 0], [0, 0.25, 7]])
X = np.arange(1, 13).reshape(6, 2) ** 2 / 8.0


def matlab(file, name, value, kind="double"):
    if sp.issparse(value):
        columns = value.tocsc()
        group = file.create_group(name)
        group.attrs["MATLAB_class"] = np.bytes_(kind)
        group.attrs["MATLAB_sparse"] = np.uint64(columns.shape[0])
        if columns.nnz:
            group["data"] = columns.data
            group["ir"] = columns.indices.astype("u8")
        group["jc"] = columns.indptr.astype("u8")
        return
    data = np.array(value.shape, "u8") if value.size == 0 else np.ascontiguousarray(value.T)
    dataset = file.create_dataset(name, data=data, track_times=False)
    dataset.attrs["MATLAB_class"] = np.bytes_(kind)
    if value.size == 0:
        dataset.attrs["MATLAB_empty"] = np.uint8(1)


with h5py.File(HERE / "matlab73.mat", "w", userblock_size=512) as f:
    matlab(f, "W", W)
    matlab(f, "X", X)
    matlab(f, "S", sp.csc_matrix(W))
    matlab(f, "Z", sp.csc_matrix((3, 3)))
    matlab(f, "N", np.array([[3.0]]))
    matlab(f, "label", np.array([[ord(c) for c in "three"]], "u2"), "char")
    matlab(f, "none", np.zeros((0, 3)))
    matlab(f, "is_kept", np.array([[1, 0, 1]], "u1"), "logical")
    matlab(f, "edges", np.array([[1, 2, 0.5], [2, 3, -1], [3, 1, 2]]))
with open(HERE / "matlab73.mat", "r+b") as f:
    text = b"MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Thu Jan 01 00:00:00 2026 HDF5 schema 1.00 ."
    f.write(text.ljust(116) + b" " * 8 + bytes([0, 2]) + b"IM")

with h5py.File(HERE / "named.h5", "w") as f:
    f.create_dataset("net/W", data=W.astype(">f4"), chunks=(2, 2), compression="gzip", shuffle=True)
    f.create_dataset("net/lzf", data=W, chunks=(2, 3), compression="lzf")
    f["net/states"] = X
    f["net/copy"] = h5py.SoftLink("/net/W")
    f["net/nowhere"] = h5py.SoftLink("/nowhere")
    f["flags"] = W != 0
    f["half"] = W.astype("f2")
    f["text"] = "hello"
    f["complex"] = W.astype("c16")
    rows = sp.csr_matrix(W)
    layer = f.create_group("layer")
    layer.attrs["encoding-type"] = "csr_matrix"
    layer.attrs["shape"] = rows.shape
    for part in ("data", "indices", "indptr"):
        layer[part] = getattr(rows, part)
    octave = f.create_group("octave")
    octave.attrs["OCTAVE_NEW_FORMAT"] = np.uint8(1)
    octave["type"] = "matrix"
    octave["value"] = W.T
    f["connections"] = np.array(
        [(720575940621039145, 720575940621039146, 2.5), (720575940621039146, 720575940621039145, -1)],
        dtype=[("pre", "u8"), ("post", "u8"), ("weight", "f8")],
    )
