"""The cues' strengths, fitted on annotated texts: a multinomial logit over the cues in reach of each number.

A feature is a cue and its side (ahead of the number, behind it), its value the proximity that the engine gives it. The strengths written in
cues/*.toml are the prior mean: where the texts say nothing, they stay.
"""
import collections, pathlib, re, shutil, tempfile, tomllib, typing
import numpy as np
import scipy.sparse

import logit
from gold import matching, numbers

LEAST = 0.08
WIDE = 4.0
# attribute: kind, gold key, value where the gold says nothing, pull of the prior for declared and for other weights
ATTRIBUTES = {
    "jobs.change": ("jobs", "change", "none", 1.5, 5.0),
    "jobs.status": ("jobs", "status", None, 1.5, 5.0),
    "money.role": ("money", "role", None, 1.5, 5.0),
    "money.status": ("money", "status", None, 1.5, 5.0),
    "percent.role": ("percent", "role", None, 1.5, 5.0),
    "jobs.figure": ("weighed", None, None, 1.5, 5.0),
    "owner": ("owner", None, None, 200.0, 200.0),
}
# An attribute is decided by the cues that speak of it, and of those that lean on it.
ALSO = {"jobs.status": ("jobs.change", "jobs.means"), "money.status": ("money.role", "jobs.change"), "jobs.figure": ("jobs.change",)}


class Row(typing.NamedTuple):
    item: str
    features: dict      # proximity by (cue, side)
    figure: dict | None
    kind: str
    weighed: bool
    has_council: bool
    whole: bool


def read_patterns(folder):
    """Attributes (values, bias), cues (what they say), and which cues speak for a whole article."""
    engine = tomllib.loads((folder / "engine.toml").read_text(encoding="utf-8"))
    attributes = {a["name"]: (a["values"], a.get("bias", {})) for a in engine["attribute"]}
    cues, wide = {}, set()
    for path in sorted((folder / "cues").glob("*.toml")):
        for cue in tomllib.loads(path.read_text(encoding="utf-8"))["cue"]:
            if cue.get("reach") in ("document", "lead"):
                wide.add(cue["name"])
            cues[cue["name"]] = [re.fullmatch(r"(\S+)=(\S+) ([-\d.]+)(?:/([-\d.]+))?", s).groups() for s in cue["says"]]
    return attributes, cues, wide


def collect(items, patterns, wide):
    rows = []
    found = numbers(items, "features", patterns)
    for item in items:
        for number in found[item.id]:
            at = matching(item.figures, number)
            features = collections.defaultdict(float)
            for cue, side, proximity in number["cues"]:
                if item.whole or cue not in wide:
                    features[cue, side] = max(features[cue, side], proximity)
            rows.append(Row(item.id, dict(features), None if at is None else item.figures[at], number["kind"], number["weighed"], bool(item.councils), item.whole))
    return rows


def examples(name, rows, values):
    """(item, features, value) of each number that teaches the attribute."""
    kind, key, absent, _, _ = ATTRIBUTES[name]
    picked = []
    for row in rows:
        if kind == "weighed":
            if row.weighed and row.whole:  # what a bare number counts hangs on its story
                picked.append((row.item, row.features, "yes" if row.figure else "no"))
        elif row.weighed or row.figure is None:
            continue
        elif kind == "owner":
            if row.kind != "percent" and row.has_council:
                picked.append((row.item, row.features, "council" if "council" in row.figure else "other"))
        elif kind == row.kind and (value := row.figure.get(key, absent)) in values:
            picked.append((row.item, row.features, value))
    return picked


def fit(name, picked, values, bias, cues, wide):
    """The features, and their weights; the last weights are the bias."""
    _, _, _, near, far = ATTRIBUTES[name]
    speakers = {c for c, says in cues.items() for a, *_ in says if a == name or a in ALSO.get(name, ())}
    keys = sorted({k for _, f, _ in picked for k in f if k[0] in speakers} | {(c, s) for c, says in cues.items() for a, *_ in says if a == name for s in (0, 1)})
    index = {k: i for i, k in enumerate(keys)}
    prior = np.zeros((len(keys) + 1, len(values)))
    pull = np.full_like(prior, far)
    for cue, says in cues.items():
        for attribute, value, ahead, behind in says:
            if attribute != name:
                continue
            for side, strength in ((0, ahead), (1, ahead if behind is None else behind)):
                prior[index[cue, side], values.index(value)] = float(strength)
                pull[index[cue, side], values.index(value)] = near
    # Facts of a whole article are the same for all of its numbers: few independent examples, so a firmer prior.
    for (cue, side), i in index.items():
        if cue in wide:
            pull[i] *= WIDE
    prior[-1] = [bias.get(value, 0.0) for value in values]
    pull[-1] = 4.0
    return keys, logit.fit(matrix(keys, picked), [values.index(value) for _, _, value in picked], prior, pull)


def matrix(keys, picked):
    index = {k: i for i, k in enumerate(keys)}
    data, places, starts = [], [], [0]
    for _, features, _ in picked:
        for key, proximity in features.items():
            if key in index:
                places.append(index[key])
                data.append(proximity)
        places.append(len(keys))
        data.append(1.0)
        starts.append(len(data))
    return scipy.sparse.csr_matrix((data, places, starts), shape=(len(picked), len(keys) + 1))


def write(rows, attributes, cues, wide, folder):
    table = collections.defaultdict(dict)
    biases = {}
    for name in ATTRIBUTES:
        values, bias = attributes[name]
        keys, w = fit(name, examples(name, rows, values), values, bias, cues, wide)
        index = {k: i for i, k in enumerate(keys)}
        for v, value in enumerate(values):
            biases[f"{name}={value}"] = round(float(w[-1, v]), 2)
            for cue in sorted({k[0] for k in keys}):
                both = [round(float(w[index[cue, s], v]), 2) if (cue, s) in index else 0.0 for s in (0, 1)]
                if max(abs(b) for b in both) >= LEAST:
                    table[cue][f"{name}={value}"] = both
    # Attributes that are not fitted keep what the cues say.
    for cue, says in cues.items():
        for attribute, value, ahead, behind in says:
            if attribute not in ATTRIBUTES:
                table[cue].setdefault(f"{attribute}={value}", [float(ahead), float(ahead if behind is None else behind)])
    lines = ["# Strengths as tools/fit_strengths fitted them on the training part of the corpus: [ahead, behind] by cue and value.",
             "# They take the place of those written in cues/*.toml. To go back to those, remove this file.", "", "[bias]"]
    lines += [f'"{key}" = {value}' for key, value in sorted(biases.items())]
    for cue in sorted(table):
        lines += ["", f'["{cue}"]'] + [f'"{key}" = [{both[0]}, {both[1]}]' for key, both in sorted(table[cue].items())]
    (folder / "strengths.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(table)


def fit_folder(items, folder):
    """Fits on the items and writes FOLDER/strengths.toml, whose former self takes no part; how many cues are in it.

    Which numbers count jobs is itself weighed by the strengths: fitted once from the written ones, then once more on what the first fit finds."""
    attributes, cues, wide = read_patterns(folder)
    with tempfile.TemporaryDirectory() as scratch:
        first = pathlib.Path(scratch) / "patterns"
        shutil.copytree(folder, first, ignore=shutil.ignore_patterns("strengths.toml", "words.csv", "context.csv"))
        write(collect(items, first, wide), attributes, cues, wide, first)
        return write(collect(items, first, wide), attributes, cues, wide, folder)
