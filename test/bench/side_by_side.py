#!/usr/bin/env python3
"""One step of the Lyapunov computation of x' = tanh(W x): this project beside its peers, on one thread.

    mvn -q package -DskipTests -pl plugin/core,plugin/charts,plugin/openblas,plugin/cli
    test/bench/side_by_side.py [--rounds 3] [--case 1000,100 ...] [--jar plugin/cli/target/tailspin.jar]
    test/bench/side_by_side.py --kaplan-yorke

A case is N,k: k exponents of N neurons. N,0 is the state alone, and N,0,B are B trajectories of one network, per trajectory.

Peers, of which absent ones are skipped (on Debian: python3-numpy python3-scipy python3-torch libopenblas0)
    careful     NumPy and SciPy with everything preallocated: dgemm, dgeqrf and dorgqr in place
    plain       the five lines that come to mind in NumPy
    published   the structure of published code: a dense diagonal matrix times W at every step, reduced QR; PyTorch,
                float32 as published, and float64 (published64); without PyTorch the same in NumPy and SciPy

Ours run in double precision, and with 6 to N/2 exponents in single precision as well (openblas-single, java-single).

Of B trajectories, careful NumPy computes one; plain NumPy all of them in one matrix product.

Every number is the median of thread CPU time of full steps; the table shows the median over rounds, in each of which
all programs run one after the other, and the ratio to careful NumPy. The exit code is 1 if a ratio is worse than its
goal by more than 15 %.

With --kaplan-yorke: runs at N = 1000 that find the number of exponents themselves, beside the published structure with the full
spectrum. A step: with that many exponents, orthonormalised at every step. A whole run: processor time with Java's start, its
compiler, drawing, warm-up and the frames that were too small, beside as many measured steps of the published structure without
any warm-up. The exit code is 1 if a step misses its goal by more than 15 %.

An OpenBLAS that does not know the processor falls back to kernels several times slower, which would flatter us. The core
that NumPy's OpenBLAS runs on is printed with the processor; OPENBLAS_CORETYPE=SkylakeX (or Haswell, Zen) corrects it.
"""
import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

# (ours, peer): case -> largest ratio of ours over the peer
GOALS = {
    ("openblas", "careful"): {"1000,100": 0.75, "1000,1000": 0.85, "500,500": 1.0, "100,100": 1.2,
                              "1000,0": 1.0, "3000,0": 1.0, "3000,0,12": 0.3},
    ("java", "careful"): {"1000,100": 1.5, "1000,1000": 1.6, "500,500": 1.6, "100,100": 1.6,
                          "1000,0": 1.0, "3000,0": 1.0, "3000,0,12": 0.3},
    ("openblas", "plain"): {"1000,1": 1.0, "3000,1": 1.0},
    ("java", "plain"): {"1000,1": 1.2, "3000,1": 1.2},
    ("openblas", "published"): {"1000,1": 1 / 60, "3000,1": 1 / 60, "1000,100": 0.2},
    ("openblas", "published64"): {"1000,100": 0.1},
    ("openblas-single", "openblas"): {"1000,100": 0.6},
    ("openblas-single", "published"): {"1000,100": 0.1},
}
TOLERANCE = 1.15
OURS = ["openblas", "openblas-single", "java", "java-single"]
PEERS = ["careful", "plain", "published", "published64"]
CASES = ["1000,0", "3000,0", "3000,0,12", "1000,1", "3000,1", "1000,100", "1000,1000", "500,500", "100,100"]

# alpha, gain, and how many times faster than the published recipe in float64 with OpenBLAS and in Java
KAPLAN_YORKE = [(1.0, 2.0, 25, 12), (1.5, 1.5, 10, 5), (2.0, 1.5, 5, 2.5)]
KAPLAN_YORKE_STEPS = 300


def network(n, alpha=1.5, gain=1.5):
    import numpy as np
    rng = np.random.default_rng(1)
    u = np.pi * (rng.random((n, n)) - 0.5)
    e = -np.log1p(-rng.random((n, n)))
    z = np.sin(alpha * u) / np.cos(u) ** (1 / alpha) * (np.cos((1 - alpha) * u) / e) ** ((1 - alpha) / alpha)
    return gain * z / n ** (1 / alpha), rng.normal(size=n)


def state_in_place(n):
    import numpy as np
    w, x = network(n)
    y = np.empty(n)
    while True:
        start = time.thread_time()
        np.dot(w, x, out=y)
        np.tanh(y, out=x)
        yield time.thread_time() - start


