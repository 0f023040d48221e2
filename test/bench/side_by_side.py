#!/usr/bin/env python3
"""One step of the Lyapunov computation of x' = tanh(W x): this project beside its peers, on one thread.

    mvn -q package -DskipTests -pl plugin/core,plugin/charts,plugin/openblas,plugin/cli
    test/bench/side_by_side.py [--rounds 3] [--case 1000,100 ...] [--jar plugin/cli/target/tailspin.jar]

Peers, of which absent ones are skipped (on Debian: python3-numpy python3-scipy python3-torch libopenblas0)
    careful     NumPy and SciPy with everything preallocated: dgemm, dgeqrf and dorgqr in place
    plain       the five lines that come to mind in NumPy
    published   the structure of published code: a dense diagonal matrix times W at every step, reduced QR; PyTorch,
                float32 as published, and float64 (published64)

Every number is the median of thread CPU time of full steps; the table shows the median over rounds, in each of which
all programs run one after the other, and the ratio to careful NumPy. The exit code is 1 if a ratio is worse than its
goal by more than 15 %.

An OpenBLAS that does not know the processor falls back to kernels several times slower, which would flatter us. The core
that NumPy's OpenBLAS runs on is printed; OPENBLAS_CORETYPE=SkylakeX (or Haswell, Zen) corrects it.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

# (ours, peer): case -> largest ratio of ours over the peer
GOALS = {
    ("openblas", "careful"): {"1000,100": 0.75, "1000,1000": 0.85, "500,500": 1.0, "100,100": 1.2},
    ("java", "careful"): {"1000,100": 1.5, "1000,1000": 1.6, "500,500": 1.6, "100,100": 1.6},
    ("openblas", "plain"): {"1000,1": 1.0, "3000,1": 1.0},
    ("java", "plain"): {"1000,1": 1.2, "3000,1": 1.2},
    ("openblas", "published"): {"1000,1": 1 / 60, "3000,1": 1 / 60, "1000,100": 0.2},
    ("openblas", "published64"): {"1000,100": 0.1},
}
TOLERANCE = 1.15
PEERS = ["careful", "plain", "published", "published64"]


def network(n, alpha=1.5, gain=1.5):
    import numpy as np
    rng = np.random.default_rng(1)
    u = np.pi * (rng.random((n, n)) - 0.5)
    e = -np.log1p(-rng.random((n, n)))
    z = np.sin(alpha * u) / np.cos(u) ** (1 / alpha) * (np.cos((1 - alpha) * u) / e) ** ((1 - alpha) / alpha)
    return gain * z / n ** (1 / alpha), rng.normal(size=n)


def careful(n, k):
    import numpy as np
    from scipy.linalg import blas, lapack
    w, x = network(n)
    w = np.asfortranarray(w)
    q, z = np.asfortranarray(np.eye(n, k)), np.empty((n, k), order="F")
    work = max(k, int(lapack.dgeqrf_lwork(n, k)[0]))
    total = np.zeros(k)
    while True:
        start = time.thread_time()
        x = np.tanh(w @ x)
        z = blas.dgemm(1.0, w, q, beta=0.0, c=z, overwrite_c=1) if k > 1 else w @ q
        z *= (1 - x * x)[:, None]
        if k == 1:
            norm = np.linalg.norm(z)
            z /= norm
            total[0] += np.log(norm)
        else:
            f, tau, _, _ = lapack.dgeqrf(z, lwork=work, overwrite_a=1)
            total += np.log(np.abs(np.diag(f)[:k]))
            z, _, _ = lapack.dorgqr(f[:, :k], tau, lwork=work, overwrite_a=1)
        z, q = q, z
        yield time.thread_time() - start


def plain(n, k):
    import numpy as np
    w, x = network(n)
    q, total = np.eye(n, k), np.zeros(k)
    while True:
        start = time.thread_time()
        x = np.tanh(w @ x)
        q, r = np.linalg.qr((1 - x * x)[:, None] * (w @ q))
        total += np.log(np.abs(np.diag(r)))
        yield time.thread_time() - start


def published(n, k, double=False):
    import torch
    torch.set_num_threads(1)
    w, x = network(n)
    dtype = torch.float64 if double else torch.float32
    w, x = torch.tensor(w, dtype=dtype), torch.tensor(x, dtype=dtype)
    q, total = torch.eye(n, dtype=dtype)[:, :k], torch.zeros(k, dtype=dtype)
    with torch.no_grad():
        while True:
            start = time.thread_time()
            y = w @ x
            x = torch.tanh(y)
            q, r = torch.linalg.qr(torch.diag(1 / torch.cosh(y) ** 2) @ w @ q, "reduced")
            d = torch.diagonal(r)
            q = q * torch.sign(d)
            total += torch.log(torch.clamp(d.abs(), min=1e-12))
            yield time.thread_time() - start


def measure_peer(name, n, k, steps):
    run = {"careful": careful, "plain": plain, "published": published,
           "published64": lambda n, k: published(n, k, double=True)}[name](n, k)
    for _ in range(3):
        next(run)
    print(1e3 * statistics.median(next(run) for _ in range(steps)))


def peer(name, case, steps):
    command = [sys.executable, os.path.abspath(__file__), "--measure", name, "--case", case, "--steps", str(steps)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def ours(kernels, case, steps, java, jar):
    n, k = case.split(",")
    command = [java, "-jar", jar, "bench", "--n", n, "--exponents", k, "--steps", str(steps), "--kernels", kernels, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stderr.strip(), file=sys.stderr)
        return None
    return json.loads(done.stdout)["ms_per_step"]


def core():
    done = subprocess.run([sys.executable, "-c", "import numpy"], capture_output=True, text=True, check=False,
                          env={**os.environ, "OPENBLAS_VERBOSE": "2"})
    return next((line for line in done.stderr.splitlines() + done.stdout.splitlines() if "Core" in line), "Core: unknown")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", action="append", metavar="N,k")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=11)
    parser.add_argument("--java", default="java")
    parser.add_argument("--jar", default=os.path.join(ROOT, "plugin", "cli", "target", "tailspin.jar"))
    parser.add_argument("--measure", choices=PEERS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    for name in THREADS:
        os.environ[name] = "1"
    if args.measure:
        measure_peer(args.measure, *map(int, args.case[0].split(",")), args.steps)
        return 0

    print(f"NumPy on {core()}, OPENBLAS_CORETYPE={os.environ.get('OPENBLAS_CORETYPE', '')}; ms per step (ratio to careful)")
    columns = ["openblas", "java"] + PEERS
    print("| N,k | " + " | ".join(columns) + " |\n|" + "---|" * (len(columns) + 1))
    worse = []
    for case in args.case or ["1000,1", "3000,1", "1000,100", "1000,1000", "500,500", "100,100"]:
        times = {name: [] for name in columns}
        for _ in range(args.rounds):
            for name in columns:
                ms = peer(name, case, args.steps) if name in PEERS else ours(name, case, args.steps, args.java, args.jar)
                if ms is not None:
                    times[name].append(ms)
        median = {name: statistics.median(values) for name, values in times.items() if values}
        base = median.get("careful")
        cells = [f"{median[c]:.3g}" + (f" ({median[c] / base:.2f})" if base else "") if c in median else "absent"
                 for c in columns]
        print(f"| {case} | " + " | ".join(cells) + " |", flush=True)
        for (mine, other), goals in GOALS.items():
            if case in goals and mine in median and other in median:
                ratio = median[mine] / median[other]
                if ratio > TOLERANCE * goals[case]:
                    worse.append(f"{case}: {mine} takes {ratio:.2f} of {other}, the goal is {goals[case]:.2f}")
    for line in worse:
        print(line)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
