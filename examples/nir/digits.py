#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains a spiking network on handwritten digits and writes it as a NIR file.

Needs numpy and h5py only (Debian: python3-numpy, python3-h5py). The network is what this is in
snnTorch, and the file has the nodes and parameters that snntorch.export_to_nir gives for it:

    torch.nn.Sequential(
        torch.nn.Linear(64, 32), snn.Leaky(beta=0.9, init_hidden=True),
        torch.nn.Linear(32, 10), snn.Leaky(beta=0.9, init_hidden=True, output=True))

Usage: digits.py digits.csv.gz OUTPUT_FOLDER
Writes digits.nir, images.npy (samples, steps, inputs) and labels.csv of the images held out.
"""
import gzip
import sys
from pathlib import Path

import h5py
import numpy as np

DT = 1e-4  # seconds a step, as snnTorch writes it
BETA = 0.9  # what a membrane keeps in a step
STEPS = 16
SIZES = (64, 32, 10)
HELD_OUT = 360
SHOWN = 100


def spikes(pixels):
    """Pixels of 0 to 16 as that many spikes, spread evenly over 16 steps: [image, step, pixel]."""
    step = np.arange(STEPS)[None, :, None]
    ink = pixels[:, None, :]
    return ((step + 1) * ink // 16 > step * ink // 16).astype(np.float32)


def forward(weights, biases, x):
    """What the two layers do in each step: membranes before the reset, and spikes [image, neuron]."""
    steps = []
    states = [np.zeros((len(x), n), np.float32) for n in SIZES[1:]]
    for t in range(STEPS):
        driven, membranes, fired = x[:, t], [], []
        for k in range(2):
            membranes.append(BETA * states[k] + driven @ weights[k].T + biases[k])
            fired.append((membranes[k] > 1).astype(np.float32))
            states[k] = membranes[k] - fired[k]
            driven = fired[k]
        steps.append((membranes, fired))
    return steps


def counts(steps):
    """Spikes of each output over all steps: [image, digit]."""
    return sum(fired[1] for _, fired in steps)


def gradients(weights, x, steps, error):
    """Backwards through time, with 1 / (1 + (4 (v - 1))^2) in place of the step's slope."""
    dw = [np.zeros_like(w) for w in weights]
    db = [np.zeros(w.shape[0], np.float32) for w in weights]
    carried = [0.0, 0.0]
    for t in reversed(range(STEPS)):
        membranes, fired = steps[t]
        slope = [1 / (1 + (4 * (v - 1)) ** 2) for v in membranes]
        dv2 = carried[1] + error * slope[1]
        dv1 = carried[0] + (dv2 @ weights[1]) * slope[0]
        for k, (dv, into) in enumerate(((dv1, x[:, t]), (dv2, fired[0]))):
            dw[k] += dv.T @ into
            db[k] += dv.sum(0)
        carried = [BETA * dv1, BETA * dv2]
    return dw + db


def train(x, labels, epochs=40, batch=50, rate=2e-3):
    random = np.random.default_rng(1)
    parameters = [
        random.normal(0, 1.5 / np.sqrt(i), (o, i)).astype(np.float32) * 0.5
        for i, o in zip(SIZES, SIZES[1:])
    ] + [np.zeros(n, np.float32) for n in SIZES[1:]]
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    update = 0
    for epoch in range(epochs):
        order = random.permutation(len(x))
        for start in range(0, len(x), batch):
            chosen = order[start : start + batch]
            steps = forward(parameters[:2], parameters[2:], x[chosen])
            scores = counts(steps)
            odds = np.exp(scores - scores.max(1, keepdims=True))
            odds /= odds.sum(1, keepdims=True)
            odds[np.arange(len(chosen)), labels[chosen]] -= 1
            update += 1
            down = gradients(parameters[:2], x[chosen], steps, odds / len(chosen))
            for p, g, m, s in zip(parameters, down, first, second):
                m += 0.1 * (g - m)
                s += 0.001 * (g * g - s)
                p -= rate * (m / (1 - 0.9**update)) / (np.sqrt(s / (1 - 0.999**update)) + 1e-8)
        if epoch % 10 == 9:
            print(f"epoch {epoch + 1}: {accuracy(parameters, x, labels):.2%} of those trained with")
    return parameters


def accuracy(parameters, x, labels):
    answers = counts(forward(parameters[:2], parameters[2:], x)).argmax(1)
    return np.mean(answers == labels)


def write(path, parameters):
    tau = np.float32(DT / (1 - BETA))
    lif = {"tau": tau, "r": np.float32(tau / DT), "v_leak": 0, "v_threshold": 1}
    nodes = {"input": ("Input", {"shape": np.array([SIZES[0]])})}
    for k in range(2):
        affine = {"weight": parameters[k], "bias": parameters[2 + k]}
        nodes[str(2 * k)] = ("Affine", affine)
        width = SIZES[k + 1]
        nodes[str(2 * k + 1)] = ("LIF", {n: np.full(width, v, np.float32) for n, v in lif.items()})
    nodes["output"] = ("Output", {"shape": np.array([SIZES[-1]])})
    names = ["input", "0", "1", "2", "3", "output"]
    text = h5py.string_dtype("utf-8")
    with h5py.File(path, "w") as file:
        file.create_dataset("version", data="1.0.0", dtype=text)
        graph = file.create_group("node")
        graph.create_dataset("type", data="NIRGraph", dtype=text)
        graph.create_dataset("edges", data=list(zip(names, names[1:])), dtype=text)
        for name, (kind, values) in nodes.items():
            node = graph.create_group("nodes/" + name)
            node.create_dataset("type", data=kind, dtype=text)
            for key, value in values.items():
                node.create_dataset(key, data=value)


def main(source, folder):
    with gzip.open(source, "rt") as lines:
        rows = np.loadtxt(lines, delimiter=",", dtype=int)
    rows = rows[np.random.default_rng(1).permutation(len(rows))]
    x, labels = spikes(rows[:, :64]), rows[:, 64]
    parameters = train(x[HELD_OUT:], labels[HELD_OUT:])
    print(f"held out: {accuracy(parameters, x[:HELD_OUT], labels[:HELD_OUT]):.2%} of {HELD_OUT},"
          f" {accuracy(parameters, x[:SHOWN], labels[:SHOWN]):.2%} of the {SHOWN} written")
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "digits.nir", parameters)
    np.save(folder / "images.npy", x[:SHOWN].astype(np.uint8))
    np.savetxt(folder / "labels.csv", labels[:SHOWN], fmt="%d")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
