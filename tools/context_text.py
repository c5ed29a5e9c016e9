"""Texts as the context net reads them (rulebook/context_net.h), with what the gold says of their numbers, and batches of them."""
import bisect, collections, random, tomllib
import numpy as np
import torch

from gold import ATTRIBUTES, ROOT, matching, values_of

# As in rulebook/context_net.h.
NUMBER_RELATIONS, NEAR_MOST, PAIR_MOST, RELATIONS = 48, 24, 24, 85
OUT_OF_SIGHT = RELATIONS
FEWEST = 3            # texts that show a word, else it is known by its ending
FEWEST_OF_ENDING = 5  # rare words that share an ending
WHOLE = 2.0           # what a number of an article weighs, one of a short text being 1: articles are what is to be read
BATCH = 256           # numbers, or a few more: texts are not torn apart
NOTHING, UNKNOWN, FIRST_WORD = 0, 1, 2  # columns of words
MARK = "^"  # before a token that begins with a capital
CAPITAL, UNKNOWN_NAME = "~A", "~^"  # rows of the table of words, which no token is called
PAIRS = {"part": "part_of", "repeat": "repeats"}
APART = [1, 2, 3, 4, 5, 7, 10, 16]  # numbers apart from which on a bucket begins


def is_rare_form(word):
    return word.isascii() and word.isalpha() and len(word) > 4


def bare(token):
    """A token without the mark of its capital, and whether it had one."""
    return (token[1:], True) if len(token) > 1 and token[0] == MARK else (token, False)


class Vocabulary:
    """Words and facts by number, as the program will find them by name."""

    def __init__(self, texts):
        shown = collections.Counter(word for text in texts for word in {bare(token)[0] for token in text["tokens"]})
        words = sorted(word for word, count in shown.items() if count >= FEWEST)
        rare = collections.Counter(self.rare(token) for text in texts for token in text["tokens"] if shown[bare(token)[0]] < FEWEST)
        words += sorted(form for form, count in rare.items() if form and count >= FEWEST_OF_ENDING)
        self.words = {word: n for n, word in enumerate(words, FIRST_WORD)}
        facts = collections.Counter(fact for text in texts for number in text["numbers"] for fact in number["facts"])
        self.facts = {fact: n for n, fact in enumerate(sorted(f for f, count in facts.items() if count >= FEWEST_OF_ENDING), 1)}

    @staticmethod
    def rare(token):
        word, capital = bare(token)
        return UNKNOWN_NAME if capital else "~" + word[-3:] if is_rare_form(word) else None

    def word(self, token):
        return self.words.get(bare(token)[0]) or self.words.get(self.rare(token), UNKNOWN)


class Attributes:
    """The outputs: for each attribute its values, one behind the other."""

    def __init__(self):
        engine = tomllib.loads((ROOT / "patterns" / "engine.toml").read_text(encoding="utf-8"))
        self.values = {a["name"]: a["values"] for a in engine["attribute"] if a["name"] in ATTRIBUTES}
        self.columns, self.count = {}, 0
        for name, values in self.values.items():
            self.columns[name] = slice(self.count, self.count + len(values))
            self.count += len(values)

    def of(self, gold):
        """What the gold says, as positions of values; -1 where it says nothing."""
        return [self.values[name].index(gold[name]) if gold.get(name) in self.values[name] else -1 for name in self.values]


