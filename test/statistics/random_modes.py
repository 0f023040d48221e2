#!/usr/bin/env python3
"""Random-mode networks in another language: what decides between this project and a reference number that disagrees.

    test/statistics/random_modes.py activity --n 1000 --networks 16 --beta .3 1 .5 .2
    test/statistics/random_modes.py kaplan-yorke
    test/statistics/random_modes.py linear-flow --beta .2 --n 100 200 400 800
    test/statistics/random_modes.py replicated weights.csv --times 1 2 4

activity        x(t+1) = J tanh(x(t)), J = L D R', D_a proportional to exp(-a/(beta N)), g_eff = 3: participation ratio of
                tanh x over N from 8 trajectories of --steps steps, mean over pairs of trajectories, trimmed by an eighth at
                either end over networks with the error of Yuen (1974); beside the theory (1-rho^2) / (1 + rho^2 N/PR^D).
                A large beta is a flat spectrum.
kaplan-yorke    D_KY/N from lambda(r) = -ln(S_d(r) S_J(r))/2, by the sum over 200 ranks that an older table was made with,
                and by one that resolves r from 1e-8 on.
linear-flow     dx/dt = (-1 + J) x + white noise, J = L D R' of g_eff = .8626: the participation ratio of each matrix, exactly,
                from A C + C A' + 1 = 0, trimmed over --networks matrices; and for large N. What size alone does to theory.
replicated      dx/dt = -x + J erf(root(pi) x/2), g_eff = 3, where J has the singular values of the matrix that
                couplings --export wrote, each --times times, and orthonormal modes in random directions: N/PR, of which
                theory is about the mean, and PR, from pairs of 8 trajectories. --without leaves out so many of the largest.

Needs NumPy and SciPy. Nothing of this project is used.
"""
import argparse

import numpy as np
from scipy.optimize import brentq
from scipy.special import erf

GAIN = 3.0
LINEAR_GAIN = 0.8626  # g_eff <phi'> of the flow at g_eff = 3 with noise of variance 6
Z = np.linspace(-9, 9, 3601)
WEIGHT = np.exp(-Z * Z / 2) / np.exp(-Z * Z / 2).sum()


def variance(gain):
    """q of x: q = g^2 E tanh^2(root(q) z)."""
    return np.exp(brentq(lambda s: gain**2 * (WEIGHT * np.tanh(np.exp(s / 2) * Z) ** 2).sum() / np.exp(s) - 1, -20, 8))


def draw(n, beta, random, gain=GAIN):
    d = np.exp(-np.arange(1, n + 1) / (beta * n))
    d *= gain / np.sqrt((d**2).mean())
    d = d[d > 1e-6 * d[0]]
    left, right = (random.standard_normal((n, len(d))) / np.sqrt(n) for _ in range(2))
    return (left * d) @ right.T, n * (d**4).sum() / (d**2).sum() ** 2


def participation_ratio(j, steps, random, trajectories=8, warmup=200):
    n = len(j)
    x = random.standard_normal((n, trajectories))
    for _ in range(warmup):
        x = j @ np.tanh(x)
    squares, sums, batch = np.zeros((trajectories, n, n)), np.zeros((trajectories, n)), []
    for t in range(steps):
        x = j @ np.tanh(x)
        batch.append(np.tanh(x))
        if len(batch) == 100 or t == steps - 1:
            states = np.array(batch)
            for k in range(trajectories):
                squares[k] += states[:, :, k].T @ states[:, :, k]
            sums += states.sum(0).T
            batch = []
    covariance = [squares[k] / steps - np.outer(sums[k], sums[k]) / steps**2 for k in range(trajectories)]
    traces = np.array([np.trace(c) for c in covariance])
    numerator = traces.sum() ** 2 - (traces**2).sum()
    denominator = (sum(covariance) ** 2).sum() - sum((c**2).sum() for c in covariance)
    return numerator / denominator


def trimmed(values):
    values = np.sort(values)
    count, cut = len(values), len(values) // 8
    mean = values[cut : count - cut].mean()
    values[:cut], values[count - cut :] = values[cut], values[count - cut - 1]
    return mean, values.std(ddof=1) * np.sqrt(count) / (count - 2 * cut)


