"""Articles of the corpus with their gold, each figure with its place in the text: what the fitting tools share."""
import json, pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


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
        near = not same_value or abs(float(figure["value"]) - number["value"]) <= 1e-9 * max(1, abs(number["value"]))
        return figure.get("kind", number["kind"]) == number["kind"] and figure["start"] < number["end"] and number["start"] < figure["end"] and near
    return next((k for k, figure in enumerate(figures) if same(figure)), None)


def part(name):
    """The ids of a part of the corpus: "train" or "test"."""
    return json.loads((ROOT / "corpus" / "splits.json").read_text(encoding="utf-8"))[name]
