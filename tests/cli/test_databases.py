"""Records as tables: SQLite and a CSV folder, from one description."""
import csv, json, sqlite3, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

SOME = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::9]


class Sqlite(Case):
    def database(self, *words):
        path = self.folder / "news.db"
        self.run_it("extract", *words, "--sqlite", path, code=0)
        return sqlite3.connect(path)

    def test_it_holds_what_the_records_say(self):
        records = self.records(*SOME)
        db = self.database(*SOME)
        self.assertEqual(db.execute("select count(*) from documents").fetchone()[0], len(records))
        for record in records:
            rows = db.execute("select figure, kind, text, value, part_of, repeats from figures where document = ? order by figure",
                              (record["document"]["id"],)).fetchall()
            self.assertEqual([(f["id"], f["kind"], f["text"], f["value"], f.get("part_of"), f.get("repeats")) for f in record["figures"]], rows)
            lines = db.execute("select measure, value from summary where document = ? order by n", (record["document"]["id"],)).fetchall()
            self.assertEqual([(s["measure"], s["value"]) for s in record["summary"]], lines)
        self.assertEqual(db.execute("pragma foreign_key_check").fetchall(), [])
        self.assertEqual(db.execute("pragma integrity_check").fetchone()[0], "ok")

    def test_a_second_run_changes_nothing(self):
        def content(db):
            return {table: sorted(map(str, db.execute(f"select * from {table}").fetchall()))
                    for (table,) in db.execute("select name from sqlite_master where type = 'table' and name not like 'sentences%'").fetchall()}
        once = content(self.database(*SOME[:8]))
        self.assertEqual(content(self.database(*SOME[:8])), once)
        self.assertNotEqual(content(self.database(*SOME[:9])), once)

    def test_questions(self):
        a = self.write("a.txt", "12 March 2019\n\nEssex County Council to axe 40 jobs\n\nEssex County Council will axe 40 jobs next year, said the lollipop lady.\n")
        db = self.database(a)
        self.assertEqual(db.execute("select council, year, jobs from jobs_cut_by_council_year").fetchall(), [("Essex County Council", "2019", 40)])
        found = db.execute("select f.text from sentences s join figures f on f.rowid = s.rowid where sentences match 'lollipop'").fetchall()
        self.assertEqual(found, [("40 jobs",)])
        db.execute("pragma foreign_keys = on")
        db.execute("delete from documents")
        self.assertEqual(db.execute("select count(*) from figures").fetchone()[0], 0)

    def test_two_runs_into_one_file_lose_nothing(self):
        texts = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[:80]
        runs = [subprocess.Popen([PROGRAM, "extract", *map(str, some), "--sqlite", self.folder / "both.db"], stderr=subprocess.PIPE) for some in (texts[:50], texts[30:])]
        for run in runs:
            self.assertEqual(run.wait(), 0, run.stderr.read())
            run.stderr.close()
        db = sqlite3.connect(self.folder / "both.db")
        self.assertEqual(db.execute("select count(*) from documents").fetchone()[0], len(texts))
        self.assertEqual(db.execute("pragma integrity_check").fetchone()[0], "ok")
        self.run_it("extract", *texts, "--sqlite", self.folder / "one.db", code=0)
        one = sqlite3.connect(self.folder / "one.db")
        self.assertEqual(db.execute("select count(*) from figures").fetchone(), one.execute("select count(*) from figures").fetchone())

    def test_faults(self):
        text = self.write("a.txt", STORY)
        self.assertIn("nowhere/x.db", self.run_it("extract", text, "--sqlite", self.folder / "nowhere" / "x.db", code=3).stderr.decode())
        broken = self.write("broken.db", "this is no database at all, but long enough to be looked at\n" * 40)
        self.assertIn("broken.db", self.run_it("extract", text, "--sqlite", broken, code=3).stderr.decode())


class CsvFolder(Case):
    def test_tables_and_their_description(self):
        folder = self.folder / "tables"
        evil = self.write("evil.txt", "=HYPERLINK(1) Essex County Council will cut 40 posts.\n")
        self.run_it("extract", *SOME[:6], evil, "--csv-folder", folder, code=0)
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        rows = {}
        for resource in package["resources"]:
            with open(folder / resource["path"], encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file)
                rows[resource["name"]] = list(reader)
            self.assertEqual(reader.fieldnames, [field["name"] for field in resource["schema"]["fields"]])
            for row in rows[resource["name"]]:
                for field in resource["schema"]["fields"]:
                    cell = row[field["name"]]
                    if field.get("constraints", {}).get("required"):
                        self.assertNotEqual(cell, "", (resource["name"], field["name"]))
                    if cell and field["type"] in ("integer", "number"):
                        float(cell)
                    if field["type"] == "string":
                        self.assertFalse(cell.startswith(("=", "+", "@")), cell)
            keys = [tuple(row[k] for k in resource["schema"]["primaryKey"]) for row in rows[resource["name"]]]
            self.assertEqual(len(keys), len(set(keys)))
        for resource in package["resources"]:
            for foreign in resource["schema"]["foreignKeys"]:
                there = {row[foreign["reference"]["fields"]] for row in rows[foreign["reference"]["resource"]]}
                for row in rows[resource["name"]]:
                    self.assertIn(row[foreign["fields"]] or next(iter(there)), there)

    def test_a_folder_that_is_there_is_left_alone(self):
        self.write("tables/mine.csv", "x\n")
        text = self.write("a.txt", STORY)
        self.assertIn("not empty", self.run_it("extract", text, "--csv-folder", self.folder / "tables", code=3).stderr.decode())


unittest.main()
