"""townclerk validate, explain and patterns."""
import json, shutil, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *


class Validate(Case):
    def test_our_own_records_hold(self):
        out = self.folder / "r.ndjson"
        articles = ROOT / "corpus" / "articles"
        self.run_it("extract", articles, "-o", out, code=0)
        self.assertIn("0 do not", self.run_it("validate", "--text", articles, out, code=0).stderr.decode())

    def test_an_independent_validator_agrees_on_the_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("skipped: python3-jsonschema is not here")
        validator = jsonschema.Draft202012Validator(json.loads((ROOT / "schemas" / "record.schema.json").read_text(encoding="utf-8")))
        for record in self.records(*sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::4]):
            validator.validate(record)

    def test_mutated_records_are_caught(self):
        text = self.write("texts/a.txt", STORY)
        record = self.records(text)[0]
        def mutated(change):
            copy = json.loads(json.dumps(record))
            change(copy)
            path = self.write("bad.ndjson", json.dumps(copy) + "\n")
            done = self.run_it("validate", "--format", "ndjson", "--text", self.folder / "texts", path, code=1)
            return [json.loads(line)["rule"] for line in done.stdout.splitlines()]
        figure = lambda r: r["figures"][0]
        self.assertIn("span", mutated(lambda r: figure(r).update(start=figure(r)["start"] - 1)))
        self.assertIn("span", mutated(lambda r: figure(r).update(text="41 posts")))
        self.assertIn("span", mutated(lambda r: figure(r)["number"].update(end=500)))
        self.assertIn("links", mutated(lambda r: figure(r).update(repeats=9)))
        self.assertIn("links", mutated(lambda r: figure(r).update(council="E10000099")))
        self.assertIn("schema", mutated(lambda r: figure(r).update(value="40")))
        self.assertIn("schema", mutated(lambda r: figure(r).pop("unit")))
        self.assertIn("schema", mutated(lambda r: figure(r).update(surprise=1)))
        self.assertIn("schema", mutated(lambda r: r.update(figures=None)))
        self.assertIn("document", mutated(lambda r: r["document"].update(sha256="0" * 64)))

    def test_records_that_are_no_json(self):
        self.assertIn("not JSON", self.run_it("validate", "--format", "table", "-", stdin="{oops\n", code=1).stdout.decode())
        self.assertIn("cannot be read", self.run_it("validate", "nowhere.ndjson", code=3).stderr.decode())


class Explain(Case):
    def test_it_reads_like_a_proof(self):
        text = self.write("a.txt", STORY + "It closed 21 libraries in 2019.\n")
        proof = self.run_it("explain", text, code=0).stdout.decode()
        for words in ('"40 posts"', "jobs.change = cut", "cut-", "cues/", '"21"', "places", "year"):
            self.assertIn(words, proof)
        self.assertNotIn("£2.5m", self.run_it("explain", text, "--figure", "1", code=0).stdout.decode().split("numbers")[0].split("#2")[0].replace(STORY, ""))
        self.assertIn("there is no figure 9", self.run_it("explain", text, "--figure", "9", code=2).stderr.decode())
        parsed = json.loads(self.run_it("explain", text, "--format", "json", code=0).stdout)
        self.assertEqual(parsed["figures"][0]["decisions"][0]["attribute"], "qualifier")


    def test_what_the_fitting_tools_read_is_json_whatever_the_text(self):
        text = self.write("a.txt", "Kent's scheme cost 250,000€ (£215,000) in all. Thanet will cut 40 posts, 12 of them in parks, and 4.5 per cent of pay; 40 posts went in 2019. Essex County Council agrees.\n")
        for sort in ("features", "mains", "owners", "periods", "parts", "repeats", "words", "names", "context"):
            lines = self.run_it("explain", text, "--format", sort, code=0).stdout.decode("utf-8").splitlines()
            self.assertTrue(lines, sort)
            for line in lines:
                json.loads(line)