def states(n, trajectories):
    import numpy as np
    w, x = network(n)
    if trajectories > 1:
        x = np.random.default_rng(2).normal(size=(n, trajectories))
    while True:
        start = time.thread_time()
        x = np.tanh(w @ x)
        yield (time.thread_time() - start) / trajectories


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
    try:
        import torch
    except ImportError:
        yield from published_in_numpy(n, k, double)
        return
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


def published_in_numpy(n, k, double):
    import numpy as np
    from scipy import linalg
    dtype = np.float64 if double else np.float32
    w, x = (array.astype(dtype) for array in network(n))
    q, total = np.eye(n, dtype=dtype)[:, :k], np.zeros(k, dtype=dtype)
    while True:
        start = time.thread_time()
        y = w @ x
        x = np.tanh(y)
        # numpy.linalg.qr would compute in double precision
        q, r = linalg.qr(np.diag(1 / np.cosh(y) ** 2) @ w @ q, overwrite_a=True, mode="economic", check_finite=False)
        d = np.diag(r)
        q = q * np.sign(d)
        total += np.log(np.maximum(np.abs(d), 1e-12))
        yield time.thread_time() - start


def measure_peer(name, steps, n, k, trajectories=1):
    if k == 0:
        run = {"careful": lambda: state_in_place(n), "plain": lambda: states(n, trajectories)}[name]()
    else:
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
    n, k, *trajectories = case.split(",")
    if kernels.endswith("-single") and not 6 <= int(k) <= int(n) / 2:
        return None
    command = [java, "-jar", jar, "bench", "--n", n, "--exponents", k, "--steps", str(steps), "--kernels", kernels, "--json"]
    if trajectories:
        command += ["--trajectories", *trajectories]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stderr.strip(), file=sys.stderr)
        return None
    return json.loads(done.stdout)["ms_per_step"]


def kaplan_yorke(java, jar):
    """Steps and processor seconds of whole runs, and how many times as long the published structure takes."""
    published_ms = {name: peer(name, "1000,1000", 5) for name in ("published", "published64")}
    print("ms per step: " + ", ".join(f"{name} {ms:.0f}" if ms else f"{name} absent" for name, ms in published_ms.items()))
    print("| alpha, gain | kernels | exponents | dimension | ms per step | " + " | ".join(published_ms)
          + " | seconds of a run | " + " | ".join(published_ms) + " |\n|" + "---|" * 10)
    worse = []
    for alpha, gain, *goals in KAPLAN_YORKE:
        for kernels, goal in zip(("openblas", "java"), goals):
            command = [java, f"-Dtailspin.kernels={kernels}", "-jar", jar, "lyapunov", "--n", "1000", "--alpha", str(alpha),
                       "--gain", str(gain), "--exponents", "auto", "--steps", str(KAPLAN_YORKE_STEPS), "--json"]
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
            result = json.loads(done.stdout)
            k = len(result["exponents"])
            step = ours(kernels, f"1000,{k}", 9, java, jar)
            of_step = {name: ms / step for name, ms in published_ms.items() if ms}
            of_run = {name: KAPLAN_YORKE_STEPS * ms / 1e3 / seconds for name, ms in published_ms.items() if ms}
            cells = [f"{times[name]:.1f} times" if name in times else "absent" for times in (of_step, of_run) for name in published_ms]
            print(f"| {alpha}, {gain} | {kernels} | {k} | {result['kaplan_yorke']:.1f} | {step:.3g} | {cells[0]} | {cells[1]} | "
                  f"{seconds:.1f} | {cells[2]} | {cells[3]} |", flush=True)
            if "published64" in of_step and of_step["published64"] < goal / TOLERANCE:
                worse.append(f"alpha = {alpha}: {kernels} is {of_step['published64']:.1f} times as fast as published64, the goal is {goal}")
    return worse


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return "an unknown processor"


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
    parser.add_argument("--kaplan-yorke", action="store_true")
    parser.add_argument("--measure", choices=PEERS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    for name in THREADS:
        os.environ[name] = "1"
    if args.measure:
        measure_peer(args.measure, args.steps, *map(int, args.case[0].split(",")))
        return 0

    print(f"{processor()}; NumPy on {core()}, OPENBLAS_CORETYPE={os.environ.get('OPENBLAS_CORETYPE', '')}; ms per step (ratio to careful)")
    if args.kaplan_yorke:
        return verdict(kaplan_yorke(args.java, args.jar))
    columns = OURS + PEERS
    print("| N,k | " + " | ".join(columns) + " |\n|" + "---|" * (len(columns) + 1))
    worse = []
    for case in args.case or CASES:
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
                    worse.append(f"{case}: {mine} takes {ratio:.3g} of {other}, the goal is {goals[case]:.3g}")
    return verdict(worse)


def verdict(worse):
    for line in worse:
        print(line)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
