"""Writes a made-up signed connectome: columns as FlyWire has them, pre, post, syn_count, nt_type.

    python3 circuit.py > circuit.csv
    python3 circuit.py --interneurons 100 --motor 10 --probability 0.1 --seed 3 > connectome.csv

A share of the interneurons inhibits (GABA), the rest excites (acetylcholine); motor neurons send nothing. Any two neurons are
connected with the same probability. Numbers of synapses are lognormal, and those of inhibitory neurons larger by the quotient
of the shares, so that excitation and inhibition balance on average.
"""

import argparse
import random

options = argparse.ArgumentParser(formatter_class=argparse.ArgumentDefaultsHelpFormatter)
options.add_argument("--interneurons", type=int, default=180, help="neurons that send")
options.add_argument("--motor", type=int, default=30, help="neurons that only receive")
options.add_argument("--probability", type=float, default=0.14, help="of a connection")
options.add_argument("--inhibitory", type=float, default=0.25, help="share of the interneurons")
options.add_argument("--seed", type=int, default=2026)
chosen = options.parse_args()

draw = random.Random(chosen.seed)
senders = [f"n{k + 1}" for k in range(chosen.interneurons)]
targets = senders + [f"m{k + 1}" for k in range(chosen.motor)]
inhibits = {
    name: k < chosen.inhibitory * chosen.interneurons for k, name in enumerate(draw.sample(senders, len(senders)))
}
quotient = (1 - chosen.inhibitory) / chosen.inhibitory

print("pre,post,syn_count,nt_type")
for pre in senders:
    for post in targets:
        if pre != post and draw.random() < chosen.probability:
            size = draw.lognormvariate(1.2, 0.9) * (quotient if inhibits[pre] else 1)
            print(f"{pre},{post},{1 + int(size)},{'GABA' if inhibits[pre] else 'ACH'}")
