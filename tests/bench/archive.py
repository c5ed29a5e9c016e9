"""Generated archives for the benchmarks: NDJSON, the same bytes for the same size.

    archive.py dense|mix MEGABYTES > archive.ndjson

dense: articles of the corpus, thinned with prose that states no figure to about a figure every 300 bytes, in ever new order.
mix:   twenty articles without a figure to one of those.
"""
import json, pathlib, random, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
WHO = "the gardener|her neighbour|a former miner|the choir's conductor|one reader|the club secretary|a retired teacher|the baker|two walkers|the curator|our reporter".split("|")
DID = "remembered|described|photographed|wrote about|admired|restored|rediscovered|walked to|painted|argued over|looked for".split("|")
WHAT = "the old chapel|a hedge of hawthorn|the brass band|the river path|a faded mural|the allotments|the market cross|a pair of swans|the bowling green|the clock tower|a recipe for parkin".split("|")
WHEN = "on a wet morning|before the fair|after the match|in the long summer|as the light went|while the kettle boiled|between showers|on the way home".split("|")
WHY = ("because nobody else would|although few had asked|and was glad of the company|but said little about it|which pleased the organisers|"
       "so that the children might see it|and the dog came too|with more patience than skill").split("|")


def prose(random, length):
    paragraphs, size = [], 0
    while size < length:
        sentences = []
        for _ in range(random.randint(2, 4)):
            one = f"{random.choice(WHO)} {random.choice(DID)} {random.choice(WHAT)} {random.choice(WHEN)}, {random.choice(WHY)}."
            sentences.append(one[0].upper() + one[1:])
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1]) + 2
    return paragraphs


def dense(random, articles):
    text, figures = random.choice(articles)
    paragraphs = text.split("\n\n") + prose(random, max(0, 300 * figures - len(text)))
    head, rest = paragraphs[:3], paragraphs[3:]
    return "\n\n".join(head + rest)


def archive(sort, megabytes):
    rng = random.Random(1)
    articles = [(path.read_text(encoding="utf-8"), len(json.loads((ROOT / "corpus" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))["figures"]))
                for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]
    written, number = 0, 0
    while written < megabytes * 1_000_000:
        number += 1
        text = dense(rng, articles) if sort == "dense" or number % 21 == 0 else "\n\n".join(prose(rng, rng.randint(1500, 4500)))
        line = json.dumps({"id": f"{sort}-{number}", "published": f"{2008 + number % 17}-{1 + number % 12:02}-{1 + number % 28:02}", "text": text}, ensure_ascii=False)
        written += len(line.encode("utf-8")) + 1
        yield line


if __name__ == "__main__":
    for line in archive(sys.argv[1], float(sys.argv[2])):
        print(line)
