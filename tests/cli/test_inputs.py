"""Tables, web pages, WARC, archives inside archives; told by content, listed, and broken off at every byte."""
import gzip, io, json, sys, pathlib, zipfile
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import *

PAGE = """<!DOCTYPE html><html><head><title>Council to axe 40 jobs | The Gazette</title>
<meta property="article:published_time" content="2019-03-12T08:00:00Z"></head><body>
<nav class="main-nav"><ul><li><a href="/">Home</a></li><li>500 jobs going at a factory</li></ul></nav>
<div class="wrap"><article><h1>Council to axe 40 jobs</h1><p class="byline">By Jo Bloggs</p>
<p>Essex County Council will cut 40 posts and save <b>£2.5m</b> a year, under plans out today.</p>
<ul><li>Libraries: £1m</li><li>Parks: &pound;1.5m</li></ul>
<table><tr><th>Service</th><th>Posts</th></tr><tr><td>Libraries</td><td>12</td></tr><tr><td>Parks</td><td>28</td></tr><tr><td>Total</td><td>40</td></tr></table>
<div class="related-stories"><h3>Related</h3><p>Another council to lose 900 jobs in the biggest cuts ever seen</p></div>
<p>The leader said that no decision had been taken and that residents could have their say.</p></article></div>
<aside><h2>Most read</h2><ol><li>Man wins £5m on the lottery</li></ol></aside><footer>£1 where sold</footer></body></html>
"""


def warc_record(kind, address, content_type, body):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def response(address, body, headers="", status="200 OK"):
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body
    return warc_record("response", address, "application/http; msgtype=response", http)


class Pages(Case):
    def test_a_page_is_its_article(self):
        record = self.records(self.write("page.html", PAGE))[0]
        self.assertEqual((record["document"]["title"], record["document"]["published"]), ("Council to axe 40 jobs", "2019-03-12"))
        self.assertEqual([f["value"] for f in record["figures"]], [40, 40, 2500000, 1000000, 1500000, 12, 28, 40])
        self.assertEqual(record["figures"][0]["in"], "title")
        # Told by content, whatever the name.
        self.assertEqual(len(self.records(self.write("page.txt", PAGE))[0]["figures"]), 8)

    def test_dates_of_pages(self):
        body = "<html><head>{}</head><body><p>{}</p></body></html>"
        story = "Essex County Council will cut 40 posts, it said on Monday."
        for head, date in (('<meta name="date" content="2020-02-03">', "2020-02-03"), ('<script type="application/ld+json">{"@graph":[{"datePublished":"2021-05-06T01:02"}]}</script>', "2021-05-06"),
                           ('<meta name="date" content="soon">', None)):
            record = self.records(self.write("p.html", body.format(head, story)))[0]
            self.assertEqual(record["document"].get("published"), date)

    def test_pages_that_hold_nothing_or_are_made_to_break_parsers(self):
        for name, page in (("empty.html", "<html><body></body></html>"), ("deep.html", "<html><body>" + "<div>" * 100000 + "x")):
            done = self.run_it("extract", self.write(name, page), code=1)
            self.assertEqual(self.adds_up(done.stderr), (1, 0, 1))