class Text:
    """A text with its numbers: what each sees, and what the gold says of it."""

    def __init__(self, item, read, vocabulary, attributes):
        self.weight = WHOLE if item.whole else 1.0
        # Two of nothing before each text: neighbours do not see each other across it.
        self.tokens = np.array([NOTHING, NOTHING] + [vocabulary.word(token) for token in read["tokens"]])
        self.capitals = np.array([0, 0] + [int(bare(token)[1]) for token in read["tokens"]])
        self.numbers = [number for number in read["numbers"] if number["sights"]]
        self.gold_at = [matching(item.figures, number) for number in self.numbers]
        self.sights = [np.array(number["sights"]).reshape(-1, 2) for number in self.numbers]
        self.facts = [[vocabulary.facts[fact] for fact in number["facts"] if fact in vocabulary.facts] for number in self.numbers]
        self.gold = [attributes.of(values_of(number, None if at is None else item.figures[at], item.whole)) for number, at in zip(self.numbers, self.gold_at)]
        self.find_places()
        self.find_neighbours()
        self.find_marks(item, read)
        self.find_pairs(item)

    def find_places(self):
        """Figures in the order of the text; of each number how many stand before it."""
        begins = [int(sights[0][0]) for sights in self.sights]
        self.figures = sorted((n for n, number in enumerate(self.numbers) if not number["weighed"]), key=lambda n: begins[n])
        self.begins = begins

    def nearest(self, n, among, most):
        """The numbers of a list in the text's order that are nearest to one, each with its relation to it (relate/number_relation.cpp)."""
        first = bisect.bisect_left(among, self.begins[n], key=lambda other: self.begins[other])
        behind = first + (first < len(among) and among[first] == n)
        found, own = [], self.numbers[n]
        for apart in range(1, len(among) + 1):
            for at, is_behind in ((first - apart, 0), (behind + apart - 1, 1)):
                if 0 <= at < len(among) and len(found) < most:
                    other = self.numbers[among[at]]
                    farness = 0 if own["sentence"] == other["sentence"] else 1 if own["block"] == other["block"] else 2
                    found.append((among[at], ((bisect.bisect_right(APART, apart) - 1) * 2 + is_behind) * 3 + farness))
            if len(found) == most:
                break
        return found

    def find_neighbours(self):
        """What each number looks at: itself, and the figures around it; one that may become a figure only those that are it in any case."""
        surely = [n for n in self.figures if not self.numbers[n]["opened"]]
        self.neighbours = []
        for n, number in enumerate(self.numbers):
            looks = [(n, NUMBER_RELATIONS, 0)]
            for other, relation in self.nearest(n, surely if number["weighed"] else self.figures, NEAR_MOST):
                alike = self.numbers[other]
                looks.append((other, relation, 1 + (number["kind"] == alike["kind"]) * 2 + (number["value"] == alike["value"])))
            self.neighbours.append(np.array(looks))

    def find_marks(self, item, read):
        """Whose each number may be, where they are spoken of (token, relation, candidate, sort), and which the gold says: -1 nothing, -2 a council."""
        scene = np.array(read["scene"], dtype=np.int64).reshape(-1, 4)
        scene = scene[scene[:, 0] < len(read["tokens"])]
        councils = [listed["council"] for listed in read["listed"]]
        only = sum(listed["main"] for listed in read["listed"]) == 1
        self.standings = [0] + [(1 if only else 2) if listed["main"] else 3 for listed in read["listed"]]
        at, of = collections.defaultdict(list), collections.defaultdict(list)
        for place, candidate, sort, acts in scene.tolist():
            at[place].append((candidate, sort * 2 + acts))
            of[candidate].append((place, sort * 2 + acts))
        self.marks, self.owners = [], []
        for n, number in enumerate(self.numbers):
            marks = [(place, relation, *mark) for place, relation in self.sights[n].tolist() for mark in at.get(place, ())]
            for candidate in set(range(len(self.standings))) - {mark[2] for mark in marks}:
                if of[candidate]:
                    place, sort = min(of[candidate], key=lambda mark: (mark[0] > self.begins[n], abs(mark[0] - self.begins[n])))
                    marks.append((place, OUT_OF_SIGHT, candidate, sort))
            self.marks.append(marks)
            self.owners.append(-1 if self.gold_at[n] is None else self.owner(item, item.figures[self.gold_at[n]].get("council"), councils))

    @staticmethod
    def owner(item, council, councils):
        if not council:
            return 0 if item.whole or councils else -1
        if item.whole:
            return councils.index(council) + 1 if council in councils else -1
        return 1 if len(councils) == 1 else -2 if councils else -1

    def find_pairs(self, item):
        """What each figure may be a part of, or state again: figures of its kind, and "nothing" first."""
        figure_of = {at: n for n, at in enumerate(self.gold_at) if at is not None and not self.numbers[n]["weighed"]}
        self.pairs, self.partners = [], {name: [] for name in PAIRS}
        for n, number in enumerate(self.numbers):
            pairs = []
            if not number["weighed"]:
                pairs = [(other, relation, self.size(number, self.numbers[other])) for other, relation in self.nearest(n, self.figures, PAIR_MOST)
                         if self.numbers[other]["kind"] == number["kind"]]
            self.pairs.append(pairs)
            others = [other for other, _, _ in pairs]
            for name, key in PAIRS.items():
                partner = -1
                if item.whole and not number["weighed"] and self.gold_at[n] is not None:
                    figure = item.figures[self.gold_at[n]]
                    whole = figure_of.get(figure[key] - 1) if key in figure else None
                    partner = 0 if key not in figure else others.index(whole) + 1 if whole in others else -1
                self.partners[name].append(partner)

    @staticmethod
    def size(own, other):
        """As relate/number_pairs.cpp has it."""
        a, b = own["value"], other["value"]
        if a == b:
            return 0
        near = a and b and abs(a - b) / max(abs(a), abs(b)) < 0.06
        return (1 if b > a else 2) + (2 if near else 0)


