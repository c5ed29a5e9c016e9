"""Bad input gets a clear answer and loses nothing: exit code, message, and records + rejects = documents."""
import json, os, resource, signal, subprocess, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *


class BadInput(Case):
    def rejected(self, name, content, says, good=1):
        """A bad document beside a good one: it alone is rejected, with a reason that helps."""
        bad = self.write(name, content)
        fine = self.write("good.txt", STORY)
        rejects = self.folder / "rejects.ndjson"
        done = self.run_it("extract", "--format", "ndjson", "--rejects", rejects, bad, fine, code=1)
        self.assertIn(says, done.stderr.decode("utf-8", "replace"))
        self.assertIn(name, done.stderr.decode("utf-8", "replace"))
        self.assertEqual(len(done.stdout.splitlines()), good)
        self.assertEqual(self.adds_up(done.stderr)[2], len(rejects.read_text(encoding="utf-8").splitlines()))

    def test_documents(self):
        self.rejected("empty.txt", "", "empty")
        self.rejected("blank.txt", " \n\t\n", "empty")
        self.rejected("nul.txt", b"40 jobs\0 go", "NUL byte")
        self.rejected("picture.txt", bytes(range(256)) * 4, "NUL byte")
        self.rejected("a.ndjson", '{"text": \n', "not JSON")
        self.rejected("b.ndjson", '{"id": "x"}\n', '"text" is missing')
        self.rejected("c.ndjson", '{"text": 5}\n', "must be a text")
        self.rejected("d.ndjson", '{"text": "a", "text": "b"}\n', "stands twice")
        self.rejected("e.ndjson", '{"text": "\\ud800"}\n', "not JSON")
        self.rejected("f.ndjson", '{"text":"a","d":' + "[" * 100000 + "]" * 100000 + "}\n", "nested deeper")
        self.rejected("g.ndjson", '{"text": "a", "published": "soon"}\n', "must be a date")

    def test_one_bad_line_costs_itself(self):
        lines = [json.dumps({"id": str(i), "text": STORY}) for i in range(5)]
        lines[2] = "{broken"
        done = self.run_it("extract", "--format", "ndjson", self.write("x.ndjson", "\n".join(lines)), code=1)
        self.assertEqual([json.loads(l)["document"]["id"] for l in done.stdout.splitlines()], ["0", "1", "3", "4"])
        self.assertIn("x.ndjson:3:", done.stderr.decode())

    def test_odd_encodings_are_read_and_said(self):
        for content, note in ((b"\xff\xfe" + STORY.encode("utf-16-le"), "UTF-16LE"), (STORY.encode("windows-1252"), "Windows-1252"),
                              (STORY.encode() + b"\xff", "invalid UTF-8")):
            record = self.records(self.write("odd.txt", content))[0]
            self.assertEqual(record["figures"][1]["value"], 2500000)
            self.assertTrue(any(note in c["message"] for c in record["checks"]), record["checks"])

    def test_a_bom_is_no_part_of_the_text(self):
        plain, bom = (self.records(self.write("b.txt", prefix + STORY.encode()))[0] for prefix in (b"", b"\xef\xbb\xbf"))
        self.assertEqual(plain["figures"], bom["figures"])
        self.assertEqual(plain["document"]["sha256"], bom["document"]["sha256"])

    def test_a_long_line(self):
        text = STORY.strip() + " " + "word " * 3_200_000
        self.assertEqual(self.records(self.write("long.txt", text))[0]["figures"][0]["value"], 40)

    def test_inputs_that_are_not_there(self):
        self.assertIn("no such file", self.run_it("extract", "nowhere.txt", code=3).stderr.decode())
        (self.folder / "void").mkdir()
        self.assertIn("holds nothing to read", self.run_it("extract", "void", code=3).stderr.decode())

    @unittest.skipUnless(os.path.exists("/proc/self/mem"), "skipped: no file here that opens and cannot be read")
    def test_a_file_that_breaks_off(self):
        fine = self.write("good.txt", STORY)
        done = self.run_it("extract", "--format", "ndjson", "/proc/self/mem", fine, code=1)
        self.assertIn("cannot be read", done.stderr.decode())
        self.assertEqual(len(done.stdout.splitlines()), 1)

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_an_unreadable_file(self):
        path = self.write("secret.txt", STORY)
        os.chmod(path, 0)
        self.assertIn("cannot be read", self.run_it("extract", path, code=1).stderr.decode())

    def test_options(self):
        text = self.write("a.txt", STORY)
        for arguments, says in ((["--published", "25/07/2024", text], "write a date as"), (["--format", "xml", text], "ndjson|json|csv|table"),
                                (["--color", "blue", text], "auto, always or never"), (["--jobs", "many", text], "--help"), (["--nonsense", text], "--help"),
                                (["--patterns", "nowhere", text], "no such pattern folder")):
            self.assertIn(says, self.run_it("extract", *arguments, code=2).stderr.decode())
        self.assertIn("no command", self.run_it("extrakt", code=2).stderr.decode())

    def test_outputs_that_cannot_be_written(self):
        text = self.write("a.txt", STORY)
        self.assertIn("cannot be written", self.run_it("extract", text, "-o", "/nowhere/out.ndjson", code=3).stderr.decode())
        if os.path.exists("/dev/full"):
            self.assertIn("cannot be written", self.run_it("extract", text, "-o", "/dev/full", code=3).stderr.decode())

    def test_a_disk_that_is_full_at_any_write_is_said_and_leaves_no_part_under_the_name(self):
        def run(bytes_left, *arguments):
            def limit():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, bytes_left))
            return subprocess.run([PROGRAM, "extract", *map(str, texts), *arguments], capture_output=True, cwd=self.folder, preexec_fn=limit)
        texts = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[:30]
        for name, output in (("out.ndjson", "-o"), ("news.db", "--sqlite")):
            whole = self.run_it("extract", *texts, output, self.folder / name, code=0)
            size = (self.folder / name).stat().st_size
            self.assertEqual(whole.returncode, 0)
            (self.folder / name).unlink()
            for share in range(0, 100, 9):
                done = run(size * share // 100, output, name)
                with self.subTest(output=output, share=share):
                    self.assertEqual(done.returncode, 3, done.stderr)
                    self.assertIn(name.encode(), done.stderr)
                    if output == "-o":
                        self.assertFalse((self.folder / name).exists())
                for left in self.folder.glob(name + "*"):
                    left.unlink()

    def test_a_closed_pipe_is_quiet(self):
        command = f"{PROGRAM} extract --format ndjson {ROOT / 'corpus' / 'articles'} | head -c 100"
        done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True)
        self.assertNotIn(b"cannot", done.stderr)
        self.assertEqual(done.returncode, 0)


unittest.main()