def activity(args):
    q = variance(GAIN)
    rho = (GAIN * (WEIGHT / np.cosh(np.sqrt(q) * Z) ** 2).sum()) ** 2
    print("beta  N/PR^D  theory  simulation")
    for beta in args.beta:
        ratios, rank = [], 0
        for k in range(args.networks):
            random = np.random.default_rng(5000 + k)
            j, rank = draw(args.n, beta, random)
            ratios.append(participation_ratio(j, args.steps, random) / args.n)
        mean, error = trimmed(np.array(ratios))
        theory = (1 - rho**2) / (1 + rho**2 * rank)
        print(f"{beta:g}  {rank:.3f}  {theory:.4f}  {mean:.4f} +- {error:.4f}", flush=True)


def exponents(gain, beta, ranks):
    slopes = np.cosh(np.sqrt(variance(gain)) * Z) ** -4.0
    d = np.exp(-(np.arange(1000) + 0.5) / 1000 / beta)
    squares, uniform = d**2 * gain**2 / (d**2).mean(), np.full(1000, 1e-3)

    def s(values, weights, r):
        law = lambda c: (weights * np.exp(c) * values / (1 + np.exp(c) * values)).sum() - r
        return np.exp(brentq(law, -60, 120, xtol=1e-14)) * (1 - r) / r

    return np.array([-np.log(s(slopes, WEIGHT, r) * s(squares, uniform, r) / (1 - r) ** 2) / 2 for r in ranks])


def kaplan_yorke(_):
    fine = np.concatenate([np.geomspace(1e-8, 1e-3, 400), np.linspace(1e-3, 0.35, 1400)[1:]])
    middles = (np.arange(80) + 0.5) / 200
    print("g_eff  beta  200 ranks  resolved")
    for gain, beta in ((1.5, 0.1), (1.5, 0.5), (2, 0.1), (3, 0.5)):
        total = np.cumsum(exponents(gain, beta, middles)) / 200
        k = np.argmax(total < 0)
        coarse = (k + total[k - 1] / (total[k - 1] - total[k])) / 200
        values = exponents(gain, beta, fine)
        total = values[0] * fine[0] + np.concatenate([[0], np.cumsum((values[1:] + values[:-1]) / 2 * np.diff(fine))])
        k = np.argmax(total < 0)
        resolved = fine[k - 1] + (fine[k] - fine[k - 1]) * total[k - 1] / (total[k - 1] - total[k])
        print(f"{gain:g}  {beta:g}  {coarse:.5f}  {resolved:.6f}", flush=True)


def exact_ratio(j):
    """By doubling of U = (1 - A)^-1 (1 + A), A = -1 + J; NaN where noise has no stationary answer."""
    n = len(j)
    if np.linalg.eigvals(j).real.max() >= 1:
        return np.nan
    inverse = np.linalg.inv(2 * np.eye(n) - j)
    u, c = inverse @ j, inverse @ inverse.T
    while True:
        term = u @ c @ u.T
        c = c + term
        if np.linalg.norm(term) < 1e-12 * np.linalg.norm(c):
            return np.trace(c) ** 2 / (c * c).sum() / n
        u = u @ u


def linear_theory(rank):
    """1/PR = C(0)^-2 double integral of C(w1) C(w2) (1 + rank X1 X2) / |1 - z|^2 over (2 pi)^2, w = tan(t)."""
    t = (np.arange(1200) + 0.5) * np.pi / 1200 - np.pi / 2
    w, g2 = np.tan(t), LINEAR_GAIN**2
    c, x = 1 / (1 + w**2 - g2), g2 / (1 + w**2)
    weight = c / np.cos(t) ** 2 / 1200 / 2
    z = g2 / np.outer(1 + 1j * w, 1 + 1j * w)
    return 1 / ((np.outer(weight, weight) * (1 + rank * np.outer(x, x)) / abs(1 - z) ** 2).sum() / weight.sum() ** 2)


