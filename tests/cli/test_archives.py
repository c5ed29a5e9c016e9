"""Inputs inside inputs: gzip, zstd, xz, zip, tar; truncated, hostile, mixed."""
import gzip, io, json, lzma, shutil, subprocess, sys, pathlib, tarfile, zipfile
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

LINES = "".join(json.dumps({"id": f"s{n}", "text": f"Essex County Council will cut {n + 10} posts."}) + "\n" for n in range(5))


def tar_of(files, mode):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as tar:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return out.getvalue()


def zip_of(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


FILES = {"a.txt": STORY.encode(), "deep/b.txt": STORY.encode(), "dump.ndjson": LINES.encode(), "picture.jpg": b"\xff\xd8 no text"}


class Archives(Case):
    def ids(self, path, code=0):
        return [record["document"]["id"].removeprefix(str(self.folder) + "/") for record in self.records(path, code=code)]

    def test_all_kinds_give_the_same_documents(self):
        kinds = {"x.zip": zip_of(FILES), "x.tar": tar_of(FILES, "w"), "x.tar.gz": tar_of(FILES, "w:gz"), "x.tar.xz": tar_of(FILES, "w:xz"),
                 "called.anything": zip_of(FILES)}
        for name, content in kinds.items():
            with self.subTest(name):
                self.assertEqual(self.ids(self.write(name, content)), [f"{name}/a.txt", f"{name}/deep/b.txt", "s0", "s1", "s2", "s3", "s4"])

    def test_single_files_under_a_compression(self):
        self.assertEqual(self.ids(self.write("d.ndjson.gz", gzip.compress(LINES.encode()))), ["s0", "s1", "s2", "s3", "s4"])
        self.assertEqual(self.ids(self.write("d.ndjson.xz", lzma.compress(LINES.encode()))), ["s0", "s1", "s2", "s3", "s4"])
        self.assertEqual(self.ids(self.write("story.txt.gz", gzip.compress(STORY.encode()))), ["story.txt"])
        self.assertEqual(self.ids(self.write("dump.gz", gzip.compress(LINES.encode()))), ["s0", "s1", "s2", "s3", "s4"])
        two = gzip.compress(LINES.encode()) + gzip.compress(LINES.replace("s", "t").encode())
        self.assertEqual(len(self.ids(self.write("two.ndjson.gz", two))), 10)
        if shutil.which("zstd"):
            packed = subprocess.run(["zstd", "-c"], input=LINES.encode(), capture_output=True, check=True).stdout
            self.assertEqual(self.ids(self.write("d.ndjson.zst", packed)), ["s0", "s1", "s2", "s3", "s4"])

    def test_whatever_breaks_off_is_said(self):
        whole = {"d.ndjson.gz": gzip.compress(LINES.encode()), "x.zip": zip_of({"a.txt": STORY.encode() * 20}), "x.tar.gz": tar_of({"a.txt": STORY.encode() * 20}, "w:gz")}
        for name, content in whole.items():
            for size in range(8, len(content), max(1, len(content) // 25)):
                path = self.write("cut-" + name, content[:size])
                done = self.run_it("extract", "--format", "ndjson", path)
                records, rejects = self.adds_up(done.stderr)[1:]
                # A part may be read; that it is a part is always said.
                with self.subTest(name, size=size):
                    self.assertTrue(rejects >= 1 or (name == "d.ndjson.gz" and records == 5) or (name == "x.zip" and records == 1) or (name == "x.tar.gz" and records == 1),
                                    done.stderr)
                    if name != "d.ndjson.gz" and records:
                        self.assertEqual(json.loads(done.stdout.splitlines()[0])["document"]["length"], len(STORY) * 20)

    def test_no_part_passes_for_the_whole_wherever_it_breaks_off(self):
        story = (STORY * 3).encode()
        kinds = {"gz": gzip.compress(story), "xz": lzma.compress(story), "zip": zip_of({"a.txt": story})}
        if shutil.which("zstd"):
            kinds["zst"] = subprocess.run(["zstd", "-c"], input=story, capture_output=True, check=True).stdout
        for kind, content in kinds.items():
            for size in range(8, len(content)):
                self.write(f"{kind}/{size:04}.txt.{kind}", content[:size])
            done = self.run_it("extract", "--format", "ndjson", self.folder / kind)
            documents, records, rejects = self.adds_up(done.stderr)
            with self.subTest(kind):
                self.assertGreaterEqual(documents, len(content) - 8)
                self.assertGreater(rejects, len(content) // 2, "only a zip's directory and a checksum may be missing where the text is not")
                for line in done.stdout.splitlines():
                    self.assertEqual(json.loads(line)["document"]["length"], len(STORY * 3))

    def test_a_bomb_is_not_unpacked(self):
        done = self.run_it("extract", self.write("bomb.txt.gz", gzip.compress(b"0" * (100 << 20))), code=1)
        self.assertIn("times its size", done.stderr.decode())

    def test_names_that_lead_out_lead_nowhere(self):
        path = self.write("evil.zip", zip_of({"../../out.txt": STORY.encode(), "/etc/out.txt": STORY.encode()}))
        self.assertEqual(len(self.ids(path)), 2)
        self.assertFalse((self.folder.parent / "out.txt").exists())

    def test_a_bad_entry_costs_itself_alone(self):
        path = self.write("mixed.zip", zip_of({"a.txt": b"", "b.txt": STORY.encode(), "c.ndjson": b"{oops\n" + LINES.encode()}))
        done = self.run_it("extract", "--format", "ndjson", path, code=1)
        self.assertEqual(self.adds_up(done.stderr), (8, 6, 2))


unittest.main()