class Tables(Case):
    def test_columns_by_their_names(self):
        rows = 'key,date,body\n1,25/07/2024,"Essex County Council, it said, will cut 12 posts\nnext year"\n2,2024-07-26,It will save £3m\n'
        records = self.records(self.write("d.csv", rows), "--map", "text=body,published=date,id=key")
        self.assertEqual([r["document"]["id"] for r in records], ["1", "2"])
        self.assertEqual(records[0]["document"]["published"], "2024-07-25")
        tabs = self.records(self.write("d.tsv", "id\ttext\na\tIt will cut 12 posts\n"))
        self.assertEqual(tabs[0]["figures"][0]["value"], 12)
        # Without a name that says so, and through standard input.
        self.assertEqual(len(self.records("-", stdin="id,text\na,It will cut 12 posts\n")), 1)

    def test_faults_of_rows(self):
        rows = "id,text,published\na,It will cut 12 posts,\nb,It will cut 13 posts\nc,,\nd,It will cut 14 posts,sometime\n"
        done = self.run_it("extract", "--format", "ndjson", self.write("d.csv", rows), code=1)
        self.assertEqual(self.adds_up(done.stderr), (4, 1, 3))
        said = done.stderr.decode()
        for words in ("d.csv:3: rejected: the row has 2 cells, the header 3", "the text is empty", "must be a date"):
            self.assertIn(words, said)
        self.assertIn("never closed", self.run_it("extract", self.write("q.csv", 'id,text\na,"It will cut 12 posts\n'), code=1).stderr.decode())
        self.assertIn("--map text=COLUMN", self.run_it("extract", self.write("n.csv", "key,body\n1,x\n"), code=1).stderr.decode())

    def test_faults_of_the_map(self):
        path = self.write("d.csv", "id,text\na,x\n")
        for pairs, words in (("text", "pairs"), ("body=text", "not \"body\""), ("text=a,text=b", "twice")):
            self.assertIn(words, self.run_it("extract", path, "--map", pairs, code=2).stderr.decode())

    def test_ndjson_by_other_names(self):
        record = self.records("-", "--map", "text=body", stdin='{"id": 7, "body": "It will cut 12 posts"}\n')[0]
        self.assertEqual(record["document"]["id"], "7")


class Warc(Case):
    page = PAGE.encode()

    def whole(self):
        packed = gzip.compress(self.page)
        chunked = f"{len(self.page):x}\r\n".encode() + self.page + b"\r\n0\r\n\r\n"
        return [warc_record("warcinfo", "x", "application/warc-fields", b"software: x\r\n"), response("http://a.example/1", self.page),
                warc_record("request", "http://a.example/1", "application/http", b"GET / HTTP/1.1\r\n\r\n"),
                response("http://a.example/2", chunked, "Transfer-Encoding: chunked\r\n"), response("http://a.example/3", packed, "Content-Encoding: gzip\r\n"),
                response("http://a.example/4", b"gone", status="404 Not Found"), warc_record("conversion", "http://a.example/5", "text/plain", STORY.encode())]

    def test_pages_and_texts_by_their_address(self):
        for name, content in (("x.warc", b"".join(self.whole())), ("x.warc.gz", b"".join(map(gzip.compress, self.whole())))):
            records = self.records(self.write(name, content))
            self.assertEqual([r["document"]["id"][-1] for r in records], ["1", "2", "3", "5"])
            self.assertEqual({len(r["figures"]) for r in records[:3]}, {8})

    def test_what_breaks_off_is_said_at_every_byte(self):
        whole = response("http://a.example/1", b"<p>" + STORY.encode() + b"</p>")
        second = response("http://a.example/2", b"<p>" + STORY.encode() + b"</p>")
        for size in range(len(whole) + 1, len(whole + second)):
            done = self.run_it("extract", "--format", "ndjson", self.write("cut.warc", (whole + second)[:size]))
            with self.subTest(size=size):
                self.assertEqual(done.returncode, 1)
                self.assertEqual(self.adds_up(done.stderr)[2], 1)


class Inside(Case):
    def test_archives_inside_archives(self):
        def zipped(files):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as made:
                for name, content in files.items():
                    made.writestr(name, content)
            return out.getvalue()
        inner = zipped({"a.txt": STORY, "__MACOSX/._a.txt": b"\0\0", "page.html": PAGE})
        outer = zipped({"x.zip": inner, "b.txt.gz": gzip.compress(STORY.encode())})
        listed = self.run_it("extract", "--list-inputs", self.write("outer.zip", outer), code=0).stdout.decode().splitlines()
        self.assertEqual([line.split("\t")[0] for line in listed], ["text", "html", "text"])
        self.assertTrue(listed[0].split("\t")[1].endswith("outer.zip/x.zip/a.txt"), listed)
        for _ in range(6):
            inner = zipped({"x.zip": inner})
        self.assertIn("archives: not read", self.run_it("extract", self.write("deep.zip", inner), code=1).stderr.decode())


unittest.main()
