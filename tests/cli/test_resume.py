"""A run that is killed or stopped goes on, and ends with the bytes of an undisturbed one."""
import signal, sqlite3, sys, time, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

TEXTS = ROOT / "corpus" / "articles"


class Resume(Case):
    def kill(self, words, how, after):
        """Starts a run and ends it by a signal once its checkpoint has been there for a while; False where it was done before."""
        run = subprocess.Popen([PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder)
        began = time.monotonic()
        while run.poll() is None and time.monotonic() - began < after:
            time.sleep(0.02)
        alive = run.poll() is None
        run.send_signal(how) if alive else None
        run.communicate()
        return run.returncode if alive else None

    def test_killed_and_stopped_it_ends_with_the_same_bytes(self):
        bad = self.write("z/bad.ndjson", '{"id": "a"}\n{"id": "b", "text": "It will cut 12 posts"}\n')
        def words(name, *more):
            return ["extract", TEXTS, bad, "-j", "2", "-o", self.folder / name, "--rejects", self.folder / (name + ".rejects"), *more]
        self.run_it(*words("whole.ndjson"), code=1)
        for how, after in ((signal.SIGKILL, 0.8), (signal.SIGKILL, 1.2), (signal.SIGINT, 0.7), (signal.SIGTERM, 0.5)):
            code = self.kill(words("cut.ndjson", "--resume"), how, after)
            if code is not None and how in (signal.SIGINT, signal.SIGTERM):
                self.assertEqual(code, 130)
            self.assertFalse(code is not None and (self.folder / "cut.ndjson").exists(), "a part must not look like the whole")
        done = self.run_it(*words("cut.ndjson", "--resume"), code=1)
        self.adds_up(done.stderr)
        self.assertEqual((self.folder / "cut.ndjson").read_bytes(), (self.folder / "whole.ndjson").read_bytes())
        self.assertEqual((self.folder / "cut.ndjson.rejects").read_bytes(), (self.folder / "whole.ndjson.rejects").read_bytes())
        self.assertEqual([p.name for p in self.folder.glob("*.checkpoint*")] + [p.name for p in self.folder.glob("*.partial")], [])

    def test_a_database_goes_on_too(self):
        def content(path):
            db = sqlite3.connect(path)
            return {table: sorted(map(str, db.execute(f"select * from {table}").fetchall()))
                    for (table,) in db.execute("select name from sqlite_master where type = 'table' and name not like 'sentences%'").fetchall()}
        self.run_it("extract", TEXTS, "--sqlite", self.folder / "whole.db", code=0)
        self.kill(["extract", TEXTS, "--sqlite", self.folder / "cut.db", "--resume"], signal.SIGKILL, 1.5)
        self.run_it("extract", TEXTS, "--sqlite", self.folder / "cut.db", "--resume", code=0)
        self.assertEqual(content(self.folder / "cut.db"), content(self.folder / "whole.db"))

    def test_killed_at_the_last_step_only_the_names_are_given(self):
        words = ["extract", *sorted(TEXTS.glob("*.txt"))[:300], "-o", self.folder / "a.ndjson", "--rejects", self.folder / "r.ndjson", "--resume"]
        run, seen = subprocess.Popen([PROGRAM, *map(str, words)], stderr=subprocess.DEVNULL), None
        while run.poll() is None:
            try:
                seen = json.loads((self.folder / "a.ndjson.checkpoint").read_text())
            except (OSError, ValueError):
                pass
        if seen is None:
            self.skipTest("skipped: the machine was too quick to be seen")
        whole = (self.folder / "a.ndjson").read_bytes()
        (self.folder / "a.ndjson").rename(self.folder / "a.ndjson.partial")
        self.write("a.ndjson.checkpoint", json.dumps({**seen, "whole": True}))
        self.run_it(*words, code=0)
        self.assertEqual((self.folder / "a.ndjson").read_bytes(), whole)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["a.ndjson", "r.ndjson"])

    def test_another_run_s_checkpoint_is_refused(self):
        code = self.kill(["extract", TEXTS, "-o", self.folder / "a.ndjson"], signal.SIGTERM, 1.0)
        if code is None:
            self.skipTest("skipped: the machine was too quick to be stopped")
        done = self.run_it("extract", TEXTS, "--published", "2020", "-o", self.folder / "a.ndjson", "--resume", code=2)
        self.assertIn("other inputs, options or patterns", done.stderr.decode())
        self.assertIn("--resume goes with", self.run_it("extract", TEXTS, "--resume", code=2).stderr.decode())
        self.write("b.ndjson.checkpoint", "nonsense")
        self.assertIn("no checkpoint of townclerk", self.run_it("extract", TEXTS, "-o", self.folder / "b.ndjson", "--resume", code=3).stderr.decode())


unittest.main()
