"""Writes cells.csv: exponents of cells with weights by formula, by numpy 2.4 (nothing of Tailspin).

The Jacobian of a step comes from complex steps through the update equations of PyTorch (torch.nn.RNN, GRU, LSTM) and Keras
(reset_after=False), so that no formula of a derivative enters. N = 32, one signal; M_k[i][j] = s_k sin(1 + .37 k + 1.7 i + 2.3 j + 1.9 i j),
v_k[i] = .1 sin(k + i); W_ih = M_1 (s_1 = 1), W_hh = M_2 (s_2 = s / sqrt 32), b_ih = v_3, b_hh = v_4; from zeros, u(t) = 0 or sin(.3 t),
100 steps of warm-up, then 400 of QR from the identity.
"""
import csv
import pathlib

import numpy as np

N = 32


def matrix(k, s, rows, columns):
    i, j = np.arange(rows)[:, None], np.arange(columns)[None, :]
    return s * np.sin(1 + 0.37 * k + 1.7 * i + 2.3 * j + 1.9 * i * j)


def step(cell, x, u, w, r, b, c):
    sg = lambda y: 1 / (1 + np.exp(-y))  # logistic
    h = x[:N]
    a = w @ u + b
    if cell == "rnn":
        return np.tanh(a + r @ h + c)
    if cell.startswith("gru"):
        q = r @ h + c
        reset, z = sg(a[:N] + q[:N]), sg(a[N : 2 * N] + q[N : 2 * N])
        if cell == "gru":
            n = np.tanh(a[2 * N :] + reset * q[2 * N :])
        else:
            n = np.tanh(a[2 * N :] + r[2 * N :] @ (reset * h) + c[2 * N :])
        return (1 - z) * n + z * h
    y = a + r @ h + c
    memory = sg(y[N : 2 * N]) * x[N:] + sg(y[:N]) * np.tanh(y[2 * N : 3 * N])
    return np.concatenate([sg(y[3 * N :]) * np.tanh(memory), memory])


def jacobian(f, x):
    columns = []
    for j in range(x.size):
        z = x.astype(complex)
        z[j] += 1e-200j
        columns.append(f(z).imag / 1e-200)
    return np.array(columns).T


rows = []
for cell, blocks, variables in [("rnn", 1, 1), ("gru", 3, 1), ("gru_reset_before", 3, 1), ("lstm", 4, 2)]:
    for s in (1.0, 3.0):
        for driven in (0, 1):
            w, r = matrix(1, 1, blocks * N, 1), matrix(2, s / np.sqrt(N), blocks * N, N)
            b, c = 0.1 * np.sin(3 + np.arange(blocks * N)), 0.1 * np.sin(4 + np.arange(blocks * N))
            x, q, sums, dets = np.zeros(variables * N), np.eye(variables * N), np.zeros(variables * N), 0.0
            for t in range(500):
                u = np.array([np.sin(0.3 * t) if driven else 0.0])
                if t >= 100:
                    j = jacobian(lambda z: step(cell, z, u, w, r, b, c), x)
                    dets += np.linalg.slogdet(j)[1]
                    q, upper = np.linalg.qr(j @ q)
                    sums += np.log(np.abs(np.diag(upper)))
                x = step(cell, x, u, w, r, b, c)
            e = np.sort(sums / 400)[::-1]
            rows.append([cell, s, driven, *(repr(float(v)) for v in (e[0], e[1], e[-1], e.sum(), dets / 400, x[0], x[N - 1]))])
with open(pathlib.Path(__file__).parent / "cells.csv", "w", newline="") as f:
    out = csv.writer(f, lineterminator="\n")
    out.writerow("cell,s,driven,lambda_1,lambda_2,lambda_last,sum,log_det,h_first,h_last".split(","))
    out.writerows(rows)
