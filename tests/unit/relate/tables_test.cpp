// What a table's cells count: relate/tables.h, relate/table_cells.h, relate/ragged_header.h,
// relate/cell_units.h.
#include <catch2/catch.hpp>
#include <string>

#include "unit/support.h"

namespace townclerk {
namespace {

// "£1250000 12.5 4%": the figures of a text, in order.
std::string figures_of(const std::string& text) {
  std::string said;
  for (const Figure& figure : test::record_of(text).figures) {
    if (!said.empty()) said += ' ';
    if (figure.kind == Kind::money) said += "£";
    said += figure.value.to_string();
    if (figure.kind == Kind::percent) said += "%";
  }
  return said;
}

struct Row {
  const char* name;
  const char* text;
  const char* figures;
};

void hold(const Row& row) {
  CAPTURE(row.name);
  CHECK(figures_of(row.text) == row.figures);
}

TEST_CASE("a cell's unit stands in its column's header") {
  const Row rows[] = {
      {"each column its own",
       "Report\n\nService      Posts   Saving £000   Share %\nLibraries     12.5         1,250         4\n",
       "12.5 £1250000 4%"},
      {"over three lines",
       "Report\n\n              Agreed  Delivered\n              saving    to date\n               £'000     "
       "     %\nHousing        6,320         65\nPlaces         4,275         92\n",
       "£6320000 65% £4275000 92%"},
      {"between bars, with a frame",
       "Report\n\n| Service | Saving (£m) | FTE |\n|---|---|---|\n| Parks | 1.2 | 4 |\n", "£1200000 4"},
      {"between tabs, a cell left empty",
       "Report\n\nRef\tService\t£000\tFTE\nA1\tParks\t85\t2.5\nTotal\t\t85\t2.5\n", "£85000 2.5 £85000 2.5"},
      {"between semicolons",
       "Report\n\nRef;Proposal;Approved £000;FTE\nCL4;Libraries, 13 to 6;640;11.0\nCS2;Placements;2,100;\n",
       "£640000 11 £2100000"},
      {"CSV, its words in quotes",
       "Report\n\n\"Service\",\"Posts\",\"Saving £\"\n\"Parks, "
       "\"\"green\"\"\",3,\"1,200\"\n\"Roads\",41,85000\n",
       "3 £1200 41 £85000"},
      {"CSV without quotes, numbers side by side",
       "Report\n\nref,service,saving_gbp,cost_gbp,posts_fte\nH01,Housing,140000,35000,-\nE01,\"Mowing, less "
       "often\",26750,-,1\nR01,Finance,53000,40000,2.2\nX99,Without P01,492500,112500,5.7\n",
       "£140000 £35000 £26750 1 £53000 £40000 2.2 £492500 £112500 5.7"},
      {"commas of prose and of thousands part no cells",
       "Report\n\nThe cost was £1,234,567, £2,345,678 and £3,456,789,of which\nall is spent.\n",
       "£1234567 £2345678 £3456789"},
      {"a sign before a cell under thousands",
       "Report\n\nService     Cost £000\nParks            £640\nRoads             310\n", "£640000 £310000"},
      {"a column of references has no figures",
       "Report\n\nProposal           £000   Page\nClose a library     120     14\nClose two parks      30    "
       " 15\n",
       "£120000 £30000"},
      {"no unit, no figure",
       "Report\n\nService      2014   2015\nLibraries      12     14\nParks           3      4\n", ""},
  };
  for (const Row& row : rows) hold(row);
}

TEST_CASE("or in its row's label, the table's corner, the words above or below") {
  const Row rows[] = {
      {"label",
       "Report\n\n                        2014/15   2015/16\nSavings (£000)              640       "
       "560\nPosts lost (FTE)             12         9\n",
       "£640000 £560000 12 9"},
      {"corner",
       "Report\n\n£m                 2025/26   2026/27\nAdults and Health      9.4       5.1\nPlaces         "
       "        6.2       3.3\n",
       "£9400000 £5100000 £6200000 £3300000"},
      {"caption", "Report\n\nShortfall in income (£000)\n\n| Leisure | 1,480 |\n| Car parks | 212 |\n",
       "£1480000 £212000"},
      {"caption in words",
       "Report\n\nAll amounts are in £ million.\n\nDate      PWLB    Total\n31/3/06   118.2   138.2\n31/3/07 "
       "  131.5   166.5\n",
       "£118200000 £138200000 £131500000 £166500000"},
      {"what a caption counts is no sum",
       "Report\n\nThe service costs £2m.\n\nName      North   South\nVisits      118     138\n", "£2000000"},
      {"full time equivalents, spelt or dotted",
       "Report\n\n£m                        2014   2015\nFull time equivalent     233.1  261.9\nStaff "
       "(F.T.E.)            12.5   13.5\n",
       "233.1 261.9 12.5 13.5"},
      {"a reduction is one of money, unless posts are named",
       "Report (£000)\n\nService    Reduction   Reduction in posts\nParks            640                 "
       "12.5\n",
       "£640000 12.5"},
      {"a row of posts in a table of money",
       "Report\n\n                            2014/15 £000   2015/16 £000\nSaving                            "
       "   640            560\nPosts (FTE)                           12              9\nTwo depots closed, "
       "3.5 FTE           120             80\n",
       "£640000 £560000 12 9 3.5 £120000 £80000"},
      {"of which",
       "Report\n\n                        Plan A   Plan B\nPosts to go, FTE            34       65\n  of "
       "which voluntary        20       40\n",
       "34 65 20 40"},
      {"an amount is no count, whoever it is for",
       "Report (£000)\n\n                      2014/15   2015/16\nStaff costs               640       560\n",
       "£640000 £560000"},
      {"a label of other things",
       "Report\n\n£m                 2021/22   2022/23\nSpend                 62.9      61.4\nPupils with a "
       "plan   3,410     3,722\n",
       "£62900000 £61400000"},
  };
  for (const Row& row : rows) hold(row);
}

TEST_CASE("a table goes on over sections, rules and wrapped labels") {
  const Row rows[] = {
      {"a heading between rows",
       "Report\n\nService        £000   FTE\nParks            85   2.5\nPeople\nLibraries        60   1.5\n",
       "£85000 2.5 £60000 1.5"},
      {"the first half of a label",
       "Report\n\nDirectorate            Leavers   Cost £000\nEducation, Communities\n  and Economy          "
       "     21         612\nResources                   24         733\n",
       "21 £612000 24 £733000"},
      {"a new header",
       "Report\n\nService        £000   FTE\nParks            85   2.5\n\nService         FTE   £000\nRoads  "
       "         1.5     40\n",
       "£85000 2.5 1.5 £40000"},
      {"a list behind it is no part of it",
       "Report\n\nService        Posts deleted   Agency staff\nParks            85                12\n\nIt "
       "was "
       "said that:\n\n•  directors met their staff; and\n•  none was to be lost in 2016/17.\n",
       "85 12"},
      {"a total after a rule",
       "Report\n\nService        £000\nParks            85\n               ----\nTotal            85\n",
       "£85000 £85000"},
  };
  for (const Row& row : rows) hold(row);
}

TEST_CASE("gaps that were lost are found again") {
  const Row rows[] = {
      {"one space between numbers",
       "Report\n\nDirectorate Posts Saving £000\nAdult Social Care 12.5 1,250\nChildren's Services 4.0 "
       "(340)\n",
       "12.5 £1250000 4 £340000"},
      {"years as labels", "Report\n\nFigures in £m.\n\n2010 13.4 2.1\n2011 12.5 2.6\n",
       "£13400000 £2100000 £12500000 £2600000"},
      {"dot leaders",
       "Report\n\nTo be cut (£000)\n\nLibraries on Sundays .......... 64\nBedding plants ................ "
       "87\n",
       "£64000 £87000"},
      {"prose is no table", "Report\n\nThe council will cut 40 posts by 2016\nand 12 more by 2018\n",
       "40 12"},
  };
  for (const Row& row : rows) hold(row);
}

TEST_CASE("a number does not reach into the next cell") {
  const Row rows[] = {
      {"no range",
       "Report\n\nProposal                       2016/17   2017/18   £000\nOne office in place of three      "
       "  -       176     20\n",
       "£20000"},
      {"no percent sign of another column", "Report\n\nService     £'000      %\nParks       6,320     65\n",
       "£6320000 65%"},
      {"no noun of another column", "Report\n\n31  Officers' pay\n\nIt was cut by £2m.\n", "£2000000"},
      {"nil is no figure, 0 is",
       "Report\n\nService     FTE   £000\nParks         0    nil\nRoads       1.5     20\n", "0 1.5 £20000"},
  };
  for (const Row& row : rows) hold(row);
}

}  // namespace
}  // namespace townclerk
