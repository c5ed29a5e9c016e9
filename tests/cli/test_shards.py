"""One task in parts on many machines: merged, they are byte for byte the one task."""
import os, shutil, sys, time, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

SOME = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::25]
BAD = '{"id": "a"}\n{"id": "b", "text": "It will cut 12 posts"}\n'


class Shards(Case):
    def setUp(self):
        super().setUp()
        self.inputs = [*SOME, self.write("bad.ndjson", BAD)]

    def whole(self):
        self.run_it("extract", *self.inputs, "-o", "whole.ndjson", "--rejects", "whole.rejects", code=1)

    def part(self, i, n, name=None, *more):
        self.run_it("extract", *self.inputs, "--shard", f"{i}/{n}", "-o", name or f"part-{i}.ndjson", *more)

    def same(self, *parts):
        done = self.run_it("merge", *parts, "-o", "all.ndjson", "--rejects", "all.rejects", code=1)
        self.assertEqual((self.folder / "all.ndjson").read_bytes(), (self.folder / "whole.ndjson").read_bytes())
        self.assertEqual((self.folder / "all.rejects").read_bytes(), (self.folder / "whole.rejects").read_bytes())
        self.assertEqual(self.adds_up(done.stderr)[0], len(SOME) + 2)

    def test_any_number_of_parts_is_the_whole(self):
        self.whole()
        for n in (1, 2, 5):
            for i in range(1, n + 1):
                self.part(i, n, None, "-j", str(1 + i % 2))
            self.same(*(f"part-{i}.ndjson" for i in range(n, 0, -1)))

    def test_what_is_not_the_whole_is_refused(self):
        for i in (1, 2):
            self.part(i, 2)
        refused = lambda *parts: self.run_it("merge", *parts, "-o", "all.ndjson", code=3).stderr.decode()
        self.assertIn("not there: 2/2", refused("part-1.ndjson"))
        self.assertIn("same shard", refused("part-1.ndjson", "part-1.ndjson", "part-2.ndjson"))
        self.part(2, 3, "third.ndjson")
        self.assertIn("another task", refused("part-1.ndjson", "third.ndjson"))
        self.part(2, 2, "dated.ndjson", "--published", "2020")
        self.assertIn("another task", refused("part-1.ndjson", "dated.ndjson"))
        self.run_it("patterns", "copy", "mine")
        (self.folder / "mine" / "engine.toml").write_bytes((self.folder / "mine" / "engine.toml").read_bytes() + b"\n# mine\n")
        self.part(2, 2, "mine.ndjson", "--patterns", "mine")
        self.assertIn("other patterns", refused("part-1.ndjson", "mine.ndjson"))
        cut = (self.folder / "part-2.ndjson").read_bytes()
        (self.folder / "part-2.ndjson").write_bytes(cut[:-1])
        self.assertIn("cut off", refused("part-1.ndjson", "part-2.ndjson"))
        (self.folder / "part-2.ndjson").write_bytes(cut)
        index = self.folder / "part-2.ndjson.shard"
        lines = index.read_bytes().splitlines(keepends=True)
        index.write_bytes(b"".join(lines[:-1]))
        self.assertIn("not complete", refused("part-1.ndjson", "part-2.ndjson"))
        index.unlink()
        self.assertIn("no such file", refused("part-1.ndjson", "part-2.ndjson"))
        self.assertFalse((self.folder / "all.ndjson").exists())

    def test_a_part_goes_on_after_a_stop(self):
        self.inputs = [ROOT / "corpus" / "articles"]
        words = lambda name: ["extract", *self.inputs, "--shard", "1/2", "-o", name, "--resume"]
        self.run_it(*words("undisturbed.ndjson"), code=0)
        run = subprocess.Popen([PROGRAM, *map(str, words("stopped.ndjson"))], cwd=self.folder, stderr=subprocess.DEVNULL)
        began = time.monotonic()
        while not (self.folder / "stopped.ndjson.checkpoint").exists() and run.poll() is None and time.monotonic() - began < 60:
            time.sleep(0.01)
        run.kill()
        run.wait()
        self.run_it(*words("stopped.ndjson"), code=0)
        for suffix in ("", ".shard"):
            a, b = ((self.folder / f"{name}.ndjson{suffix}").read_bytes() for name in ("undisturbed", "stopped"))
            self.assertEqual(a, b)

    def test_usage(self):
        for shard in ("0/2", "3/2", "1", "x/y", "1/2/3"):
            self.assertIn("1/4 to 4/4", self.run_it("extract", *self.inputs, "--shard", shard, "-o", "x.ndjson", code=2).stderr.decode())
        self.assertIn("-o FILE", self.run_it("extract", *self.inputs, "--shard", "1/2", code=2).stderr.decode())

    @unittest.skipUnless(shutil.which("parallel"), "skipped: no GNU parallel here (Debian: parallel)")
    def test_gnu_parallel(self):
        """The example of docs/archives.md."""
        self.whole()
        subprocess.run(["parallel", "-j2", PROGRAM, "extract", *map(str, self.inputs), "--shard", "{}/3", "-o", "part-{}.ndjson", ":::", "1", "2", "3"],
                       cwd=self.folder, capture_output=True, env={**os.environ, "HOME": str(self.folder)})
        self.same("part-1.ndjson", "part-2.ndjson", "part-3.ndjson")


