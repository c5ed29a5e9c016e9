"""townclerk score: agrees with an independent scorer, and says what is wrong."""
import json, subprocess, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *


class ScoreCommand(Case):
    def gold(self, **changes):
        figure = {"anchor": "40", "n": 0, "kind": "jobs", "value": 40, "qualifier": "exact", "unit": "posts", "change": "cut", "status": "planned", "council": "E10000012"}
        figure.update(changes)
        self.write("texts/a.txt", STORY)
        self.write("gold/a.json", json.dumps({"id": "a", "councils": [{"gss": "E10000012", "main": True}], "figures": [figure]}))
        return json.loads(self.run_it("score", "gold", "texts", "--format", "json", code=0).stdout)

    def test_right_and_wrong(self):
        right = self.gold()
        self.assertEqual(right["kinds"]["jobs"]["found"], [1.0, 1.0, 1.0])
        self.assertEqual(right["kinds"]["jobs"]["frame"], [1.0, 1.0, 1.0])
        self.assertEqual(right["councils"]["main"], 1.0)
        wrong = self.gold(change="create")
        self.assertEqual(wrong["kinds"]["jobs"]["frame"][2], 0.0)
        self.assertEqual(wrong["confusions"]["jobs.change"], {"create → cut": 1})
        self.assertRegex(wrong["findings"][0]["what"], r'gold create, got cut \(cut-[a-z-]+ "')
        self.assertEqual(self.gold(value=41)["kinds"]["jobs"]["found"][2], 0.0)

    def test_two_runs_are_compared(self):
        self.gold()
        good = self.write("good.ndjson", self.run_it("extract", "texts", "--format", "ndjson", code=0).stdout)
        bad = self.write("bad.ndjson", pathlib.Path(good).read_text(encoding="utf-8").replace('"change":"cut"', '"change":"create"'))
        same = json.loads(self.run_it("score", "gold", "texts", "--compare", good, good, "--format", "json", code=0).stdout)
        self.assertEqual((same["better"], same["worse"], same["changed"]), ([], [], []))
        worse = json.loads(self.run_it("score", "gold", "texts", "--compare", good, bad, "--format", "json", code=0).stdout)
        self.assertEqual([finding["what"] for finding in worse["worse"]], ["jobs 40 change: gold cut, is create"])
        self.assertLess(worse["frame"][1], worse["frame"][0])
        better = self.run_it("score", "gold", "texts", "--compare", bad, good, code=0).stdout.decode()
        self.assertIn("jobs 40 change: gold cut, was create", better)
        self.assertIn("two files", self.run_it("score", "gold", "texts", "--compare", good, code=2).stderr.decode())

    def test_faults(self):
        self.write("texts/a.txt", STORY)
        self.write("gold/a.json", '{"figures": [{"anchor": "999", "kind": "jobs", "value": 1}]}')
        self.assertIn("not in the text so often", self.run_it("score", "gold", "texts", code=3).stderr.decode())
        self.assertIn("no such folder", self.run_it("score", "nowhere", "texts", code=3).stderr.decode())
        self.assertIn("GOLD TEXTS", self.run_it("score", "gold", code=2).stderr.decode())

    @unittest.skipUnless((SHARED / "score").exists(), "skipped: the shared scorer is not here")
    def test_it_agrees_with_the_independent_scorer(self):
        for gold, texts in ((SHARED / "gold", SHARED / "seeds"), (ROOT / "corpus" / "gold", ROOT / "corpus" / "articles")):
            out = self.folder / "records.ndjson"
            self.run_it("extract", texts, "-o", out, code=0)
            theirs = json.loads(subprocess.run([SHARED / "score", gold, texts, out, "--json"], capture_output=True, check=True).stdout)
            ours = json.loads(self.run_it("score", gold, texts, out, "--format", "json", code=0).stdout)
            for key in ("documents", "kinds", "attributes", "councils", "links"):
                self.assertEqual(ours[key], theirs[key], key)


unittest.main()
