#include "reconcile/codes.h"

#include <algorithm>

#include <fmt/format.h>

namespace factlint {
namespace {

constexpr std::string_view kRead =
    "Read the sentences side by side. Correct the source that is wrong; where both are right, let the text name what "
    "parts them (another date, another population), or waive the finding with the outcome scope-differs.";
constexpr std::string_view kOwn =
    "One document, one author: correct it, or name in the text what parts the two figures.";
constexpr std::string_view kCalculation =
    "Follow the arithmetic in the explanation; each input is quoted. Mostly one input is old, rounded harder than it "
    "looks, or counts something narrower than the others.";
constexpr std::string_view kTool = "Correct the file that is named, or take the entry out.";

const std::vector<CodeInfo> kCodes = {
    {"FL000", "NotReported", "Sources agree, repeat one another or cannot be compared",
     "What is left out by default and listed with --show all: consistent, corroborated, echo and incomparable keys. "
     "The verdict says which, the basis why.",
     "\"43%\" and \"over 40%\" of one year: corroborated, the bound is met.",
     "Agreement is no proof: two sources may have copied a third that is not in the corpus.", "Nothing to do.",
     "hidden"},
    {"FL101", "NumbersDisagree", "Two numbers for one thing and one time",
     "The sentences state the same time, and no reading of the words lets both be true: the hard sets do not meet.",
     "1,000 enterprises (2022) against 1,400 (2022): 900 to 1,100 and 1,300 to 1,500, 200 apart.",
     "Two populations that no word names (registered and active firms); years that mean fiscal years; a heading that "
     "was read as the subject of the wrong sentence.",
     kRead, "error"},
    {"FL102", "ChangeTooFast", "Two numbers further apart than the years between them explain",
     "The metric declares how fast it changes. The gap of the hard sets is wider than that allows from the earliest "
     "start to the latest end of both times, which is the most generous reading.",
     "29% in October 2022 against half in June 2025, 5 points a year: 15 points apart, 2.73 years allow 13.65.",
     "A change of definition looks like a change of value. The volatility is a person's estimate: where it is too "
     "small, true changes are reported. Metrics that declare none are never reported here.",
     kRead, "warning"},
    {"FL103", "CumulativeFell", "A total that can only grow is smaller later",
     "The metric is cumulative (patents ever granted), and the later source states less than the earlier.",
     "5,200 granted by 2021 against 4,900 by 2023.",
     "A yearly figure that was taken for the running total; corrections of the register.", kRead, "warning"},
    {"FL104", "PlacesDisagree", "Two homes of one company or laboratory",
     "Sources seat it in places of which neither lies in the other, and no text tells of a move. Listed under a city "
     "counts as based there; an office or laboratory counts for nothing. Publication years alone make no move.",
     "Listed among the companies of Guangzhou (2019) against headquartered in Shanghai (2025).",
     "Moves that no document tells; companies with two head offices; a subsidiary that carries its parent's name.",
     "Find out whether it moved. If so, say when in the later text: two stated years make it a drift.", "warning"},
    {"FL105", "RanksDisagree", "Two ranks in one edition of one list",
     "The list and its edition are named on both sides, and they give one entity two places, or one place two "
     "entities.",
     "Fourth in the 2019 edition against third in the 2019 edition.",
     "Lists that are not named are never compared for this. Ties must be declared with `ties: true`.", kRead, "error"},
    {"FL106", "InvariantDiffers", "A value that does not change is given twice",
     "The metric is invariant: the year of founding, the area at opening. Times do not matter.",
     "Founded in 2013 against founded in 2015.",
     "Founded, registered and opened are three events; texts use one word for all.", kRead, "error"},
    {"FL201", "ShareOfTotal", "Count, share and total do not fit",
     "A count divided by the share that it is of a whole gives another whole than the one stated; or a document's "
     "share "
     "of its total gives another count than a second document states.",
     "1,048 companies that are 29% of the nation's give 3,493 to 3,743; stated are 4,217.",
     "Count and share must come from one document and one time; where they count different things in silence, this "
     "check is wrong.",
     kCalculation, "warning"},
    {"FL202", "ImpliedTotals", "Two counts and shares imply different totals",
     "Each document's count and share give a total, and the totals cannot both be true at their times.",
     "1,048 = 29% gives 3,614; 612 = 11% gives 5,564.",
     "As FL201. Totals of different years are a drift (FL406) or, beyond twice, a tension.", kCalculation, "warning"},
    {"FL203", "PartsExceedWhole", "A part is more than its whole",
     "A district has more than its city, a population more than the one that it is declared a part of, or declared "
     "parts sum to more than their whole; or parts that a text lists and says are all do not sum to it, be it more or "
     "less (then a warning).",
     "Haidian 1,512 against Beijing 1,048, both of 2022.",
     "One of a pair is held only of declared counts and money whose parts lie inside the whole; cross-border "
     "branches break that. A list is held only where every part is told.",
     kCalculation, "error"},
    {"FL204", "SharesSum", "Shares of one whole sum to more than 100 percent",
     "A document gives shares for one time that are declared disjoint, and even their lowest readings exceed 100; or "
     "they are declared to be all, or the text lists them as all, and their highest stay below.",
     "45.2% + 31.1% + 28.9%: 104.9 at least.",
     "Only metrics that say `parts: disjoint` or `parts: exhaustive`, and lists that a sentence says are all; answers "
     "that may be given together are not.",
     kCalculation, "warning"},
    {"FL205", "GrowthMismatch", "Growth does not lead from one value to the other",
     "Base, growth and result of one document do not fit, with every rounding allowed for.",
     "350 billion in 2021, up 8.2%, against 415 billion in 2022.",
     "Growth at constant prices; growth of a comparable basis.", kCalculation, "warning"},
    {"FL206", "ImpossiblePercentage", "No whole number gives this percentage",
     "So few things cannot give the percentage that is printed: no k of n lies in its cell.",
     "33.3% of 40: 13 are 32.5%, 14 are 35%.",
     "Weighted percentages; a size that belongs to another question. Needs the size beside the percentage.",
     kCalculation, "warning"},
    {"FL207", "RankList", "One place of a list is held twice, or by nobody",
     "Two entities hold the same rank in one list of one document, and the metric declares no ties. Or a document that "
     "lists at least five places from the first, under headings, in a list or a table, leaves one of them out.",
     "Second: Hangzhou; second: Shenzhen. Or 1, 2, 3, 5, 6.",
     "Ties; two lists in one document that no heading parts. A list with two gaps is taken for a selection.", kOwn,
     "note"},
    {"FL208", "OrderAgainstValues", "The order of the ranks contradicts the values",
     "The metric names what it ranks by, and a lower rank surely has more; or the text says by what and among whom it "
     "ranks, and as many have surely more, or surely less, as leave no room for the rank (then a warning).",
     "First with 312 companies, second with 988. \"Third by students of the three\", where one of them has fewer.",
     "Rankings by an index of several things; declare `of` only for plain orders. A rank among some that nobody can "
     "tell is not held.",
     kOwn, "note"},
    {"FL209", "DifferenceMismatch", "A stated difference or ratio does not fit the two values",
     "A text tells how far apart two values are, of two times or of two subjects, and what it or anybody else says of "
     "them does not fit.",
     "From 350 to 415 billion, \"twice as much\". \"1,200 more shops than Halden\", which has 800 fewer.",
     "\"Up threefold\" is read as times three. What is compared is read from words; silent where any two values fit.",
     kCalculation, "warning"},
    {"FL301", "HeadlineAgainstBody", "The title says something else than the text",
     "A title may be rounder than its text (30% for 29%), not different: no figure of the text fits it.",
     "Title \"nearly half\", text 43.4%.", "A title about something that the text only implies.", kOwn, "note"},
    {"FL302", "SelfContradiction", "One document says two things",
     "Both sentences stand in one document; or a figure is stated as a fact for a time after its publication.",
     "36 laboratories in one paragraph, 47 in another.",
     "Where the metric was made from words, both sentences must name the subject, and it stays a tension: who writes "
     "two numbers in one text mostly means two things.",
     kOwn, "warning"},
    {"FL303", "ScaleSlip", "The two numbers are a power of ten apart",
     "They differ by a power of ten within 2 percent: million for billion, or a slip between the Chinese myriads.",
     "350 billion yuan against 35 million yuan.", "True tenfold differences of round numbers.",
     "Look for the scale word in the source of both.", "error"},
    {"FL401", "Tension", "Hard to believe together, not impossible",
     "The words allow both, but a reader takes them to disagree; or the times meet only because publication dates were "
     "used for claims without a date.",
     "Over 40% against 60%: true, but nobody writes over 40 for 60.",
     "Rounding habits differ; a claim without a date may be older than the lag that is assumed.",
     "Nothing has to be wrong. Look whether the text should say more.", "note"},
    {"FL402", "UnexplainedChange", "A large change that nobody explains",
     "Times differ, the values more than doubled or moved by more than 10 points, and the metric does not declare how "
     "fast it changes.",
     "1,048 companies in 2022 against more than 2,400 in 2025.",
     "Young fields do double. Declare a volatility and the finding becomes a contradiction or a drift.",
     "Look for a changed definition first.", "warning"},
    {"FL403", "ScopeUnknown", "The values differ, and a part of the scope is missing",
     "The metric requires a dimension that one side does not state, so the two may speak of different things.",
     "300 stations against 900, one of the city, one not said.", "As many as there are texts that leave it out.",
     "State the dimension, or give the document a default.", "note"},
    {"FL404", "WeakerRelation", "Two homes, said weakly or years apart",
     "Listings of different years name different cities, or a list and a seat of one document do.",
     "Listed under Wuhan (2019), listed under Hangzhou (2025).", "Moves; lists of branches.", kRead, "note"},
    {"FL405", "PartAgainstWhole", "A part is spread very differently from its whole",
     "The share of a declared part (start-ups) and the share of the whole (companies) in one place and time are more "
     "than 10 points apart. Both can be true.",
     "24% of the start-ups against half of the companies.", "Parts that really are elsewhere.",
     "Check that both shares have the same whole and date.", "note"},
    {"FL406", "Drift", "The value changed over time",
     "Different times, different values, and nothing speaks against the change; or ranks of another edition or list.",
     "Rank 9 in 2019, rank 6 in 2025.", "A wrong figure may pass as a change.", "Nothing to do.", "note"},
    {"FL407", "SameWords", "Two documents tell another figure in like words",
     "The words of two sentences made two things of one: other nouns, another name of the subject, none at all. Yet "
     "they share words, unit and time, and the figures are as far apart as a slip of the pen (the same digits in "
     "another order, one digit of three or more) or, where the clauses are nearly the same, less than twice.",
     "\"98 deals, 14.7 billion yuan disclosed\" against \"98 rounds worth 17.4 billion yuan\".",
     "Two things that are described alike: two terminals, two classes of one survey. Silent where the sentences share "
     "no words, for corpora of more than 20,000 figures, and where one document tells both figures.",
     kRead, "warning"},
    {"FL501", "SingleSource", "One source only",
     "Nothing else in the corpus supports or contradicts the claim. One a key, listed with --show all.",
     "A share that one document states.",
     "The corpus is not the world; a second source that words the subject differently has another key.",
     "Look for a second source where the figure matters.", "hidden"},
    {"FL502", "Echo", "Several documents, one source",
     "The declared derivations run in a circle, so none of the documents is an origin: a note. Or all documents that "
     "speak of a key copy one another: listed with --show all.",
     "A derived from B, B derived from A.",
     "Copies are found by derived_from, by long sentences and by rare figures in common; a retelling in other words "
     "counts as a source of its own.",
     "Correct derived_from in factlint.yaml; look for the origin.", "note"},
    {"FL503", "NoDate", "Claims without a date",
     "Neither the text nor the document says when they hold, so they are compared as claims of any time. One a "
     "document, "
     "listed with --show all.",
     "An essay without a date of publication.", "None.", "Give the document `published` in factlint.yaml.", "hidden"},
    {"FL504", "Stale", "A forecast whose date has passed",
     "Its time is over, and no claim of the subject and metric says what became of it. Listed with --show all; --today "
     "sets the day.",
     "Over 1,000 enterprises by 2020, seen in 2026.", "The figure may stand outside the corpus.",
     "Look for the figure of that year, or take the forecast out.", "hidden"},
    {"FL901", "UnusedWaiver", "A waiver matches nothing",
     "The finding that it was written for is gone, or its values changed.", "A waiver with an old id.", "None.", kTool,
     "note"},
    {"FL902", "ExpiredWaiver", "A waiver has run out", "Its day is past, so its finding is reported again.",
     "until: 2025-12-31, seen in 2026.", "None.", "Decide again and set a new day.", "warning"},
    {"FL903", "StaleBaseline", "The baseline lists what is gone", "An entry of the baseline matches no finding.",
     "A finding that was corrected.", "None.", "Run `factlint baseline prune`.", "note"},
    {"FL904", "CheckWithoutInputs", "A check had nothing to work on",
     "A calculation lacks an input. One a check, listed with --show all; the coverage of every report tells it too.",
     "No national total beside the cities' shares.", "None.", "State the input in a document, or drop the declaration.",
     "hidden"},
    {"FL905", "NotRead", "A document was not read",
     "It is binary, damaged, of another type or too large: its claims are missing.", "A scanned PDF.", "None.",
     "Convert it to text, or leave it out.", "note"},
    {"FL906", "BadWaiver", "A waiver or rule cannot be used", "It lacks a reason or a day, or would hide too much.",
     "An ignore comment without a code.", "None.", kTool, "warning"},
};

std::string Wrap(std::string_view text, std::string_view indent) {
  constexpr size_t kWidth = 80;
  std::string out;
  size_t column = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (column == 0) {
      out += indent;
      column = indent.size();
    } else if (column + 1 + word.size() > kWidth) {
      out += '\n';
      out += indent;
      column = indent.size();
    } else {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out + '\n';
}

}  // namespace

const std::vector<CodeInfo>& Codes() { return kCodes; }

const CodeInfo* FindCode(std::string_view code) {
  const auto same = [&](std::string_view known) {
    return std::equal(known.begin(), known.end(), code.begin(), code.end(),
                      [](char a, char b) { return a == b || (b >= 'a' && b <= 'z' && a == b - 32); });
  };
  const auto found = std::find_if(kCodes.begin(), kCodes.end(), [&](const CodeInfo& info) { return same(info.code); });
  return found == kCodes.end() ? nullptr : &*found;
}

std::string ExplainCode(const CodeInfo& info) {
  std::string text = fmt::format("{}  {} ({})\n\n", info.code, info.title, info.severity);
  text += Wrap(info.meaning, "") + "\nExample\n" + Wrap(info.example, "  ");
  text += "\nKnown blind spots\n" + Wrap(info.blind_spots, "  ") + "\nWhat to do\n" + Wrap(info.fix, "  ");
  return text;
}

std::string CodesMarkdown() {
  std::string text =
      "# Codes\n\nWhat `factlint explain CODE` prints, for all codes. Made from `reconcile/codes.cc`; a test holds the "
      "two together.\n";
  for (const CodeInfo& info : kCodes)
    text += fmt::format("\n## {} {}\n\nUsually: {}. {}\n\n- Example: {}\n- Known blind spots: {}\n- What to do: {}\n",
                        info.code, info.title, info.severity, info.meaning, info.example, info.blind_spots, info.fix);
  return text;
}

}  // namespace factlint
