"""Random but valid records raise no false error, mutated ones are caught: `townclerk validate` on what others make."""
import copy, hashlib, json, random, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

COUNCILS = [("E10000012", "ESS", "Essex County Council", "county"), ("E08000035", "LDS", "Leeds City Council", "metropolitan"), (None, "NIR-U", "Newtownabbey Borough Council", "northern_irish")]
WORDS = "the council will cut posts and save money – in “libraries”, parks é and 🚒 services next year".split()
STATUS = ["planned", "approved", "done", "ruled_out"]


def figure(rng, number, text, at, councils):
    end = rng.randrange(at + 1, min(len(text), at + 30) + 1)
    kind = rng.choice(["jobs", "money", "percent"])
    made = {"id": number, "kind": kind, "text": text[at:end], "start": at, "end": end, "number": {"start": at, "end": rng.randrange(at + 1, end + 1)},
            "value": rng.choice([rng.randrange(0, 10 ** 7), round(rng.random() * 1000, 2)]), "qualifier": rng.choice(["exact", "about", "up_to", "at_least", "over", "under"])}
    if kind == "jobs":
        made["unit"] = rng.choice(["jobs", "posts", "roles", "redundancies", "people"])
        made["change"] = rng.choice(["cut", "create", "transfer", "freeze", "at_risk", "none"])
        if made["change"] != "none":
            made["status"] = rng.choice(STATUS)
    elif kind == "money":
        made["currency"] = rng.choice(["GBP", "EUR", "USD"])
        made["role"] = rng.choice(["saving", "gap", "cost", "budget", "income", "charge", "funding_cut", "pay", "reserves", "debt", "other"])
        if made["role"] == "saving":
            made["status"] = rng.choice(STATUS)
    else:
        made["role"] = rng.choice(["council_tax", "workforce", "budget", "funding_cut", "pay", "survey", "other"])
    if councils and rng.random() < 0.7:
        council = rng.choice(councils)
        made["council"] = council.get("gss") or council["code"]
    if number > 1 and rng.random() < 0.3:
        made[rng.choice(["part_of", "repeats"])] = rng.randrange(1, number)
    if rng.random() < 0.3:
        made["period"] = rng.choice(["2019", "2019-04-01/2020-03-31", "../2024-12-31", "2010-04-01/..", "P4Y", "2016-01/2016-03"])
    made["rule"] = "random"
    return made


def record(rng, number):
    text = " ".join(rng.choice(WORDS) for _ in range(rng.randrange(20, 60)))
    councils = []
    for gss, code, name, kind in rng.sample(COUNCILS, rng.randrange(0, 3)):
        at = rng.randrange(0, len(text) - 5)
        council = {"code": code, "name": name, "type": kind, "nation": "Northern Ireland" if gss is None else "England", "evidence": "name",
                   "mentions": [{"text": text[at:at + 5], "start": at, "end": at + 5}]}
        councils.append({"gss": gss, **council} if gss else council)
    starts = sorted(rng.sample(range(len(text) - 1), rng.randrange(0, 8)))
    return text, {"schema_version": "1.0", "producer": {"name": "other", "version": "1", "patterns": "x"},
                  "document": {"id": f"r{number}", "sha256": hashlib.sha256(text.encode()).hexdigest(), "length": len(text)},
                  "councils": councils, "figures": [figure(rng, n, text, at, councils) for n, at in enumerate(starts, 1)], "dates": [], "checks": [], "summary": []}


MUTATIONS = {
    "shifted span": lambda r: r["figures"][0].update(end=r["figures"][0]["end"] + 1),
    "wrong id": lambda r: r["figures"][0].update(id=99),
    "wrong link": lambda r: r["figures"][0].update(part_of=99),
    "wrong type": lambda r: r["figures"][0].update(value="40"),
    "missing key": lambda r: r["figures"][0].pop("number"),
    "extra key": lambda r: r["figures"][0].update(surprise=1),
    "unknown council": lambda r: r["figures"][0].update(council="E99999999"),
    "sum off by one": lambda r: r["checks"].append({"rule": "parts-sum", "severity": "info", "message": "x", "sum": {
        "parts": [1], "total": 1, "value": r["figures"][0]["value"] + 1, "stated": 0, "difference": 0, "agrees": True}}),
}


class RandomRecords(Case):
    def test_ten_thousand_valid_records_have_no_error(self):
        rng = random.Random(20261122)
        lines = "".join(json.dumps(record(rng, n)[1]) + "\n" for n in range(10000))
        done = self.run_it("validate", "-", "--format", "ndjson", stdin=lines, code=0)
        errors = [line for line in done.stdout.decode().splitlines() if json.loads(line)["severity"] == "error"]
        self.assertEqual(errors[:3], [])

    def test_mutated_records_are_all_caught(self):
        rng = random.Random(7)
        for name, mutate in MUTATIONS.items():
            broken = []
            while len(broken) < 50:
                _, made = record(rng, len(broken))
                if made["figures"]:
                    made = copy.deepcopy(made)
                    mutate(made)
                    broken.append(json.dumps(made))
            with self.subTest(name):
                done = self.run_it("validate", "-", "--format", "ndjson", stdin="\n".join(broken) + "\n", code=1)
                caught = {json.loads(line)["line"] for line in done.stdout.decode().splitlines() if json.loads(line)["severity"] == "error"}
                self.assertEqual(len(caught), 50)


unittest.main()
