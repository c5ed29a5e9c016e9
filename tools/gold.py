"""The corpus with its gold, each figure with its place in the text, and what the program makes of it: what the fitting tools share."""
import concurrent.futures, hashlib, json, pathlib, re, subprocess, typing

ROOT = pathlib.Path(__file__).resolve().parent.parent
PARTS = 4  # of what is fitted on: what stands in a fit beside another fit's result must not have been seen by that one


class Item(typing.NamedTuple):
    """An article, or sentences that stand alone."""
    id: str
    text: str
    published: str | None
    figures: list
    councils: list | None  # None of sentences, which are not annotated with their councils
    whole: bool            # whether it has an opening and a length that mean something


def text_of(article):
    return (ROOT / "corpus" / "articles" / f"{article}.txt").read_bytes().decode("utf-8")


def place(figure, text):
    """Where a figure's number begins, by its anchor and which occurrence of it is meant; -1 where the text has it not so often."""
    at = -1
    for _ in range(figure.get("n", 0) + 1):
        at = text.find(figure["anchor"], at + 1)
        if at < 0:
            break
    return at


def gold_of(article):
    """The gold file, its figures with "start" and "end"."""
    text = text_of(article)
    gold = json.loads((ROOT / "corpus" / "gold" / f"{article}.json").read_text(encoding="utf-8"))
    for figure in gold["figures"]:
        figure["start"] = place(figure, text)
        figure["end"] = figure["start"] + len(figure["anchor"])
    return gold


def matching(figures, number, same_value=True):
    """The position of the figure that a number of the program is: same kind and place, and value; None where there is none."""
    def same(figure):
        near = not same_value or "value" not in figure or abs(float(figure["value"]) - number["value"]) <= 1e-9 * max(1, abs(number["value"]))
        return figure.get("kind", number["kind"]) == number["kind"] and figure["start"] < number["end"] and number["start"] < figure["end"] and near
    return next((k for k, figure in enumerate(figures) if same(figure)), None)


def part(name):
    """The ids of a part of the corpus: "train" or "test"."""
    return json.loads((ROOT / "corpus" / "splits.json").read_text(encoding="utf-8"))[name]


def articles(name):
    """The articles of a part."""
    return [Item(i, text_of(i), (gold := gold_of(i)).get("published"), gold["figures"], gold["councils"], True) for i in part(name)]


ONLY_ARTICLES = {"jobs.figure", "owner", "part", "repeat"}  # attributes of which sentences alone do not tell, or wrongly: they hang on the story
# attribute: kind (None: any), gold key, value where the gold says nothing
ATTRIBUTES = {
    "jobs.figure": ("weighed", None, None), "jobs.change": ("jobs", "change", "none"), "jobs.status": ("jobs", "status", None),
    "jobs.vacancy": ("jobs", "vacancy", "unsaid"), "jobs.means": ("jobs", "means", "unsaid"), "money.role": ("money", "role", None),
    "money.status": ("money", "status", None), "percent.role": ("percent", "role", None), "jobs.fte": ("jobs", "fte", "no"), "jobs.unit": ("jobs", "unit", None),
    "additional": (None, "additional", "no"), "per": ("money", "per", "unsaid"), "owner": (None, "council", None),
    "part": (None, "part_of", "no"), "repeat": (None, "repeats", "no"),
}


def values_of(number, figure, whole):
    """By attribute what the gold says of a number."""
    values = {}
    for name, (kind, key, absent) in ATTRIBUTES.items():
        if name in ONLY_ARTICLES and not whole:
            value = None
        elif kind == "weighed":
            value = ("yes" if figure else "no") if number["weighed"] else None
        elif number["weighed"] or figure is None or kind not in (None, figure["kind"]):
            value = None
        elif name == "owner":
            value = "council" if figure.get(key) else "other"
        else:
            value = "yes" if figure.get(key) is True or key in ("part_of", "repeats") and key in figure else figure.get(key, absent)
        if value is not None:
            values[name] = value
    return values


KINDS = {"j": ("jobs", "change"), "m": ("money", "role"), "p": ("percent", "role")}
WORDS = {"q": "qualifier", "per": "per", "vac": "vacancy", "means": "means"}
STATUSES = {"planned", "approved", "done", "ruled_out"}
UNITS = {"posts", "jobs", "roles", "people", "redundancies"}


def marked(line):
    """Text and figures of a line of corpus/sentences/ ("{40|j cut planned} posts"); ValueError says what is wrong with a mark."""
    line = line.replace("\\n", "\n")
    text, figures, at = "", [], 0
    for mark in re.finditer(r"\{([^{}|]+)\|([^{}]*)\}", line):
        text += line[at:mark.start()]
        at = mark.end()
        kind, what, *more = mark[2].split()
        figure = {"kind": KINDS[kind][0], KINDS[kind][1]: what, "start": len(text), "end": len(text) + len(mark[1]), "council": "its own"}
        text += mark[1]
        for word in more:
            key, _, value = word.partition("=")
            if word in STATUSES:
                figure["status"] = word
            elif word in UNITS:
                figure["unit"] = word
            elif word == "x":
                figure.pop("council")
            elif word in ("fte", "add"):
                figure["fte" if word == "fte" else "additional"] = True
            elif key in WORDS and value:
                figure[WORDS[key]] = value
            elif key != "to":
                raise ValueError(f"{mark[0]}: what is \"{word}\"?")
        figures.append(figure)
    text += line[at:]
    if "{" in text or "}" in text:
        raise ValueError("a brace that marks nothing")
    return text, figures


def sentences():
    """The sentences of corpus/sentences/, all of them to learn from."""
    items = []
    for path in sorted((ROOT / "corpus" / "sentences").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            text, figures = marked(line)
            items.append(Item(f"{path.stem}:{number}", text, None, figures, None, False))
    return items


def apart(item_id):
    """Which of PARTS an item is in."""
    return int(hashlib.sha256(("part" + item_id).encode()).hexdigest()[:8], 16) % PARTS


def explained(items, sort, patterns=None, dated=False):
    """What `townclerk explain --format SORT` says of items, line by line."""
    def run(some):
        lines = "".join(json.dumps({"id": i.id, "text": i.text, **({"published": i.published} if dated and i.published else {})}) + "\n" for i in some)
        return subprocess.run([ROOT / "build" / "townclerk", "explain", "-", "--format", sort, "--patterns", patterns or ROOT / "patterns"],
                              input=lines, capture_output=True, text=True, check=True).stdout
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for out in pool.map(run, [some for some in (items[0::2], items[1::2]) if some]):
            yield from map(json.loads, out.splitlines())


def numbers(items, sort, patterns=None, dated=False):
    """The same for the sorts that say a line a number: a list by id."""
    found = {item.id: [] for item in items}
    for number in explained(items, sort, patterns, dated):
        found[number["id"]].append(number)
    return found


def texts_read(items, patterns):
    """Each item as the context net reads it, by id."""
    return {text["id"]: text for text in explained(items, "context", patterns)}
