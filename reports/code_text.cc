#include "reports/code_text.h"

#include <array>

namespace factlint {
namespace {

struct Row {
  std::string_view code, name, title, meaning, advice, level, precision;
};

constexpr std::string_view kFix =
    "Read the sentences side by side. Correct the source that is wrong; where both are right, say in the text what "
    "parts "
    "them (another date, another population), or waive the finding with a reason.";
constexpr std::string_view kLook =
    "Nothing has to be wrong. Read the sentences and decide whether the texts should say more.";
constexpr std::string_view kOwn = "Correct the document: one of its own statements cannot stand.";
constexpr std::string_view kSource = "Name a source, a date or a second source, where readers will rely on the figure.";
constexpr std::string_view kTool = "Correct the file that is named, or remove the entry.";

constexpr std::array<Row, 35> kRows = {{
    {"FL000", "Agreement", "Sources agree or cannot be compared", "Listed on request; nothing to do.", kLook, "none",
     "high"},
    {"FL101", "NumbersDisagree", "Numbers disagree",
     "Two sources state numbers for one key and one time that cannot both be true.", kFix, "error", "high"},
    {"FL102", "ChangeTooFast", "Numbers differ by more than time explains",
     "The values are further apart than the declared volatility allows in the years between them.", kFix, "warning",
     "high"},
    {"FL103", "CumulativeFell", "A cumulative total fell", "A total that can only grow is smaller in the later source.",
     kFix, "error", "high"},
    {"FL104", "RelationsDisagree", "Places or relations disagree",
     "A relation that has one value at a time is given two.", kFix, "warning", "high"},
    {"FL105", "RanksDisagree", "Ranks disagree",
     "One edition of one list gives an entity two ranks, or a rank two entities.", kFix, "warning", "high"},
    {"FL106", "InvariantDiffers", "A constant differs", "A value that does not change over time is given two values.",
     kFix, "error", "high"},
    {"FL201", "ShareTimesTotal", "Count, share and total do not fit",
     "The count is not the stated share of the stated total.", kFix, "warning", "medium"},
    {"FL202", "ImpliedTotals", "Implied totals disagree", "Counts and shares imply totals that cannot both be true.",
     kFix, "warning", "medium"},
    {"FL203", "PartsExceedWhole", "Parts exceed the whole", "Disjoint parts add up to more than their whole.", kFix,
     "warning", "medium"},
    {"FL204", "SharesSum", "Shares add up to more than all", "Disjoint shares of one whole exceed 100 percent.", kFix,
     "warning", "medium"},
    {"FL205", "GrowthMismatch", "Growth does not lead from one value to the other",
     "Base, growth and result do not fit.", kFix, "warning", "medium"},
    {"FL206", "ImpossiblePercentage", "No count gives this percentage",
     "No whole number of so few items rounds to the stated percentage.", kFix, "warning", "medium"},
    {"FL207", "RankList", "A ranking is broken", "Ranks repeat, or one is missing.", kFix, "warning", "medium"},
    {"FL208", "OrderAgainstValues", "Order and values disagree",
     "The stated order contradicts the values that are listed.", kFix, "warning", "medium"},
    {"FL209", "DifferenceMismatch", "A stated difference or ratio does not fit",
     "The two values do not differ by what the text says.", kFix, "warning", "medium"},
    {"FL301", "HeadlineAgainstBody", "The headline says something else than the text",
     "The number of the title does not fit the body's.", kOwn, "warning", "high"},
    {"FL302", "SelfContradiction", "A document contradicts itself",
     "One document states two values for one key that cannot both be true.", kOwn, "warning", "high"},
    {"FL303", "ScaleSlip", "A power of ten seems to have slipped",
     "The values differ by a power of ten, as when million is written for billion.", kOwn, "warning", "medium"},
    {"FL401", "Tension", "Numbers are hard to reconcile",
     "Taken literally both can be true, but a reader would take them to disagree.", kLook, "note", "medium"},
    {"FL402", "UnexplainedChange", "A large change without explanation",
     "The values of different times differ much, and no declared volatility tells whether they may.", kLook, "note",
     "medium"},
    {"FL403", "ScopeUnknown", "The scope is not stated",
     "The values differ, and a dimension that would have to agree is not stated.", kLook, "note", "medium"},
    {"FL404", "WeakerRelation", "Relations of different strength",
     "The sources tie the entity to different places with words of different strength.", kLook, "note", "medium"},
    {"FL405", "PartAgainstWhole", "A part and its whole are spread differently",
     "The shares of a part and of the whole are far apart.", kLook, "note", "medium"},
    {"FL406", "Drift", "The value changed over time",
     "Sources of different dates state different values, as may well be.", kLook, "note", "high"},
    {"FL501", "SingleSource", "One source only", "Nothing else supports or contradicts the claim.", kSource, "note",
     "high"},
    {"FL502", "Echo", "Copies of one another", "The sources that agree depend on each other.", kSource, "note",
     "medium"},
    {"FL503", "NoDate", "No date", "The claim does not say when it holds.", kSource, "note", "high"},
    {"FL504", "Stale", "Out of date", "The claim is older than its metric allows.", kSource, "note", "high"},
    {"FL901", "UnusedWaiver", "A waiver is not used", "No finding matches the waiver.", kTool, "note", "very-high"},
    {"FL902", "ExpiredWaiver", "A waiver has expired", "Its finding is reported again.", kTool, "warning", "very-high"},
    {"FL903", "StaleBaseline", "The baseline lists what is gone", "An entry of the baseline matches no finding.",
     "Run `factlint baseline prune`.", "note", "very-high"},
    {"FL904", "CheckWithoutInputs", "A check had nothing to work on",
     "A derived check lacks an input, such as a total.", kSource, "note", "very-high"},
    {"FL905", "NotRead", "A document was not read",
     "The file is binary, damaged or of another type; its claims are missing from the report.", kTool, "note",
     "very-high"},
    {"FL906", "BadWaiver", "A waiver or rule cannot be used", "It lacks what it needs, or says too little to be safe.",
     kTool, "warning", "very-high"},
}};

CodeText TextOf(const Row& row) {
  std::string help = "**" + std::string(row.title) + ".** " + std::string(row.meaning) + "\n\n" +
                     std::string(row.advice) + "\n\n`factlint explain " + std::string(row.code) + "` says more.";
  return {.name = std::string(row.name),
          .title = std::string(row.title),
          .meaning = std::string(row.meaning),
          .help = std::move(help),
          .advice = std::string(row.advice),
          .level = std::string(row.level),
          .precision = std::string(row.precision)};
}

}  // namespace

std::vector<std::string> KnownCodes() {
  std::vector<std::string> codes;
  for (const Row& row : kRows) codes.emplace_back(row.code);
  return codes;
}

CodeText CodeTextOf(std::string_view code) {
  for (const Row& row : kRows)
    if (row.code == code) return TextOf(row);
  return TextOf(
      {code, "Rule", "A rule of this project", "The project's own rules report it.", kFix, "warning", "medium"});
}

}  // namespace factlint