def batches(texts, shuffled):
    order = list(texts)
    if shuffled:
        random.shuffle(order)
    batch, count = [], 0
    for text in order:
        batch.append(text)
        count += len(text.sights)
        if count >= BATCH:
            yield join(batch)
            batch, count = [], 0
    if batch:
        yield join(batch)


def padded(rows):
    """Rows of rows, padded to one length, and which are true."""
    longest = max(len(row) for row in rows)
    all_rows = np.zeros((len(rows), longest, len(rows[0][0])), dtype=np.int64)
    live = np.zeros((len(rows), longest), dtype=bool)
    for n, row in enumerate(rows):
        all_rows[n, :len(row)], live[n, :len(row)] = row, True
    return torch.from_numpy(all_rows), torch.from_numpy(live)


def join(texts):
    """Texts one behind the other; places and numbers of each count on from those before."""
    token = np.cumsum([0] + [len(text.tokens) for text in texts])
    number = np.cumsum([0] + [len(text.sights) for text in texts])
    facts = [fact for text in texts for fact in text.facts]
    batch = {
        "tokens": torch.from_numpy(np.concatenate([text.tokens for text in texts] + [np.zeros(2, dtype=np.int64)])),
        "capitals": torch.from_numpy(np.concatenate([text.capitals for text in texts] + [np.zeros(2, dtype=np.int64)])),
        "text_of_token": torch.from_numpy(np.repeat(range(len(texts)), np.diff(token) + np.eye(1, len(texts), len(texts) - 1, dtype=int)[0] * 2)),
        "text_of_number": torch.tensor([n for n, text in enumerate(texts) for _ in text.sights]), "texts": len(texts),
        "facts": torch.tensor([f for some in facts for f in some]), "fact_starts": torch.tensor(np.cumsum([0] + [len(some) for some in facts])[:-1]),
        "gold": torch.tensor([gold for text in texts for gold in text.gold]),
        "weight": torch.tensor([text.weight for text in texts for _ in text.sights]),
    }
    batch["sights"], batch["live"] = padded([sights + [start + 2, 0] for text, start in zip(texts, token) for sights in text.sights])
    batch["neighbours"], batch["near"] = padded([looks + [start, 0, 0] for text, start in zip(texts, number) for looks in text.neighbours])
    batch["owners"] = join_owners(texts, token, number)
    batch["pairs"] = join_pairs(texts, number)
    return batch


def join_owners(texts, token, number):
    """Candidates of all numbers one behind the other: number and standing of each; marks by number, token, relation, candidate, sort; what is right."""
    candidates, marks, right = [], [], []
    for text, token_start, number_start in zip(texts, token, number):
        for n, own in enumerate(text.marks):
            start = len(candidates)
            candidates += [(number_start + n, standing) for standing in text.standings]
            marks += [(number_start + n, place + token_start + 2, relation, start + candidate, sort) for place, relation, candidate, sort in own]
            right.append((start, start + text.owners[n] if text.owners[n] >= 0 else text.owners[n]))
    return {"candidates": torch.tensor(candidates), "marks": torch.tensor(marks or np.zeros((0, 5), dtype=np.int64)), "first": torch.tensor(right)[:, 0], "right": torch.tensor(right)[:, 1]}


def join_pairs(texts, number):
    """Pairs of all numbers one behind the other, of each "nothing" first (with itself): number, other, relation, size; what is right."""
    pairs, nothing, right = [], [], {name: [] for name in PAIRS}
    for text, start in zip(texts, number):
        for n, own in enumerate(text.pairs):
            first = len(pairs)
            pairs += [(start + n, start + n, 0, 0)] + [(start + n, start + other, relation, size) for other, relation, size in own]
            nothing += [True] + [False] * len(own)
            for name in PAIRS:
                right[name].append(first + text.partners[name][n] if text.partners[name][n] >= 0 else -1)
    return {"pairs": torch.tensor(pairs), "nothing": torch.tensor(nothing), "right": {name: torch.tensor(some) for name, some in right.items()}}
