#include "cli/help.h"

#include "model/record.h"
#include "rulebook/pattern_files.h"
#include "version.h"

namespace townclerk {

std::string general_help() {
  return R"(townclerk reads UK council news and says what it states: which council, how many jobs, how much money,
planned or done, with the place in the text that proves every figure.

  townclerk extract story.txt                 what a story states, as a table
  townclerk extract archive/ -o records.ndjson    a folder of texts, one record each
  townclerk merge part-*.ndjson -o all.ndjson     parts of one task (extract --shard I/N) put together
  townclerk explain story.txt --figure 3      why figure 3 is read as it is
  townclerk validate records.ndjson           whether records, anyone's, may enter a database
  townclerk patterns copy my-patterns         the rules, to look at and to change
  townclerk patterns check my-patterns        whether changed rules hold
  townclerk councils Newcastle                who bears a name, on which day
  townclerk score gold/ texts/                how well it does on annotated articles

`townclerk COMMAND --help` says more. `townclerk --version` names program, schema and patterns.
)";
}

std::string extract_help() {
  return R"(townclerk extract [INPUT…]: records of what articles state.

  townclerk extract story.txt                       a table on a terminal, NDJSON elsewhere
  townclerk extract --published 2024-07-25 story.txt    "this year", "on Monday" are then dates
  townclerk extract archive/ -o records.ndjson -j 4     every text, page, NDJSON, CSV, WARC and archive below a folder
  townclerk extract dump.ndjson --rejects bad.ndjson    lines {"id","title","published","url","text"}
  townclerk extract dump.csv.gz --map text=body,published=date    columns by other names
  cat dump.ndjson | townclerk extract - | jq .figures   standard input: NDJSON or one plain text
  townclerk extract story.txt --format csv              a row a figure, for a spreadsheet
  townclerk extract archive/ --sqlite news.db           a database: tables, views, full-text search
  townclerk extract archive/ --csv-folder tables        the same tables as CSV, with datapackage.json

  -o, --output FILE       write there instead of standard output
      --format FORMAT     ndjson, json, csv or table; table is the default on a terminal
      --sqlite FILE       into this SQLite database; documents that are there are replaced
      --csv-folder DIR    into a new folder of CSV files (Frictionless Data)
      --postgres CONN     into this PostgreSQL database ("host=… dbname=…", "postgresql://…"), the same tables
      --map PAIRS         fields of NDJSON and CSV by other names: text=body,published=date,id=key,title=…,url=…
      --list-inputs       only list what would be read: kind, place, id, bytes
      --duplicates WHAT   mark (default): document.duplicate_of where an earlier document says the same; or ignore
      --shard I/N         only the I-th of N parts of the documents; `townclerk merge` puts all parts together
      --resume            go on where the same command was stopped or killed; the end is byte for byte the same
      --published DATE    the date of plain texts: 2024, 2024-07 or 2024-07-25
  -j, --jobs N            threads; the same bytes with any number (default: as many as the machine has)
      --rejects FILE      write what got no record there, as NDJSON
      --patterns DIR      other rules than the built-in ones (see `townclerk patterns --help`)
      --color WHEN        auto, always or never; NO_COLOR is respected
      --progress WHEN     auto, always or never

Exit code: 0 done; 1 done, but some documents were rejected; 2 options or patterns; 3 cannot read or write.
)";
}

std::string merge_help() {
  return R"(townclerk merge RECORDS…: the parts of one task, put together in the order of the input.

  townclerk extract archive/ --shard 1/2 -o part-1.ndjson      on one machine
  townclerk extract archive/ --shard 2/2 -o part-2.ndjson      on another
  townclerk merge part-1.ndjson part-2.ndjson -o all.ndjson    byte for byte what one task would have written

Beside its records each part has an index (part-1.ndjson.shard). Refused where a part is missing, not complete, changed, twice there,
or of other inputs, options or patterns.

  -o, --output FILE       write there instead of standard output
      --rejects FILE      the rejects of all parts

Exit code: 0 done; 1 done, but some documents were rejected; 2 options; 3 cannot read or write, or not all parts are there.
)";
}

