"""A run that is killed or stopped goes on, and ends with the bytes of an undisturbed one."""
import signal, sqlite3, sys, time, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

TEXTS = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[:1300]


class Resume(Case):
    def kill(self, words, how, checkpoint, documents=250):
        """Starts a run and sends it a signal once its checkpoint counts so many documents; its exit code, which is its own where it was quicker."""
        run = subprocess.Popen([PROGRAM, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)
        while run.poll() is None and self.documents_in(checkpoint) < documents:
            time.sleep(0.005)
        run.send_signal(how)
        return run.wait()

    def documents_in(self, checkpoint):
        try:
            return json.loads((self.folder / checkpoint).read_text())["documents"]
        except (OSError, ValueError):
            return 0

    def test_killed_and_stopped_it_ends_with_the_same_bytes(self):
        bad = self.write("z/bad.ndjson", '{"id": "a"}\n{"id": "b", "text": "It will cut 12 posts"}\n')
        def words(name, *more):
            return ["extract", *TEXTS, bad, "-j", "2", "-o", self.folder / name, "--rejects", self.folder / (name + ".rejects"), *more]
        self.run_it(*words("whole.ndjson"), code=1)
        whole = (self.folder / "whole.ndjson").read_bytes()
        stopped = 0
        for how, documents in ((signal.SIGKILL, 250), (signal.SIGKILL, 500), (signal.SIGINT, 750), (signal.SIGTERM, 1000)):
            code = self.kill(words("cut.ndjson", "--resume"), how, "cut.ndjson.checkpoint", documents)
            self.assertIn(code, (-how, 130, 1), "stopped by the signal, or done before it came")
            stopped += code != 1
            if (self.folder / "cut.ndjson").exists():
                self.assertEqual((self.folder / "cut.ndjson").read_bytes(), whole, "a part must not look like the whole")
                break
        self.assertGreater(stopped, 0, "no run was stopped: the corpus is too small for this test")
        done = self.run_it(*words("cut.ndjson", "--resume"), code=1)
        self.adds_up(done.stderr)
        self.assertEqual((self.folder / "cut.ndjson").read_bytes(), whole)
        self.assertEqual((self.folder / "cut.ndjson.rejects").read_bytes(), (self.folder / "whole.ndjson.rejects").read_bytes())
        self.assertEqual([p.name for p in self.folder.glob("*.checkpoint*")] + [p.name for p in self.folder.glob("*.partial")], [])

    def test_a_database_goes_on_too(self):
        def content(path):
            db = sqlite3.connect(path)
            return {table: sorted(map(str, db.execute(f"select * from {table}").fetchall()))
                    for (table,) in db.execute("select name from sqlite_master where type = 'table' and name not like 'sentences%'").fetchall()}
        self.run_it("extract", *TEXTS, "--sqlite", self.folder / "whole.db", code=0)
        self.kill(["extract", *TEXTS, "--sqlite", self.folder / "cut.db", "--resume"], signal.SIGKILL, "cut.db.checkpoint")
        self.run_it("extract", *TEXTS, "--sqlite", self.folder / "cut.db", "--resume", code=0)
        self.assertEqual(content(self.folder / "cut.db"), content(self.folder / "whole.db"))

    def test_a_folder_of_tables_goes_on_too_alone_and_beside_records(self):
        def content(folder):
            return {path.name: path.read_bytes() for path in (self.folder / folder).iterdir()}
        some = TEXTS[:600]
        self.run_it("extract", *some, "--csv-folder", self.folder / "whole", code=0)
        for more, checkpoint in (([], "alone.checkpoint"), (["-o", self.folder / "r.ndjson"], "r.ndjson.checkpoint")):
            folder = "beside" if more else "alone"
            words = ["extract", *some, "--csv-folder", self.folder / folder, *more, "--resume"]
            self.kill(words, signal.SIGKILL, checkpoint)
            self.run_it(*words, code=0)
            self.assertEqual(content(folder), content("whole"))
            self.assertFalse((self.folder / checkpoint).exists())
        self.assertEqual((self.folder / "r.ndjson").read_bytes().count(b"\n"), len(some))

    def test_two_runs_do_not_write_one_file(self):
        words = ["extract", *TEXTS, "-o", self.folder / "a.ndjson"]
        run = subprocess.Popen([PROGRAM, *map(str, words)], stderr=subprocess.DEVNULL)
        while run.poll() is None and self.documents_in("a.ndjson.checkpoint") == 0:
            time.sleep(0.005)
        if run.poll() is not None:
            self.skipTest("skipped: the machine was too quick to be seen")
        second = self.run_it("extract", TEXTS[0], "-o", self.folder / "a.ndjson", code=3)
        self.assertIn("a.ndjson.partial: is being written by another run", second.stderr.decode())
        self.assertEqual(run.wait(), 0)
        self.assertEqual((self.folder / "a.ndjson").read_bytes().count(b"\n"), len(TEXTS))

    def test_killed_at_the_last_step_only_the_names_are_given(self):
        words = ["extract", *TEXTS[:300], "-o", self.folder / "a.ndjson", "--rejects", self.folder / "r.ndjson", "--resume"]
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
        code = self.kill(["extract", *TEXTS, "-o", self.folder / "a.ndjson"], signal.SIGTERM, "a.ndjson.checkpoint")
        if code != 130:
            self.skipTest("skipped: the machine was too quick to be stopped")
        done = self.run_it("extract", *TEXTS, "--published", "2020", "-o", self.folder / "a.ndjson", "--resume", code=2)
        self.assertIn("other inputs, options or patterns", done.stderr.decode())
        self.assertIn("--resume goes with", self.run_it("extract", *TEXTS, "--resume", code=2).stderr.decode())
        self.write("b.ndjson.checkpoint", "nonsense")
        self.assertIn("no checkpoint of townclerk", self.run_it("extract", *TEXTS, "-o", self.folder / "b.ndjson", "--resume", code=3).stderr.decode())


unittest.main()
