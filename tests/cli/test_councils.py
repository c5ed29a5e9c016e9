"""townclerk councils, and whose each figure is in the texts of corpus/mentions.json."""
import csv, json, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

SHARED = ROOT.parent / "shared" / "register" / "lookup_name_to_registry.csv"


class Lookup(Case):
    def look(self, *words, code=0):
        return json.loads(self.run_it("councils", *words, "--format", "json", code=code).stdout)

    def test_names_and_days(self):
        rows = [("RBKC", "2020-01-01", ["E09000020"]), ("Somerset", "2015-06-01", ["E10000027"]), ("Somerset", "2024-01-01", ["E06000066"]),
                ("Durham County Council", "2007-01-01", ["E10000010"]), ("Durham County Council", "2010-01-01", ["E06000047"]),
                ("Newcastle", "2020-01-01", ["E07000195", "E08000021"]), ("E10000015", "2020-01-01", ["E10000015"]), ("HRT", "2020-01-01", ["E10000015"]),
                ("the Cumbria County Council", "2026-01-01", ["E10000006"]), ("#Essex County Council", "2020-01-01", ["E10000012"]),
                ("Cyngor Gwynedd", "2020-01-01", ["W06000002"]), ("Macclesfield Borough Council", "2008-01-01", ["E07000017"]),
                ("Leeds City Council's", "2020-01-01", ["E08000035"]), ("Newtownabbey", "2010-01-01", ["NIR-U"])]
        for name, on, want in rows:
            with self.subTest(name, on=on):
                found = self.look(name, "--on", on)
                self.assertEqual(sorted(c.get("gss") or c["code"] for c in found["councils"]), want)
                self.assertEqual(found["verdict"], "found" if len(want) == 1 else "ambiguous")

    def test_it_reads_like_a_sheet(self):
        sheet = self.run_it("councils", "North", "Yorkshire", "--on", "2020-01-01", code=0).stdout.decode()
        for words in ("North Yorkshire County Council", "E10000023", "until 2023-04-01", "followed by    NYE", "E06000065"):
            self.assertIn(words, sheet)

    def test_near_misses_and_faults(self):
        self.assertIn("Hertfordshire", self.run_it("councils", "Hertforshire", code=1).stdout.decode())
        self.assertIn("no council of that name", self.run_it("councils", "Gotham", code=1).stdout.decode())
        self.assertIn("name a council", self.run_it("councils", code=2).stderr.decode())
        self.assertIn("--list", self.run_it("councils", "Leeds", "--list", code=2).stderr.decode())
        self.assertIn("2020-13", self.run_it("councils", "Leeds", "--on", "2020-13", code=2).stderr.decode())

    def test_the_register_of_a_day(self):
        def kinds(on):
            lines = self.run_it("councils", "--list", "--on", on, "--format", "json", code=0).stdout.splitlines()
            count = {}
            for line in lines:
                kind = json.loads(line)["type"]
                count[kind] = count.get(kind, 0) + 1
            return count
        now = kinds("2026-01-01")
        for kind, number in (("county", 21), ("district", 164), ("metropolitan", 36), ("london", 33), ("scottish", 32), ("welsh", 22), ("northern_irish", 11)):
            self.assertEqual(now[kind], number, kind)
        self.assertEqual(kinds("2009-03-01")["county"], 34)
        self.assertEqual(kinds("2009-03-01")["district"], 238)
        self.assertNotIn("Surrey County Council", self.run_it("councils", "--list", "--on", "2027-05-01", code=0).stdout.decode())

    def test_every_name_of_the_register_finds_its_council(self):
        if not SHARED.exists():
            self.skipTest("skipped: the register's source is not here")
        rows = list(csv.DictReader(open(SHARED, encoding="utf-8")))
        out = self.run_it("councils", "-", stdin="".join(row["la-name"] + "\n" for row in rows), code=0).stdout.splitlines()
        self.assertEqual(len(out), len(rows))
        for row, line in zip(rows, out):
            found = json.loads(line)
            self.assertIn(row["local-authority-code"], [c["code"] for c in found["councils"] + found.get("at_other_times", [])], row)
            self.assertEqual(found["verdict"], "ambiguous" if len(found["councils"]) > 1 else "found")


class Mentions(Case):
    """Each text of corpus/mentions.json: councils listed, main ones, whose each figure is. Those marked "open" are known not to come
    out yet; one that does must lose its mark."""

    def faults(self, row, record):
        identity = lambda council: council.get("gss") or council["code"]
        listed = {identity(c) for c in record["councils"]}
        main = {identity(c) for c in record["councils"] if c.get("main")}
        faults = []
        if listed != set(row["councils"]):
            faults.append(f"councils {sorted(listed)}, not {row['councils']}")
        if "main" in row and main != set(row["main"]):
            faults.append(f"main {sorted(main)}, not {row['main']}")
        if row.get("ambiguous") and not any(c["rule"] == "council-ambiguous" for c in record["checks"]):
            faults.append("not said to be ambiguous")
        for anchor, owner in row.get("figures", {}).items():
            at = row["text"].index(anchor)
            for figure in record["figures"]:
                if figure["start"] < at + len(anchor) and at < figure["end"] and figure.get("council") != owner:
                    faults.append(f"{anchor} is of {figure.get('council')}, not {owner}")
        return faults

    def test_the_table(self):
        rows = json.loads((ROOT / "corpus" / "mentions.json").read_text(encoding="utf-8"))
        lines = "".join(json.dumps({k: row[k] for k in ("id", "text", "published") if k in row}) + "\n" for row in rows)
        records = {r["document"]["id"]: r for r in map(json.loads, self.run_it("extract", "-", stdin=lines, code=0).stdout.splitlines())}
        right = 0
        for row in rows:
            with self.subTest(row["id"]):
                faults = self.faults(row, records[row["id"]])
                right += not faults
                if row.get("open"):
                    self.assertTrue(faults, "comes out right now: take its \"open\" away")
                else:
                    self.assertEqual(faults, [], row["text"])
        self.assertGreaterEqual(right, 150)


unittest.main()
