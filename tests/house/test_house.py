"""Holds the house to extractor/README.md: includes follow the arrows, rooms are listed, files are small, library code never prints."""
import pathlib, re, sys, unittest

ROOT = pathlib.Path(sys.argv.pop(1))
SOURCE = ROOT / "extractor"
# Each room, in flow order, with the rooms that it may include.
STAGES = ["read", "segment", "spot", "relate", "resolve", "check", "write"]
MAY = {"model": set(), "unicode": {"model"}, "rulebook": {"model", "unicode"}}
for stage in STAGES:
    MAY[stage] = {"model", "unicode", "rulebook"}
MAY["resolve"] |= {"relate"}  # relate/target.h: figures on their way
MAY["measure"] = {"model", "unicode"}
MAY["cli"] = set(MAY) | {"cli"}


def files():
    return sorted(p for p in SOURCE.rglob("*") if p.suffix in (".h", ".cpp"))


def room(path):
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else ""


class House(unittest.TestCase):
    def test_includes_follow_the_arrows(self):
        for path in files():
            home = room(path)
            if not home:
                continue  # pipeline and the public header know all the stages
            for line in path.read_text(encoding="utf-8").splitlines():
                found = re.match(r'#include "([a-z_]+)/', line)
                if found and found[1] != home:
                    self.assertIn(found[1], MAY[home], f"{path.relative_to(ROOT)}: {line}")
                if home != "cli":
                    self.assertNotRegex(line, r'#include "(pipeline|townclerk)\.h"', str(path))

    def test_packages_stay_in_their_rooms(self):
        only = {"re2/": {"rulebook", "spot"}, "unicode/u": {"unicode"}, "utf8proc.h": {"unicode"}, "toml++": {"rulebook"}, "valijson": {"check"},
                "boost/": {"cli"}, "tbb/": {"cli"}, "archive": {"read"}, "sqlite3": {"write"}, "libpq": {"write"}, "iostream": {"cli"}}
        for path in files():
            for line in path.read_text(encoding="utf-8").splitlines():
                for package, rooms in only.items():
                    if line.startswith("#include <" + package):
                        self.assertIn(room(path), rooms, f"{path.relative_to(ROOT)}: {line}")

    def test_library_code_never_prints(self):
        for path in files():
            if room(path) != "cli":
                self.assertNotRegex(path.read_text(encoding="utf-8"), r"std::(cout|cerr)|\bprintf\(", str(path))

    def test_files_are_small(self):
        for path in files():
            self.assertLessEqual(len(path.read_text(encoding="utf-8").splitlines()), 400, f"{path.relative_to(ROOT)} asks to be split")

    def test_readme_names_every_room(self):
        readme = (SOURCE / "README.md").read_text(encoding="utf-8")
        for name in sorted({room(p) for p in files()} - {""}):
            self.assertIn(f"{name}/", readme)

    def test_headers_say_what_they_are_for(self):
        for path in files():
            if path.suffix == ".h":
                self.assertTrue(path.read_text(encoding="utf-8").startswith("// "), str(path))

    def test_the_tests_that_headers_name_are_there(self):
        for path in files():
            for named in re.findall(r"tests/[\w/]+\.(?:cpp|py)", path.read_text(encoding="utf-8")):
                self.assertTrue((ROOT / named).exists(), f"{path.relative_to(ROOT)} names {named}")


unittest.main()
