"""cmake --install: program, library, header, man page, patterns; a program of somebody else builds with them."""
import os, shutil, subprocess, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

USER = r'''
#include <townclerk.h>
#include <iostream>
int main() {
  const townclerk::Extractor extractor;
  const std::string record = extractor.extract({.text = "Essex County Council will cut 40 posts.", .id = "x"});
  std::cout << record << "\n" << extractor.validate(record).size() << "\n";
}
'''


class Install(Case):
    def test_a_program_of_somebody_else(self):
        build = pathlib.Path(PROGRAM).parent
        prefix = self.folder / "prefix"
        subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True, capture_output=True)
        for path in ("bin/townclerk", "include/townclerk.h", "share/man/man1/townclerk.1", "share/townclerk/patterns/cues/change.toml",
                     "share/townclerk/schemas/record.schema.json"):
            self.assertTrue((prefix / path).exists(), path)
        source = self.write("user.cpp", USER)
        config = next(prefix.rglob("townclerk.pc"))
        flags = subprocess.run(["pkg-config", "--static", "--cflags", "--libs", f"--define-variable=prefix={prefix}", config], check=True, capture_output=True, text=True).stdout.split()
        subprocess.run(["c++", "-std=c++20", source, "-o", self.folder / "user", *flags], check=True)
        out = subprocess.run([self.folder / "user"], check=True, capture_output=True, text=True).stdout.splitlines()
        self.assertIn('"value":40', out[0])
        self.assertEqual(out[1], "0")


unittest.main()