class Patterns(Case):
    def setUp(self):
        super().setUp()
        self.patterns = self.folder / "mine"
        self.run_it("patterns", "copy", self.patterns, code=0)

    def add(self, name, content):
        path = self.patterns / name
        path.write_text(path.read_text(encoding="utf-8") + content, encoding="utf-8")

    def fault(self, says):
        done = self.run_it("patterns", "check", self.patterns, code=2)
        self.assertIn(says, done.stderr.decode())
        return done.stderr.decode()

    def test_a_copy_holds_and_makes_the_same_records(self):
        self.run_it("patterns", "check", self.patterns, code=0)
        text = self.write("a.txt", STORY)
        self.assertEqual(self.records(text), self.records(text, "--patterns", self.patterns))
        self.assertIn("is there already", self.run_it("patterns", "copy", self.patterns, code=3).stderr.decode())

    def test_a_new_phrase_is_one_line(self):
        text = self.write("a.txt", "Essex County Council defenestrated 40 workers.")
        self.assertEqual(self.records(text)[0]["figures"][0]["change"], "none")
        self.add("cues/change.toml", '\n[[cue]]\nname = "cut-defenestrate"\nsays = ["jobs.change=cut 9"]\nphrases = ["defenestrate~"]\n'
                 'examples = ["defenestrated 40 workers"]\ncounterexamples = ["40 workers"]\n')
        self.run_it("patterns", "check", self.patterns, code=0)
        self.assertEqual(self.records(text, "--patterns", self.patterns)[0]["figures"][0]["change"], "cut")

    def test_faults_have_file_line_and_caret(self):
        self.add("cues/change.toml", "\n[[cue]\n")
        self.assertRegex(self.fault("change.toml:"), r"change\.toml:\d+: (.|\n)*\n *\^")

    def test_faults_of_meaning(self):
        cue = '\n[[cue]]\nname = "x"\nsays = ["jobs.change=cut 3"]\nphrases = ["xx"]\nexamples = ["xx"]\ncounterexamples = ["yy"]\n'
        for broken, says in ((cue.replace("jobs.change", "jobs.chance"), "no attribute of that name"), (cue.replace("=cut", "=hat"), "no value"),
                             (cue.replace('["xx"]\nex', '["(xx"]\nex'), 'a "(" without its ")"'), (cue.replace('counterexamples = ["yy"]\n', ""), "counterexamples"),
                             (cue.replace("reach", "x").replace('name = "x"', 'name = "x"\nreach = "moon"'), "reach"), (cue.replace("phrases", "phrasez"), "unknown key"),
                             (cue.replace('examples = ["xx"]', 'examples = ["zz"]', 1), "does not fire in its example"), (cue.replace('["yy"]', '["xx"]'), "fires in its counterexample")):
            original = (self.patterns / "cues" / "change.toml").read_text(encoding="utf-8")
            self.add("cues/change.toml", broken)
            self.fault(says)
            (self.patterns / "cues" / "change.toml").write_text(original, encoding="utf-8")

    def test_faults_of_the_context_net(self):
        path = self.patterns / "context.csv"
        original = path.read_text(encoding="utf-8").splitlines()
        first = next(n for n, line in enumerate(original) if line.startswith("query,"))
        for broken, says in (("query,0", "write matrix,row,scale,values"), ("query,0,much,AAAA", "write the scale"), ("query,0,nan,AAAA", "write the scale"), ("query,0,0.1,====", "no base64"), ("query,0,0.1,AAA", "no base64"), ("query,0,0.1,A*AA", "no base64"), ("query,0,0.1,AAAA", "has 3 values, not 64")):
            path.write_text("\n".join(original[:first] + [broken] + original[first + 1:]) + "\n", encoding="utf-8")
            self.assertIn("context.csv:", self.fault(says))
        for dropped, says in (("hidden,", '"hidden" is missing'), ("seen-bias,", '"seen-bias" is missing'), ("query,5,", '"query" has 127 rows, not 128'),
                              ("telling-there,7,", '"telling-there" has 84 rows, not 85'), ("word,~?,", 'has no row "~?"'), ("word,~A,", 'has no row "~A"'),
                              ("near-joined,", '"near-joined" is missing'), ("owner-sort,17,", '"owner-sort" has 17 rows, not 18'), ("part-size,4,", '"part-size" has 4 rows, not 5')):
            path.write_text("\n".join(line for line in original if not line.startswith(dropped)) + "\n", encoding="utf-8")
            self.fault(says)
        query = next(n for n, line in enumerate(original) if line.startswith("query,5,"))
        path.write_text("\n".join(original[:query] + [original[query + 1], original[query]] + original[query + 2:]) + "\n", encoding="utf-8")
        self.fault('row "6" of "query" stands where row 5 belongs')
        word = next(line for line in original if line.startswith("word,council,"))
        path.write_text("\n".join(original + [word]) + "\n", encoding="utf-8")
        self.assertIn(f"context.csv:{len(original) + 1}:", self.fault('a second row "council"'))
        path.write_text("\n".join(line.replace("jobs.change=cut", "jobs.change=hat") for line in original) + "\n", encoding="utf-8")
        self.fault("no such value in engine.toml: jobs.change=hat")

    def test_without_the_learned_files_cues_alone_speak(self):
        text = self.write("a.txt", STORY)
        for learned in ("context.csv", "words.csv", "strengths.toml"):
            (self.patterns / learned).unlink()
        self.run_it("patterns", "check", self.patterns, code=0)
        figures = self.records(text, "--patterns", self.patterns)[0]["figures"]
        self.assertEqual([(f["kind"], f.get("change", f.get("role"))) for f in figures], [("jobs", "cut"), ("money", "saving")])

    def test_a_bad_expression_and_a_missing_file(self):
        self.add("furniture.toml", '\n[[furniture]]\nname = "x"\npattern = "(?=look)"\nexamples = ["x"]\ncounterexamples = ["y"]\n')
        self.fault("not a regular expression that RE2 takes")
        (self.patterns / "units.toml").unlink()
        self.fault("units.toml")


unittest.main()
