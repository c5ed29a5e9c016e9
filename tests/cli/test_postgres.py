"""Records into a real PostgreSQL server, which the test starts for itself from Debian's package."""
import glob, os, shutil, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

BIN = max(glob.glob("/usr/lib/postgresql/*/bin"), default="")
SOME = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::40]


def as_postgres(*words):
    """The server refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *words] if os.getuid() == 0 else list(words)


@unittest.skipUnless(BIN and shutil.which("psql"), "skipped: no PostgreSQL here (Debian: postgresql)")
class Postgres(Case):
    @classmethod
    def setUpClass(cls):
        cls.home = pathlib.Path(tempfile.mkdtemp(prefix="townclerk-postgres-"))
        if os.getuid() == 0:
            shutil.chown(cls.home, "postgres")
        data = cls.home / "data"
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        subprocess.run(as_postgres(f"{BIN}/initdb", "-D", str(data), "-A", "trust", "-U", "clerk", "-E", "UTF8", "--no-sync"), **quiet)
        subprocess.run(as_postgres(f"{BIN}/pg_ctl", "-D", str(data), "-w", "-l", str(cls.home / "log"),
                                   "-o", f"-c listen_addresses='' -c unix_socket_directories={cls.home} -c fsync=off", "start"), **quiet)
        cls.connection = f"host={cls.home} user=clerk dbname=postgres"

    @classmethod
    def tearDownClass(cls):
        subprocess.run(as_postgres(f"{BIN}/pg_ctl", "-D", str(cls.home / "data"), "-m", "immediate", "stop"), stdout=subprocess.DEVNULL, cwd="/")
        shutil.rmtree(cls.home, ignore_errors=True)

    def setUp(self):
        super().setUp()
        self.ask("drop schema public cascade; create schema public")

    def ask(self, sql):
        done = subprocess.run(["psql", "-qAt", "-F", "|", "-v", "ON_ERROR_STOP=1", "-c", sql, self.connection], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [line.split("|") for line in done.stdout.splitlines()]

    def test_it_holds_what_the_records_say(self):
        records = self.records(*SOME)
        self.run_it("extract", *SOME, "--postgres", self.connection, code=0)
        self.assertEqual(self.ask("select count(*) from documents"), [[str(len(records))]])
        for record in records:
            rows = self.ask(f"select figure, kind, value from figures where document = '{record['document']['id']}' order by figure")
            self.assertEqual([(str(f["id"]), f["kind"], float(f["value"])) for f in record["figures"]], [(a, b, float(c)) for a, b, c in rows])

    def test_the_same_rows_as_sqlite_and_twice_changes_nothing(self):
        import sqlite3
        self.run_it("extract", *SOME, "--postgres", self.connection, "--sqlite", self.folder / "x.db", code=0)
        self.run_it("extract", *SOME[:9], *SOME[:3], "--postgres", self.connection, code=0)
        db = sqlite3.connect(self.folder / "x.db")
        for table in ("documents", "councils", "document_councils", "mentions", "figures", "dates", "checks", "summary"):
            self.assertEqual(self.ask(f"select count(*) from {table}"), [[str(db.execute(f"select count(*) from {table}").fetchone()[0])]], table)
        for view in ("facts", "jobs_cut_by_council_year", "savings_by_council_year", "council_tax_rises", "to_look_at"):
            self.assertEqual(self.ask(f"select count(*) from {view}"), [[str(db.execute(f"select count(*) from {view}").fetchone()[0])]], view)

    def test_text_of_every_kind_and_search(self):
        a = self.write("a.txt", "12 March 2019\n\nEssex County Council will axe 40 jobs\tnext year \\N, said the lollipop lady ‘loudly’.\n")
        self.run_it("extract", a, "--postgres", self.connection, code=0)
        self.assertEqual(self.ask("select text, sentence like '%\\\\N%' from figures where to_tsvector('english', sentence) @@ to_tsquery('lollipops')"), [["40 jobs", "t"]])
        self.ask("delete from documents")
        self.assertEqual(self.ask("select count(*) from figures"), [["0"]])

    def test_two_at_once(self):
        halves = [SOME[0::2], SOME[1::2]]
        runs = [subprocess.Popen([PROGRAM, "extract", *map(str, half), "--postgres", self.connection], stderr=subprocess.PIPE) for half in halves]
        for run in runs:
            _, words = run.communicate()
            self.assertEqual(run.returncode, 0, words)
        self.assertEqual(self.ask("select count(*) from documents"), [[str(len(SOME))]])

    def test_faults(self):
        text = self.write("a.txt", STORY)
        self.assertIn("no connection", self.run_it("extract", text, "--postgres", "host=/nowhere", code=3).stderr.decode())
        self.ask("create table documents (id text primary key)")
        self.assertIn("the server refuses", self.run_it("extract", text, "--postgres", self.connection, code=3).stderr.decode())


unittest.main()