SLURM = """ClusterName=clerk
SlurmctldHost={host}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CryptoType=crypto/munge
AuthInfo=socket={home}/munge.socket
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
StateSaveLocation={home}
SlurmdSpoolDir={home}
SlurmctldPidFile={home}/slurmctld.pid
SlurmdPidFile={home}/slurmd.pid
SlurmctldLogFile={home}/slurmctld.log
SlurmdLogFile={home}/slurmd.log
SlurmctldPort={port}
SlurmdPort={next_port}
ReturnToService=2
NodeName={host} CPUs=1 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


@unittest.skipUnless(os.getuid() == 0 and all(map(shutil.which, ("munged", "slurmctld", "slurmd", "sbatch"))), "skipped: Slurm needs root and Debian's slurm-wlm")
class SlurmArray(Case):
    """A cluster of one machine, for this test alone, in a folder of its own."""
    def setUp(self):
        super().setUp()
        import socket
        self.folder.chmod(0o755)
        host = socket.gethostname().split(".")[0]
        with socket.socket() as free:
            free.bind(("", 0))
            port = free.getsockname()[1] - 1
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o600)
        conf = self.write("slurm.conf", SLURM.format(host=host, home=self.folder, port=port, next_port=port + 1))
        self.env = {**os.environ, "SLURM_CONF": conf}
        munge = [f"--{what}={self.folder}/munge{end}" for what, end in (("key-file", ".key"), ("socket", ".socket"), ("pid-file", ".pid"),
                                                                         ("log-file", ".log"), ("seed-file", ".seed"))]
        self.addCleanup(self.stop)
        for words in (["munged", "--force", *munge], ["slurmctld", "-c", "-i"], ["slurmd"]):
            done = subprocess.run(words, env=self.env, capture_output=True, text=True)
            if done.returncode != 0:
                self.skipTest(f"skipped: {words[0]} does not start here: {done.stderr.strip()}")

        began, state = time.monotonic(), ""
        while state != "idle" and time.monotonic() - began < 30:
            time.sleep(0.2)
            state = subprocess.run(["timeout", "10", "sinfo", "-h", "-o", "%t"], env=self.env, capture_output=True, text=True).stdout.strip()
        if state != "idle":
            self.skipTest(f"skipped: Slurm's node does not come up here: {state or 'no answer'}")

    def stop(self):
        for name in ("slurmd", "slurmctld", "munge"):
            try:
                os.kill(int((self.folder / f"{name}.pid").read_text()), 9)
            except (OSError, ValueError):
                pass

    def test_an_array_of_jobs(self):
        """The example of docs/archives.md."""
        inputs = " ".join(map(str, SOME))
        script = self.write("part.sh", f"#!/bin/sh\n{PROGRAM} extract {inputs} --shard \"$SLURM_ARRAY_TASK_ID/3\" -o part-$SLURM_ARRAY_TASK_ID.ndjson\n")
        done = subprocess.run(["timeout", "120", "sbatch", "--wait", "--array=1-3", script], env=self.env, cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.run_it("extract", *SOME, "-o", "whole.ndjson", code=0)
        self.run_it("merge", *(f"part-{i}.ndjson" for i in (1, 2, 3)), "-o", "all.ndjson", code=0)
        self.assertEqual((self.folder / "all.ndjson").read_bytes(), (self.folder / "whole.ndjson").read_bytes())


class Duplicates(Case):
    def test_the_first_is_the_original_with_any_number_of_threads(self):
        story = SOME[0].read_text(encoding="utf-8")
        lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in
                        (("wire", story), ("echo", "Echo exclusive\n\n" + story), ("other", SOME[1].read_text(encoding="utf-8")), ("shout", story.upper())))
        path = self.write("wire.ndjson", lines)
        for jobs in ("1", "4"):
            records = self.records(path, "-j", jobs)
            self.assertEqual([r["document"].get("duplicate_of") for r in records], [None, "wire", None, "wire"])
        self.assertIn(b"2 duplicates", self.run_it("extract", path, "-o", "x.ndjson", code=0).stderr)
        self.assertEqual([r["document"].get("duplicate_of") for r in self.records(path, "--duplicates", "ignore")], [None] * 4)
        self.run_it("extract", path, "--duplicates", "perhaps", code=2)

    def test_a_database_counts_a_story_once(self):
        import sqlite3
        story = "12 March 2019\n\nEssex County Council will axe 40 jobs next year. " + "The news came in a letter to staff on Tuesday which the union had been waiting for since the summer. " * 3
        path = self.write("wire.ndjson", "".join(json.dumps({"id": i, "text": story}) + "\n" for i in "ab"))
        self.run_it("extract", path, "--sqlite", self.folder / "x.db", code=0)
        db = sqlite3.connect(self.folder / "x.db")
        self.assertEqual(db.execute("select jobs, articles from jobs_cut_by_council_year").fetchall(), [(40, 1)])
        self.assertEqual(db.execute("select id, duplicate_of from documents order by id").fetchall(), [("a", None), ("b", "a")])


unittest.main()