def linear_flow(args):
    print("beta  N/PR^D  N  theory  exact, trimmed over matrices  unstable")
    for beta in args.beta:
        for n in args.n:
            ratios, rank = [], 0
            for k in range(args.networks):
                j, rank = draw(n, beta, np.random.default_rng(5000 + k), LINEAR_GAIN)
                ratios.append(exact_ratio(j))
            stable = np.array([ratio for ratio in ratios if np.isfinite(ratio)])
            mean, error = trimmed(stable.copy())
            print(f"{beta:g}  {rank:.3f}  {n}  {linear_theory(rank):.4f}  {mean:.4f} +- {error:.4f}  {len(ratios) - len(stable)}", flush=True)


def exported(path):
    """The matrix of a list of connections: pre, post, weight."""
    with open(path) as file:
        rows = [line.strip().split(",") for line in file if not line.startswith("#")][1:]
    names = {name: k for k, name in enumerate(sorted({row[0] for row in rows} | {row[1] for row in rows}))}
    j = np.zeros((len(names), len(names)))
    for pre, post, weight in rows:
        j[names[post], names[pre]] += float(weight)
    return j


def flow_ratio(j, random, trajectories=8, warmup=30, times=60, dt=0.1):
    """N/PR of phi by Heun's scheme; states a time constant apart."""
    n = len(j)
    x = random.standard_normal((n, trajectories))
    states = []
    for step in range(round((warmup + times) / dt)):
        slope = j @ erf(np.sqrt(np.pi) / 2 * x) - x
        x = x + dt / 2 * (slope + j @ erf(np.sqrt(np.pi) / 2 * (x + dt * slope)) - x - dt * slope)
        if step >= warmup / dt and (step + 1) % round(1 / dt) == 0:
            states.append(erf(np.sqrt(np.pi) / 2 * x))
    runs = np.array(states).transpose(2, 0, 1)
    traces = (runs**2).sum((1, 2)) / times
    pairs = trajectories * (trajectories - 1)
    squares = sum(2 * ((runs[a] @ runs[b].T) ** 2).sum() / times**2 for a in range(trajectories) for b in range(a))
    return n * squares / pairs / ((traces.sum() ** 2 - (traces**2).sum()) / pairs)


def replicated(args):
    values = np.linalg.svd(exported(args.matrix), compute_uv=False)[args.without :]
    values *= GAIN / np.sqrt((values**2).mean())
    rank = len(values) * (values**4).sum() / (values**2).sum() ** 2 - 2  # of orthonormal modes
    theory = 20.1037 + 15.5993 * rank  # eq. 38 at g = 3
    print(f"N/PR^D {rank:.3f}, the largest mode has {values[0] ** 4 / (values**4).sum():.2f} of the sum of D^4")
    print("N  N/PR  theory  1 over the mean N/PR  theory  mean PR")
    for times in args.times:
        d = np.repeat(values, times)
        inverse = []
        for k in range(args.networks):
            random = np.random.default_rng(1000 * times + k)
            left, right = (np.linalg.qr(random.standard_normal((len(d), len(d)))) for _ in range(2))
            signs = np.sign(np.diag(left.R)) * np.sign(np.diag(right.R))
            inverse.append(flow_ratio((left.Q * signs * d) @ right.Q.T, random))
        inverse = np.array(inverse)
        error = inverse.std(ddof=1) / np.sqrt(args.networks)
        print(f"{len(d)}  {inverse.mean():.1f} +- {error:.1f}  {theory:.1f}  {1 / inverse.mean():.4f}  {1 / theory:.4f}  {(1 / inverse).mean():.4f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("activity")
    command.add_argument("--n", type=int, default=1000)
    command.add_argument("--networks", type=int, default=16)
    command.add_argument("--steps", type=int, default=700)
    command.add_argument("--beta", type=float, nargs="+", default=[0.3])
    command.set_defaults(run=activity)
    commands.add_parser("kaplan-yorke").set_defaults(run=kaplan_yorke)
    command = commands.add_parser("linear-flow")
    command.add_argument("--n", type=int, nargs="+", default=[100, 200, 400])
    command.add_argument("--networks", type=int, default=24)
    command.add_argument("--beta", type=float, nargs="+", default=[0.2])
    command.set_defaults(run=linear_flow)
    command = commands.add_parser("replicated")
    command.add_argument("matrix")
    command.add_argument("--times", type=int, nargs="+", default=[1, 2])
    command.add_argument("--without", type=int, default=0)
    command.add_argument("--networks", type=int, default=12)
    command.set_defaults(run=replicated)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
