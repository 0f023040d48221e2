"""Writes circuit.csv, a made-up signed connectome: 210 neurons, 30 of them motor neurons that send nothing.

    python3 circuit.py > circuit.csv

A quarter of the other 180 neurons inhibit (GABA), the rest excite (acetylcholine). Every neuron receives about 26
connections, so that excitation and inhibition balance on average: numbers of synapses are lognormal, and those of
inhibitory neurons three times as large. Columns as FlyWire has them: pre, post, syn_count, nt_type.
"""

import random

INTERNEURONS = 180
MOTOR_NEURONS = 30
PROBABILITY = 0.14
GABA_SHARE = 0.25

draw = random.Random(2026)
senders = [f"n{k + 1}" for k in range(INTERNEURONS)]
targets = senders + [f"m{k + 1}" for k in range(MOTOR_NEURONS)]
inhibits = {name: k < GABA_SHARE * INTERNEURONS for k, name in enumerate(draw.sample(senders, INTERNEURONS))}

print("pre,post,syn_count,nt_type")
for pre in senders:
    for post in targets:
        if pre != post and draw.random() < PROBABILITY:
            size = draw.lognormvariate(1.2, 0.9) * (3 if inhibits[pre] else 1)
            print(f"{pre},{post},{1 + int(size)},{'GABA' if inhibits[pre] else 'ACH'}")
