"""townclerk extract: inputs, formats, options, exactness and sameness."""
import json, os, shutil, subprocess, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *


class Extract(Case):
    def test_text_folder_and_ndjson_give_the_same_figures(self):
        text = self.write("in/a.txt", STORY)
        self.write("in/deep/b.txt", STORY)
        dump = self.write("dump.ndjson", json.dumps({"id": "x", "text": STORY}) + "\n")
        values = lambda record: [(f["kind"], f["value"], f["start"]) for f in record["figures"]]
        one = self.records(text)[0]
        self.assertEqual(values(one), [("jobs", 40, 30), ("money", 2500000, 48)])
        self.assertEqual([values(r) for r in self.records(self.folder / "in")], [values(one)] * 2)
        self.assertEqual(values(self.records(dump)[0]), values(one))
        self.assertEqual(values(self.records("-", stdin=STORY)[0]), values(one))
        self.assertEqual(self.records("-", stdin=json.dumps({"id": "y", "text": STORY}))[0]["document"]["id"], "y")

    def test_a_title_apart_has_offsets_of_its_own(self):
        dump = self.write("d.ndjson", json.dumps({"id": "x", "title": "40 jobs to go at Essex County Council", "text": "It must save £2m."}))
        figures = self.records(dump)[0]["figures"]
        self.assertEqual(figures[0]["in"], "title")
        self.assertEqual((figures[0]["number"]["start"], figures[0]["number"]["end"]), (0, 2))
        self.assertNotIn("in", figures[1])

    def test_formats(self):
        text = self.write("a.txt", STORY)
        self.assertEqual(len(json.loads(self.run_it("extract", "--format", "json", text, code=0).stdout)), 1)
        rows = self.run_it("extract", "--format", "csv", text, code=0).stdout.decode().splitlines()
        self.assertTrue(rows[0].startswith("document,published,figure,kind"))
        self.assertEqual(len(rows), 3)
        table = self.run_it("extract", "--format", "table", text, code=0).stdout.decode()
        self.assertIn("£2,500,000", table)
        self.assertNotIn("\033", table)
        self.assertIn("\033", self.run_it("extract", "--format", "table", "--color", "always", text, code=0).stdout.decode())

    def test_the_same_bytes_with_any_threads_locale_and_zone(self):
        out = [self.run_it("extract", "-j", n, ROOT / "corpus" / "articles", env=env, code=0).stdout
               for n, env in ((1, {}), (2, {}), (3, {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Auckland"}), (2, {"LC_ALL": "C", "TZ": "America/New_York"}))]
        self.assertTrue(all(o == out[0] for o in out))

    def test_the_order_of_pattern_files_does_not_matter(self):
        patterns = self.folder / "patterns"
        shutil.copytree(ROOT / "patterns", patterns)
        for number, path in enumerate(sorted((patterns / "cues").glob("*.toml"))):
            head, *cues = path.read_text(encoding="utf-8").split("[[cue]]")
            path.unlink()
            (patterns / "cues" / f"{9 - number}-x.toml").write_text(head + "".join("[[cue]]" + c.rstrip() + "\n\n" for c in reversed(cues)), encoding="utf-8")
        def without_hash(records):
            for record in records:
                record["producer"].pop("patterns")
            return records
        sample = sorted((ROOT / "corpus" / "articles").glob("D*.txt"))[:40]
        self.assertEqual(without_hash(self.records("--patterns", patterns, *sample)), without_hash(self.records("--patterns", ROOT / "patterns", *sample)))

    def test_every_span_is_its_text(self):
        paths = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::5]
        records = self.records(*paths)
        self.assertEqual(len(records), len(paths))
        for path, record in zip(paths, records):
            text = path.read_bytes().decode("utf-8")
            for part in [*record["figures"], *record["dates"], *(m for c in record["councils"] for m in c["mentions"])]:
                self.assertEqual(text[part["start"]:part["end"]], part["text"])

    def test_published_resolves_dates(self):
        text = self.write("a.txt", "Essex County Council must save £46m this year.")
        self.assertEqual(self.records("--published", "2019-07-25", text)[0]["figures"][0]["period"], "2019")
        self.assertNotIn("period", self.records(text)[0]["figures"][0])

    def test_help_and_version(self):
        for words in (["--help"], ["extract", "--help"], ["validate", "--help"], ["explain", "--help"], ["patterns", "--help"]):
            self.assertIn("townclerk", self.run_it(*words, code=0).stdout.decode())
        self.assertRegex(self.run_it("--version", code=0).stdout.decode(), r"townclerk \d+\.\d+\.\d+\nschema 1\.0\npatterns [0-9a-f]{16}")


class Seeds(Case):
    @unittest.skipUnless((SHARED / "score").exists(), "skipped: the shared seeds are not here")
    def test_the_seeds_are_read_as_well_as_promised(self):
        out = self.folder / "out.ndjson"
        self.run_it("extract", SHARED / "seeds", "-o", out, code=0)
        score = json.loads(subprocess.run([SHARED / "score", SHARED / "gold", SHARED / "seeds", out, "--json"], capture_output=True, check=True).stdout)
        self.assertEqual(score["kinds"]["all"]["found"][2], 1.0)
        self.assertEqual(score["councils"]["prf"][2], 1.0)
        self.assertGreaterEqual(score["kinds"]["all"]["frame"][2], 0.95)


unittest.main()
