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


KINDS = {"j": ("jobs", "change"), "m": ("money", "role"), "p": ("percent", "role")}
WORDS = {"q": "qualifier", "per": "per", "vac": "vacancy", "means": "means"}
STATUSES = {"planned", "approved", "done", "ruled_out"}


def marked(line):
    """Text and figures of a line of corpus/sentences/ ("{40|j cut planned} posts"); ValueError says what is wrong with a mark."""
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


def numbers(items, sort, patterns=None, dated=False):
    """What `townclerk explain --format SORT` says of each item's numbers: a list by id."""
    def run(some):
        lines = "".join(json.dumps({"id": i.id, "text": i.text, **({"published": i.published} if dated and i.published else {})}) + "\n" for i in some)
        return subprocess.run([ROOT / "build" / "townclerk", "explain", "-", "--format", sort, "--patterns", patterns or ROOT / "patterns"],
                              input=lines, capture_output=True, text=True, check=True).stdout
    found = {item.id: [] for item in items}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for out in pool.map(run, [some for some in (items[0::2], items[1::2]) if some]):
            for line in out.splitlines():
                number = json.loads(line)
                found[number["id"]].append(number)
    return found
