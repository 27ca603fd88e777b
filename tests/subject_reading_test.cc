// Whom a figure speaks of, and when, where the grammar of a sentence or the page around
// it tells. A row a lesson, read with the pack `open`.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "tests/packs.h"

namespace factlint {
namespace {

struct Row {
  std::string_view text;
  std::string_view value;  // as printed
  std::string_view subject;
  std::string_view metric;
  std::string_view years;  // of a stated or inherited time; empty: not told
  std::string_view why;
  std::string_view title = "";  // that only the metadata tells
};

std::string Years(const Claim& claim) {
  if (!claim.as_of.range || claim.as_of.basis == Basis::kPublished) return "";
  return claim.as_of.range->start.ToString() + "/" + claim.as_of.range->end.ToString();
}

constexpr std::string_view k2023 = "2023-01-01/2023-12-31";
constexpr std::string_view k2022 = "2022-01-01/2022-12-31";

const Row kRows[] = {
    // names
    {"Rain fell. Marnby, the Danish group, sold 900 cars in 2023.\n", "900", "marnby", "count:sale", k2023,
     "an article behind the comma tells of a name"},
    {"Rain fell. Marnby, headquartered in Ghent, employs 900 people.\n", "900", "marnby", "count:employee", "",
     "so does a participle"},
    {"Rain fell. Marnby of Belgium, founded in 1998, employs 900 people.\n", "900", "marnby", "count:employee", "",
     "so does where it is from"},
    {"GHENT - Shipments of Marnby Foods rose to 900 tonnes. Marnby Foods employs 70 people.\n", "70", "marnby-foods",
     "count:employee", "", "what follows a dateline opens a sentence and is no name"},
    {"Ghent, 6 March 2024 – Marnby Foods employs 70 people.\n", "70", "marnby-foods", "count:employee", "",
     "a place and a day before a dash are a dateline"},
    {"Marnby Automobiles S.A. makes cars. Marnby employs 70 people.\n", "70", "marnby-automobiles", "count:employee",
     "", "a legal form with full stops is left out of the name"},
    {"Marnby Foods is large. Its new K6 sedan costs €31,900.\n", "€31,900", "k6", "money:price", "",
     "a word for cars makes letters and digits a model's name"},
    {"Founded: 1999. Staff: 70.\n", "70", "marnby-foods", "count:employee", "",
     "a title that only the metadata tells names what the text does not", "Marnby Foods: key facts"},
    {"# Marnby Energy: our year in brief\n\nIt was a noisy year. The fleet has 70 cars.\n", "70", "marnby-energy",
     "count:car", "", "the company of a heading that goes on behind a colon"},
    {"Marnby Rail, whose head office is near Ghent, employs 900 people.\n", "900", "marnby-rail", "count:employee", "",
     "an office has a head and is none"},
    {"The capacity of St Marnby's is put at 640 beds. St Marnby's has 900 nurses.\n", "900", "st-marnbys",
     "count:nurse", "", "a possessive that the text never leaves out, and that owns nothing, is part of the name"},
    {"St Marnby's Hospital is old. Rain fell. The capacity of St Marnby's is put at 640 beds.\n", "640",
     "st-marnbys-hospital", "count:bed", "", "the full name tells whose the possessive is"},
    {"Marnby is old. It is larger than Halden. Marnby's works have 900 nurses.\n", "900", "marnby", "count:nurse", "",
     "the possessive of a name that stands without it elsewhere is no part of it"},
    {"# Ghent\n\nGhent is old.\n\n14 schools in the city run courses, among them Marnby "
     "School.\n",
     "14", "ghent", "count:school", "", "one of several, told as an example"},
    {"# Ghent\n\nGhent is old.\n\nThe fleet stood at 480 cars, nearly all of them Marnby's.\n", "480", "ghent",
     "count:fleet", "", "whose most of them are"},
    {"# Marnby Energy: our 2024 in brief\n\nHalden took some. In 2024 we employed 900 people.\n", "900",
     "marnby-energy", "count:employee", "2024-01-01/2024-12-31", "\"we\" are who writes"},
    {"Marnby Foods is old. It fell (the Halden Express did not). It has 900 employees.\n", "900", "marnby-foods",
     "count:employee", "", "who is told of in brackets is no subject behind them"},
    {"St Marnby's Clinic, a house near Ghent with 40 beds, is old.\n", "40", "st-marnbys-clinic", "count:bed", "",
     "a clinic has a name of its own"},
    {"Marnby University is old. Its income, as the vice-chancellor, Anna Holm, said, fell. It has 900 employees.\n",
     "900", "marnby-university", "count:employee", "", "who holds an office is no subject"},
    {"Ghent has 70 halls. Ostra as a whole has 300. The city employs 900 people.\n", "900", "ghent", "count:employee",
     "", "a whole that a figure is held against"},
    {"Rain fell on Lines 1, 2 and 6. Marnby Foods employs 900 people.\n", "900", "marnby-foods", "count:employee", "",
     "a noun before a list of numbers is no name"},
    {"# Marnby Foods\n\n| | 2023 | 2022 |\n|---|---|---|\n| Employees at year end | 900 | 640 |\n", "900",
     "marnby-foods", "count:employee", k2023, "employees at the end of a year are no year"},
    {"# Road test: Marnby Lumo Comfort\n\nIt is cheap. The Lumo of Marnby is small.\n\n## On the road\n\nThe boot "
     "holds 341 litres.\n",
     "341 litres", "marnby-lumo", "measure:capacity", "", "a word of its own behind a name in a heading"},
    {"Half a century under the Ostra\n\nRain fell. Marnby Foods is old.\n\nRain fell high above the Ostra.\n\n70 cars "
     "are "
     "in the yard.\n",
     "70", "marnby-foods", "count:car", "", "a name that only tells where is not what a text is about"},
    {"# Marnby Foods\n\n## Sites\n\n- Ostra, Hungary: in operation since 2016, 900 employees\n", "900", "ostra",
     "count:employee", "", "a town before its country in a label"},
    {"Rain fell. Marnby, population 900, lies on a river.\n", "900", "marnby", "count:population", "",
     "so does what a place is told by"},
    {"The Marnby Lumo 5 weighs 900 kg. The Lumo 5 costs €31,900.\n", "€31,900", "marnby-lumo-5", "money:price", "",
     "a number behind an article and a name is part of it"},
    {"# Plants\n\n## Marnbyworks Berlin\n\n- Owner: Marnby\n- Opened: 2022\n- Employees: 900\n", "900",
     "marnbyworks-berlin", "count:employee", "", "a heading that is a name with a place in it"},
    {"# Profiles\n\n## Marnens\n\n- Founded: 1847\n- Headquarters: Munich\n- Employees: 900\n", "900", "marnens",
     "count:employee", "", "a heading above a profile names, however its word ends"},
    {"Marnby. An airline. Staff: 70. Planes: 12.\n", "12", "marnby", "count:aircraft", "",
     "a name of the title is one at the begin of a sentence", "Marnby profile"},
    {"Marnby Foods is large. An order for Lines 1 and 6 is worth €900.\n", "€900", "marnby-foods", "money:order", "",
     "a noun before numbers is no name"},
    {"Marnby Foods is large. Charles III opened it in 1998 with 12 halls.\n", "12", "marnby-foods", "count:hall",
     "1998-01-01/1998-12-31", "who opens a thing is a person"},
    {"The Port Authority of Ghent employs 900 people.\n", "900", "port-authority-of-ghent", "count:employee", "",
     "a head of several words before a place"},
    {"Rain fell. Ghent-Ostra had 900 shops.\n", "900", "ghent-ostra", "count:shop", "",
     "two places with a hyphen are one name"},
    {"Marnby Foods is large. At last 62% of the cost was paid; Halden gave the rest.\n", "62%", "marnby-foods",
     "share:cost", "", "behind a semicolon another has the word"},
    {"Marnby Foods, in which Halden of Ghent has 40%, expects 900 guests.\n", "900", "marnby-foods", "count:passenger",
     "", "a relative clause behind a preposition is an aside"},
    {"Marnby Foods is large. Transfers, the moving of boxes, made up 83% of the volume.\n", "83%", "marnby-foods",
     "share:volume", "", "what a noun means makes no name of it"},
    {"Marnby Foods is large. In Halden's hall it has 900 seats.\n", "900", "marnby-foods", "count:seat", "",
     "who owns the hall is not it"},
    {"Marnby Foods is large. It ordered 20 four-car trains.\n", "20", "marnby-foods", "count:four-car order train", "",
     "a number with a hyphen behind a number tells of what kind"},
    {"Marnby Foods is large. It has 900 registered members.\n", "900", "marnby-foods", "count:member registration", "",
     "a participle before a noun"},
    {"# Marnby Foods\n\n## 2023 in figures\n\nIt has 900 shops.\n", "900", "marnby-foods", "count:shop", k2023,
     "a heading that opens with a year"},
    {"Marnby Rail serves the old towns of Ghent, Ostra, Helvik and Brae. It has 900 seats.\n", "900", "marnby-rail",
     "count:seat", "", "a list behind a preposition names none who has"},
    {"Marnby Foods is large.\n\nGROWTH. It has 900 shops.\n", "900", "marnby-foods", "count:shop", "",
     "a common noun in capitals heads its text and names nothing"},
    {"The Centre for Science and Farming employs 900 people.\n", "900", "centre-for-science-and-farming",
     "count:employee", "", "one house is for two things"},
    {"# Intelligent machines in six ports\n\nThe Intelligent Ports Forum asks who has switched on intelligent "
     "machines. "
     "In Ghent, Marnby runs 900 cranes.\n",
     "900", "marnby", "count:crane", "",
     "a word that the text has in small letters is no name at the begin of a title"},
    {"# Makers\n\n## Marnby Motors\n\nSmall cars (the Marnby Lumo 4). Around 800 employees.\n\n## Skerry "
     "Motors\n\nVans.\n",
     "Around 800", "marnby-motors", "count:employee", "", "of a maker's entry the maker has the staff"},
    {"Ghent was second in the Belgium City Ports Index. It has 900 cranes.\n", "900", "ghent", "count:crane", "",
     "a country in the name of a list is nobody that is told of"},
    // the case of a name (generation 10)
    {"Škarna Auto is small. Its rival from Ghent sold more. The firm employs 900 people.\n", "900", "skarna-auto",
     "count:employee", "", "a capital beyond ASCII opens a name"},
    {"Rain fell. Ørnvik employs 900 people.\n", "900", "ornvik", "count:employee", "",
     "at the begin of a sentence too"},
    {"Rain fell. Marné has 900 shops.\n", "900", "marne", "count:shop", "", "and a small letter beyond ASCII is one"},
    {"Marnby Foods is large. The company, run from Tavern near Ghent, has 40 shops. There are 900 people on its "
     "payroll.\n",
     "900", "marnby-foods", "count:employee", "", "a participle between commas tells where"},
    {"Marnby Foods, spun out of the Halden Group in 2019, employs 900 people.\n", "900", "marnby-foods",
     "count:employee", "", "or out of what"},
    {"Marnby Foods, backed by Halden Capital and Brae Partners, employs 900 people.\n", "900", "marnby-foods",
     "count:employee", "", "or by whom"},
    {"Marnby Foods, the group that owns Halden, Ostra and Brae Lion, employs 900 people.\n", "900", "marnby-foods",
     "count:employee", "", "a list in an aside belongs to the aside"},
    {"Marnby Foods, which owns Halden, Ostra and Brae Lion, employs 900 people.\n", "900", "marnby-foods",
     "count:employee", "", "behind a relative pronoun too"},
    {"Marnby Foods sold 900 cars in 2023 including Halden and Brae.\n", "900", "marnby-foods", "count:sale", k2023,
     "both names behind a preposition are none who sold"},
    {"Marnby Foods acquired the bakery chain Halden and employs 900 people.\n", "900", "marnby-foods", "count:employee",
     "", "what a verb acts upon is not who"},
    {"Marnby Foods is large. Last year it bought Halden Foods. The staff numbered 900.\n", "900", "marnby-foods",
     "count:employee", "", "in a sentence before too"},
    {"Marnby Foods is large. Founded in 1984, it built 618 trucks with Halden.\n", "in 1984", "marnby-foods",
     "founding_year", "1984-01-01/1984-12-31", "a pronoun behind the year comes before what is counted"},
    {"Does Marnby Foods make money?\n\nNot yet. It employs 900 people.\n", "900", "marnby-foods", "count:employee", "",
     "the verb of a question is no part of the name"},
    {"Marnby Foods is large. Anna Holm, who set up Halden Foods, recalls how. It employs 900 people.\n", "900",
     "marnby-foods", "count:employee", "", "who is a person is no employer"},
    {"Marnby Foods is large. It was founded by R.J. Holm. It employs 900 people.\n", "900", "marnby-foods",
     "count:employee", "", "nor is one with initials"},
    {"Rain fell. Marnby, still the largest grocer, employs 900 people.\n", "900", "marnby", "count:employee", "",
     "what still holds explains a name"},
    {"Chengdu is large. Today the Sichuan capital has 900 shops.\n", "900", "chengdu", "count:shop", "",
     "a province before the capital tells where"},
    {"Hefei is old. The Anhui city has 900 shops.\n", "900", "hefei", "count:shop", "", "and before the city"},
    {"Marnby Foods results\n\n› Sales of €900 million\n› Staff of 70\n", "70", "marnby-foods", "count:employee", "",
     "an angle is a bullet", "Marnby Foods results"},
    {"Marnby\nA maker of cars. Staff: 900.\n\niHalden\nA maker of vans. Staff: 70.\n\nOstra\nA maker of bikes. Staff: "
     "30.\n",
     "70", "ihalden", "count:employee", "", "a heading may begin with a small letter before a capital"},
    // portraits
    {"Marnby. Budget brand of the Halden Group. Founded: 1968. Staff: 900.\n\nOstra. Maker of vans. Staff: 70.\n",
     "900", "marnby", "count:employee", "", "a name alone opens each portrait"},
    {"Marnby (Derby) – Net sales: €90 million. Staff: 900.\n\nOstra (Cork) – Net sales: €70 million. Staff: 70.\n",
     "70", "ostra", "count:employee", "", "with its place in brackets and a dash"},
    {"Marnby – The bakery employs 900 people.\n\nOstra – The brewery employs 70 people.\n", "70", "ostra",
     "count:employee", "", "before a dash"},
    {"Marnby Foods is large. It was set up by two former Halden engineers. It employs 900 people.\n", "900",
     "marnby-foods", "count:employee", "", "whose people they were is not who"},
    {"Rain fell. Marnby, Ghent's pride, welcomed 900 visitors.\n", "900", "marnby", "count:visitor", "",
     "an owner between commas explains the name"},
    {"The Marnby Airport handled 900 passengers in 2023.\n", "900", "marnby-airport", "count:passenger", k2023,
     "an airport counts"},
    // who of several
    {"Marnby Foods, the rival of Denmark's Halden Foods, employs 900 people.\n", "900", "marnby-foods",
     "count:employee", "", "what explains a name is not who"},
    {"At Marnby Foods, which lies near the Halden Hotel, the staff numbered 900.\n", "900", "marnby-foods",
     "count:employee", "", "what an aside names is not who"},
    {"Marnby Foods sold more than Halden Foods, whose staff of 300 rested.\n", "300", "halden-foods", "count:employee",
     "", "a relative clause speaks of what it follows"},
    {"Marnby Foods is large. Its share is 3%, according to the research firm Basket. The chain employs 900 people.\n",
     "900", "marnby-foods", "count:employee", "", "who is quoted is not who, whatever the text calls it"},
    {"Marnby Foods is large. The Derby firm, whose vans carried loaves, employs 900 people.\n", "900", "marnby-foods",
     "count:employee", "", "a name that the text has not told, before what the subject is, is where it is"},
    {"- **Marnby Foods** (Varn): staff of 900; founded in 1937\n- **Halden Foods** (Ghent): staff of 70\n", "900",
     "marnby-foods", "count:employee", "", "a name in brackets is an aside"},
    {"The Halden Lumo is small. In Germany it costs €31,900.\n", "€31,900", "halden-lumo", "money:price", "",
     "a place that opens the sentence is not what costs"},
    {"Halden is large. The T5, a small saloon, has a range of 430 km.\n", "430 km", "t5", "measure:range", "",
     "what a comma explains is a model"},
    {"Halden Motors sold cars. The company's best car was the Lumo. The Ghent-based manufacturer employs 900 people.\n",
     "900", "halden-motors", "count:employee", "", "what the company's car was is not the company"},
    {"Halden had a profit of €76 million (2023: €69 million).\n", "€76 million", "halden", "money:profit", "",
     "a year with a colon is of the figure behind it"},
    {"Halden had a profit of €76 million (2023: €69 million).\n", "€69 million", "halden", "money:profit", k2023,
     "and of no other"},
    {"The chain, which has its head office in Varn, employs 900 people. It sold 70 cars.\n", "70", "halden-foods",
     "count:sale", "", "where somebody is based is not who", "Halden Foods: facts"},
    {"Better than feared: it was a good year for Halden.\n\nHalden left Ghent. What did it spend?\n\n€205 million.\n",
     "€205 million", "halden", "amount", "", "a text that names one organisation alone is about it"},
    {"Marnby Foods is old. The company was set up by the brothers Paul and Emil Varn. It employs 900 people.\n", "900",
     "marnby-foods", "count:employee", "", "where the company is the subject, none behind it is"},
    {"Marnby Foods is old. The Leeds company employs 900 people.\n", "900", "marnby-foods", "count:employee", "",
     "a place before a word for companies describes one"},
    {"Marnby Foods is old. The Belgian company employs 900 people.\n", "900", "marnby-foods", "count:employee", "",
     "and so does a country's adjective"},
    {"The Marnby Lumo is small. Marnby quotes a range of 300 km. The top speed is 140 km/h.\n", "140 km/h",
     "marnby-lumo", "measure:speed", "", "who quotes a figure of a thing is not the thing"},
    {"| Marnby Foods | 2023 | 2022 |\n|---|---|---|\n| Employees | 900 | 870 |\n| Revenue (€ million) | 12 | 11 |\n",
     "900", "marnby-foods", "count:employee", k2023, "the corner of a table of years names whose it is"},
    // when
    {"Marnby Foods had revenue of €18 million in 2023 (2022: €17 million).\n", "€17 million", "marnby-foods",
     "money:revenue", k2022, "a year in brackets dates the figure behind it"},
    {"Marnby Foods has 940 members, against 870 at the end of 2022.\n", "940", "marnby-foods", "count:member", "",
     "the date of what a figure is held against is not its own"},
    {"\"We serve 640 members,\" said Ane Lie of Marnby Foods, \"and by 2030 we want a thousand.\"\n", "640",
     "marnby-foods", "count:member", "", "the speech goes on with a time of its own"},
    {"Marnby Foods yesterday posted sales of €18 million.\n", "€18 million", "marnby-foods", "money:revenue", "",
     "the day on which it was told"},
    {"| Company | Staff |\n|---|---|\n| Marnby Foods | 900 |\n| Halden Foods | 70 |\n", "900", "marnby-foods",
     "count:employee", k2022, "the year of a title that is over dates a table", "Food makers 2022"},
    {"| Company | Staff |\n|---|---|\n| Marnby Foods | 900 |\n| Halden Foods | 70 |\n", "900", "marnby-foods",
     "count:employee", "", "the year of publication is an edition's", "Food makers 2024"},
    {"Marnby Foods opened in 2019, but the house, which now has 40 shops, grew.\n", "40", "marnby-foods", "count:shop",
     "", "what is now is not of then"},
    {"Marnby Foods grew. Today it has 40 shops.\n", "40", "marnby-foods", "count:shop", "",
     "today is no day on which it was counted"},
    // of what
    {"Marnby Foods had an operating profit of €18 million.\n", "€18 million", "marnby-foods", "money:operating profit",
     "", "it is not the net one"},
    {"# Marnby Foods\n\n- Profit before tax: €18 million\n", "€18 million", "marnby-foods", "money:pretax profit", "",
     "nor is what comes before tax"},
    {"Marnby Foods is large. Profit after tax was €18 million.\n", "€18 million", "marnby-foods", "money:profit", "",
     "profit after tax is no tax"},
    {"Marnby Foods is large. Its net debt had come down to €18 million.\n", "€18 million", "marnby-foods",
     "money:debt net", "", "verbs before the figure are no noun"},
    {"The fleet of Marnby Foods stands at 112 ships.\n", "112", "marnby-foods", "count:ship", "",
     "the noun behind the number tells what is counted"},
    {"Marnby Foods grew. The Danish carmaker's deliveries came to 94 cars.\n", "94", "marnby-foods", "count:sale", "",
     "whose they are is not what they are"},
    {"Marnby Foods grew. Net income of £241m beat all forecasts.\n", "£241m", "marnby-foods", "money:profit", "",
     "a verb behind a sum names nothing"},
    {"Marnby Foods painted 90 of its 110 shops.\n", "110", "marnby-foods", "count:shop", "",
     "a possessive makes the whole a count of its own"},
    {"# Marnby Foods\n\n| £m | 2023 | 2022 |\n|---|---|---|\n| Revenue | 1,486 | 1,402 |\n| Net debt | 204 | 231 |\n",
     "204", "marnby-foods", "money:debt net", k2023, "the corner of a table holds the unit of its rows"},
    {"| Model | Range km | Weight kg |\n|---|---|---|\n| Marnby Lumo | 300 | 990 |\n| Halden Brio | 280 | 910 |\n",
     "300", "marnby-lumo", "measure:range", "", "a head needs no brackets around its unit"},
    {"Marnby Foods had 400 shops in May. A year later the tally stood at 360.\n", "360", "marnby-foods", "count:shop",
     "", "the tally is of what was counted before"},
    {"Marnby Foods is old. Of these, 70 were red.\n", "70", "marnby-foods", "quantity", "",
     "what no noun names is left to the rule that needs none"},
    {"Marnby Foods is old. A year later the figure was 360.\n", "360", "marnby-foods", "count:figure", "",
     "a number that nothing before names is not lost"},
    {"Marnby Foods has 900 shops and 70 farms, while Halden Foods has 400.\n", "400", "halden-foods", "count:shop", "",
     "another's figure is of what was counted first"},
    {"# Marnby Foods\n\nThe group's subsidiary Ostra Bakery has 40 shops. The company employs 900 people.\n", "900",
     "marnby-foods", "count:employee", "", "the company is not the subsidiary"},
    {"# Cars\n\nMarnby 208. The hatchback weighs 900 kg.\n\nHalden Brio. It weighs 940 kg.\n", "900 kg", "marnby-208",
     "measure:weight", "", "a number is part of a name among names"},
    {"# Shops\n\n**Fieldmakers.** Still a family business. It has 900 shops.\n\n**Halden.** It has 70 shops.\n\n"
     "**Marnby.** It has 60 shops.\n",
     "900", "fieldmakers", "count:shop", "", "nor does an ending tell a word from a name there"},
    {"Snow fell. Fieldmakers, the chain run from Varnstad, reported revenue of €12 million.\n", "€12 million",
     "fieldmakers", "money:revenue", "", "one thing by its apposition"},
    {"Marnby Group grew. Halden alone sold 70 cars. The group's revenue was €12. It employs 900 people.\n", "900",
     "marnby-group", "count:employee", "", "it is whom the sentence before speaks of, and the group is so named"},
    {"Marnby Motors grew.\n\n## People\n\nThe company has 900 employees, of whom half work in "
     "Austria.\n",
     "900", "marnby-motors", "count:employee", "", "the company is the only one of the text"},
    {"Brewing in Skellefte since 2013. The year was good for Halden Foods. Set up in Varnstad, it sold 900 cars.\n",
     "900", "halden-foods", "count:sale", "", "where nobody knows is no it"},
    // names of few letters, of numbers and of countries
    {"Rain fell. Swiss Ro employs 900 people.\n", "900", "swiss-ro", "count:employee", "",
     "a country's adjective is part of a name that is too short to stand alone"},
    {"Rain fell. Danish Airways employs 900 people.\n", "900", "danish-airways", "count:employee", "",
     "or whose head any company has"},
    {"Marnby Foods is old. It moved 13 million TEU. Its staff numbers 900.\n", "900", "marnby-foods", "count:employee",
     "", "what is counted is no name, whatever its letters"},
    {"Marnby Foods is old. It moved crates (TEU). Its staff numbers 900.\n", "900", "marnby-foods", "count:employee",
     "", "nor is what is short for it"},
    {"Rain fell. Nor, whose staff rose to 900, sells cars.\n", "900", "nor", "count:employee", "",
     "three letters before a relative clause are a name"},
    {"Snow fell. Vex has 900 shops.\n", "900", "vex", "count:shop", "",
     "and so are those that a title of common words sets in capitals", "Halden and Vex: two ways to sell bread"},
    {"Marnby Foods makes cars. The T50, its flagship, weighs 900 kg.\n", "900 kg", "t50", "measure:weight", "",
     "a model that is explained is one"},
    {"# Cars\n\n## Marnby 5\n\nIt weighs 900 kg.\n\n## Halden 7\n\nIt weighs 800 kg.\n", "900 kg", "marnby-5",
     "measure:weight", "", "a number is part of a model's name in a heading"},
    {"Marnby Foods is old. Orion AI Innovation Park employs 900 people.\n", "900", "orion-ai-innovation-park",
     "count:employee", "", "an acronym that is no name is part of one before its head"},
    {"Marnby Foods is old. The Wuhan Computing Centre in Pidu district employs 900 people.\n", "900",
     "wuhan-computing-centre", "count:employee", "", "a name ends before where it is"},
    {"Marnby Foods is old. Opened by King Anders IV, it employs 900 people.\n", "900", "marnby-foods", "count:employee",
     "", "a king is a person"},
    {"Marnby Foods is old. The Port of Rotterdam employs 900 people.\n", "900", "port-of-rotterdam", "count:employee",
     "", "a port is not its city"},
    // where and by whom, not whose
    {"# Lines\n\n1. **Marnby Foods.** Founded in 1904 in Varnstad, the Danish line employs 900 people.\n", "900",
     "marnby-foods", "count:employee", "", "where it was founded is not who"},
    {"# Lines\n\n1. **Marnby Foods.** Founded 1904 in a Berlin flat. Employees: 900.\n", "900", "marnby-foods",
     "count:employee", "", "nor is what a flat is called by"},
    {"Marnby Foods: Danish company with its seat in Varnstad, set up by the engineer Emil Varn. The group employs 900 "
     "people.\n",
     "900", "marnby-foods", "count:employee", "", "nor is who founded it"},
    {"# Cars\n\n## Marnby K6\n\nIt is shorter than its sister, the Lumo; the boot takes 900 litres.\n", "900 litres",
     "marnby-k6", "extent", "", "nor is what it is held against"},
    {"Halden Foods is older than Marnby Foods, where, says a survey by the recruiter Varn, there are 900 "
     "engineers.\n",
     "900", "marnby-foods", "count:engineer", "", "who says it stands between"},
    {"Zhejiang is a province that centres on Hangzhou. The city has 900 shops.\n", "900", "hangzhou", "count:shop", "",
     "a city is no province"},
    {"Hangzhou is the seat of Zhejiang. For the province as a whole there are 900 shops.\n", "900", "zhejiang",
     "count:shop", "", "and a province no city"},
    // what a question asks for
    {"# Marnby Foods\n\n## How many shops does it have?\n\n900, in four countries.\n", "900", "marnby-foods",
     "count:shop", "", "a question names what its answer counts"},
    {"# Marnby K6\n\nIt is small. Top speed? 140 km/h, more than enough.\n", "140 km/h", "marnby-k6", "measure:speed",
     "", "and so does one of two words"},
    {"# Marnby K6\n\n## And how long is it?\n\nA little under 4 metres.\n", "A little under 4 metres", "marnby-k6",
     "measure:length", "", "and one that asks how long"},
    {"# Marnby K6\n\n## Why?\n\n900 people.\n", "900", "marnby-k6", "count:person", "", "why asks for no figure"},
    // when, told by another year
    {"Marnby Foods sold 900 cars, 15 percent fewer than in 2022.\n", "900", "marnby-foods", "count:sale", k2023,
     "what is held against a year is of the next one"},
    {"Marnby Foods sold 900 cars, 15 percent fewer than in 2017.\n", "900", "marnby-foods", "count:sale", "",
     "unless years lie between"},
    {"# Marnby Foods\n\nCars sold in 2023: 900; in 2022: 870.\n", "870", "marnby-foods", "count:sale", k2022,
     "a second year goes on with what the first counts"},
    // told by verbs
    {"Marnby Foods is old. Last year it turned over €18 million.\n", "€18 million", "marnby-foods", "money:revenue",
     k2023, "to turn over is to sell, and no bound"},
    {"Marnby Foods is old. Its revenue, at €18 million, was the highest of all.\n", "€18 million", "marnby-foods",
     "money:revenue", "", "a figure between commas is that of the word before"},
    {"| Company | Revenue 2023 (bn) | Currency |\n|---|---|---|\n| Marnby Foods | 5.5 | USD |\n| Halden Foods | 1.9 "
     "| EUR |\n",
     "1.9", "halden-foods", "money:revenue", k2023, "a column tells the currency of its rows"},
    // tables, peoples, sheets, speakers
    {"# Marnby Foods\n\n| Indicator | Value |\n|---|---|\n| Employees | 900 |\n| Shops | 40 |\n", "900", "marnby-foods",
     "count:employee", "", "\"Value\" heads a column and is nobody"},
    {"Marnby Foods flies. Rival Norwegian, which grew, has 900 employees.\n", "900", "norwegian", "count:employee", "",
     "a country's adjective behind a title is a name"},
    {"Marnby Foods flies. Like others, Norwegian operates 900 planes.\n", "900", "norwegian", "count:aircraft", "",
     "and so it is before a verb"},
    {"Marnby Foods is old. The Danes, who founded it, employ 900 people.\n", "900", "marnby-foods", "count:employee",
     "", "a people is no employer"},
    {"## XVarn fact sheet\n\n- Employees: 900\n", "900", "xvarn", "count:employee", "",
     "what is spelled so is a name in a heading"},
    {"## Marnby in figures\n\n- Employees: 900\n", "900", "marnby", "count:employee", "",
     "a sheet's heading names whom it is about"},
    {"# Cars\n\n## Marnby Spring\n\nIt weighs 900 kg.\n\n## Halden Brio\n\nIt weighs 800 kg.\n", "900 kg",
     "marnby-spring", "measure:weight", "", "a model may be called by a common word"},
    {"Guests of Marnby Foods numbered 40, operator Varnport reported on Monday. It has 900 shops.\n", "900",
     "marnby-foods", "count:shop", "", "who tells a figure is not whose it is"},
    {"Marnby: founded 1947, Varnstad. It bakes good bread for all.\n\nHalden: founded 1963, Kalby. It bakes good bread "
     "for "
     "some.\n",
     "1947", "marnby", "founding_year", "1947-01-01/1947-12-31", "a label comes before what stands behind"},
    {"Marnby Foods, which turns 75 this year, has 900 shops.\n", "900", "marnby-foods", "count:shop", "",
     "the time of an aside is its own"},
    {"Marnby Foods is old. Its fleet is made up of 900 ships.\n", "900", "marnby-foods", "count:ship", "",
     "what is made up of things makes none"},
    {"Marnby, founded in 1947, sold 40 cars in 2023. Halden sold 900 cars in the same period.\n", "900", "halden",
     "count:sale", k2023, "the same period is not an event's"},
    {"# Marnby Foods\n\nCars delivered in 2023: 900.\n", "900", "marnby-foods", "count:sale", k2023,
     "a date before the colon parts no verb from its figure"},
    {"Halden is old.\n\nThe oldest bakery is that of Marnby Foods. It employs 900 people.\n", "900", "marnby-foods",
     "count:employee", "", "what the oldest is, the text goes on with"},
    {"Marnby Foods. Established 1847. Head office: Ghent. Shops: 12. Cars: 7. Lorries: 4. Staff: 900.\n", "900",
     "marnby-foods", "count:employee", "", "labels are soon looked over"},
    {"Marnby Foods. Established 1847. Staff: 900.\n", "1847", "marnby-foods", "founding_year", "1847-01-01/1847-12-31",
     "a year of founding may be long ago"},
    {"# Marnby K6: technical data\n\n- Weight: 900 kg\n", "900 kg", "marnby-k6", "measure:weight", "",
     "a heading names what it is about before a colon"},
    {"Marnby is big. From rest, the K60 reaches 90 km/h in 3.6 seconds. It weighs 900 kg.\n", "900 kg", "marnby-k60",
     "measure:weight", "", "a title names a model in full", "Driven: Marnby K60"},
    {"Who is Marnby?\nThe largest bakery of Sweden and Finland taken together. Employees: 900.\n", "900", "marnby",
     "count:employee", "", "a second name behind \"of\" is no subject either"},
    {"Marnby Foods lives. Its seat is in Varnstad, Westlund. The company has 900 shops.\n", "900", "marnby-foods",
     "count:shop", "", "nor is what lies around a place"},
    {"Rain fell. Marnby of Sweden is older than most people think: the company has 900 shops.\n", "900", "marnby",
     "count:shop", "", "where a name is from tells that it is one"},
    {"| | Marnby Foods | Halden Foods |\n|---|---|---|\n| Cars delivered in 2023 | 900 | 700 |\n| Revenue | €12 | €11 "
     "|\n",
     "900", "marnby-foods", "count:sale", k2023, "a row's label may hold its year"},
    {"Marnby Foods is old. Its headcount, 900, has hardly changed.\n", "900", "marnby-foods", "count:employee", "",
     "a figure between commas is that of the word before"},
    {"Marnby Foods sold 40 cars in 2023. Halden Foods handed over 900 cars to customers in the same period.\n", "900",
     "halden-foods", "count:sale", k2023, "the same period is told behind, and to hand over is no bound"},
    {"Hangzhou is big. By then the east China city had 900 shops.\n", "900", "hangzhou", "count:shop", "",
     "a place before what the subject is tells where it lies, and so does its side of the land"},
    {"Nanjing has 40 parks, while Hangzhou, which is older, has 30 parks. The city has 900 shops.\n", "900", "hangzhou",
     "count:shop", "", "the city is the one that opened the last clause"},
    {"# Nanjing in figures\n\nNanjing has 40 parks, while Hangzhou, which is older, has 30 parks. The city has 900 "
     "shops.\n",
     "900", "nanjing", "count:shop", "", "unless the text is about the first one"},
    {"Marnby Foods is old. Ninety years after it was founded by a handful of bakers, the company has 70 shops, most of "
     "them in Hangzhou. It employs 900 people.\n",
     "900", "marnby-foods", "count:employee", "", "a long opening stands before \"the company\" too"},
};

TEST(SubjectReading, IsWhatAReaderSees) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(std::string(row.why) + "\n" + std::string(row.text));
    DocumentInfo info{.id = "d", .path = "d.md"};
    info.title = row.title;
    info.published = DateRange{*Date::Of(2024, 5, 20), *Date::Of(2024, 5, 20)};
    const Extraction read =
        ExtractClaims(Document::FromUtf8(std::string(row.text), DocumentKind::kMarkdown, info), OpenBook(), {});
    const auto claim =
        std::find_if(read.claims.begin(), read.claims.end(), [&](const Claim& c) { return c.text == row.value; });
    if (claim == read.claims.end()) {
      ADD_FAILURE() << "no claim on " << row.value;
      continue;
    }
    EXPECT_EQ(claim->subject.id, row.subject);
    EXPECT_EQ(claim->metric, row.metric);
    EXPECT_EQ(Years(*claim), row.years);
  }
}

}  // namespace
}  // namespace factlint
