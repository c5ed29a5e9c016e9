"""What the tests through the binary share."""
import json, os, pathlib, subprocess, sys, tempfile, unittest

PROGRAM = sys.argv.pop(1)
ROOT = pathlib.Path(sys.argv.pop(1))
SHARED = ROOT.parent / "shared"
STORY = "Essex County Council will cut 40 posts and save £2.5m a year.\n"


class Case(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    def run_it(self, *arguments, stdin=b"", env=None, code=None):
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin if isinstance(stdin, bytes) else stdin.encode("utf-8"), capture_output=True,
                              env={**os.environ, **(env or {})}, cwd=self.folder)
        if code is not None:
            self.assertEqual(done.returncode, code, done.stderr.decode("utf-8", "replace"))
        return done

    def records(self, *arguments, code=0, **more):
        done = self.run_it("extract", "--format", "ndjson", *arguments, code=code, **more)
        return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]

    def adds_up(self, stderr):
        import re
        found = re.search(r"(\d+) documents? in: (\d+) records?, (\d+) rejected", stderr.decode("utf-8"))
        self.assertIsNotNone(found, stderr)
        self.assertEqual(int(found[1]), int(found[2]) + int(found[3]))
        return tuple(map(int, found.groups()))