std::string validate_help() {
  return R"(townclerk validate [RECORDS…]: whether records, made by anyone, keep the contract.

  townclerk validate records.ndjson                 schema, ids, order and size of spans
  townclerk validate --text texts/ records.ndjson   also: each span is its text (texts/<document.id>)
  townclerk extract story.txt | townclerk validate -
  townclerk validate --explain parts-sum            what a rule means, with examples

      --text DIR          the folder of the documents' texts
      --format FORMAT     table or ndjson; table is the default on a terminal
      --color WHEN        auto, always or never
      --patterns DIR      with other severities and limits (checks.toml; see `townclerk patterns --help`)
      --explain RULE      what a rule means

Exit code: 0 all hold; 1 a record has an error; 2 options; 3 cannot read or write.
)";
}

std::string explain_help() {
  return R"(townclerk explain INPUT: the proof. For every figure the number form, the unit and, per attribute, the cues
that won and lost, with their file and line, their words and their distance; for every other number, why it is no figure.

  townclerk explain story.txt
  townclerk explain story.txt --figure 3            one figure alone
  townclerk explain story.txt --format json         for programs

      --figure N          only figure N
      --format FORMAT     text, json; for the fitting tools: features (every cue in reach of every number), words, names,
                          or mains, owners, periods, parts, repeats (every choice with what speaks for it, for tools/fit_choices)
      --published DATE    the date of the text
      --patterns DIR      other rules than the built-in ones
      --color WHEN        auto, always or never
)";
}

std::string patterns_help() {
  return R"(townclerk patterns check [DIR]: loads a pattern folder and runs all examples and counterexamples.
townclerk patterns copy DIR: writes the built-in patterns into a new folder, to change them.

  townclerk patterns copy mine
  $EDITOR mine/cues/change.toml                     add a phrase to a cue
  townclerk patterns check mine                     faults as file:line, with the line and a caret
  townclerk extract story.txt --patterns mine

Without DIR, `check` checks the patterns that are built in. Exit code: 0 they hold; 2 they do not.
)";
}

std::string councils_help() {
  return R"(townclerk councils NAME: looks a council up, as a person would.

  townclerk councils RBKC                       official name, codes, type, dates, successors, other names
  townclerk councils "Somerset" --on 2015-06-01     who bore the name on that day
  townclerk councils E10000015                  by GSS or register code
  townclerk councils Hertforshire               near misses, where nothing fits (exit code 1)
  townclerk councils - < names.txt              a name a line, a line of JSON each
  townclerk councils --list --on 2008-01-01     the register of a day, a line a council

      --on DATE           2008, 2008-01 or 2008-01-01 (default: today; with --list: of all days)
      --list              the whole register
      --format FORMAT     text or json
      --patterns DIR      other rules than the built-in ones
)";
}

std::string score_help() {
  return R"(townclerk score GOLD TEXTS [RECORDS]: how well records agree with gold annotations.

  townclerk score corpus/gold corpus/articles                  extracts the texts and scores them
  townclerk score gold/ texts/ records.ndjson                  scores records that anybody made
  townclerk score gold/ texts/ --patterns mine                 how well changed patterns do
  townclerk score gold/ texts/ --compare a.ndjson b.ndjson     what got better and worse from a to b
  townclerk score gold/ texts/ -v                              also every miss, false alarm and wrong attribute,
                                                               with the cue that misled

GOLD holds <id>.json as corpus/README.md describes, TEXTS <id>.txt.

      --ids FILE          only these articles, one id a line
      --format FORMAT     table or json
      --patterns DIR      other rules than the built-in ones
  -v, --verbose           list what is wrong, with its place
)";
}

std::string version_text() {
  return std::string("townclerk ") + kVersion + "\nschema " + kSchemaVersion + "\npatterns " +
         PatternFiles::built_in().hash() + "\n";
}

}  // namespace townclerk
