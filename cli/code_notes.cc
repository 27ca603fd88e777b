#include "cli/code_notes.h"

namespace factlint {
namespace {

constexpr CodeNotes kNotes[] = {
    {"FL000", "\"29%\" in one text and \"29.4%\" in another: rounding explains it.",
     "Agreement is no proof: two sources may share one mistake."},
    {"FL101", "\"As of 2023 the port handled 1,000 ships\" and \"in 2023 it handled 1,400\".",
     "Two texts can count differently (registered or active firms) without saying so; what a text does not say, no "
     "comparison sees."},
    {"FL102", "\"29% in October 2022\" and \"half in June 2025\", of a share that may move five points a year.",
     "The volatility is declared in the pack, not measured; a sudden change for a reason is reported too."},
    {"FL103", "\"5,200 licences granted by 2021\" and \"4,900 by 2023\".",
     "A total that was corrected downwards, or counted anew, looks the same."},
    {"FL104", "\"headquartered in Shanghai\" and listed among the companies of Guangzhou.",
     "A move that no document tells of looks like a contradiction; a district and its city are known only where a pack "
     "declares them."},
    {"FL105", "\"second in the 2023 list\" and \"third in the 2023 list\".",
     "Lists with equal names by different makers are told apart by their wording alone."},
    {"FL106", "\"founded in 2013\" and \"founded in 2015\".",
     "A merger or a new legal form can have a date of its own."},
    {"FL201", "\"300 of the country's 1,000 plants, or 40%\".",
     "Needs count, share and total of one date and population."},
    {"FL202", "\"1,048 firms, 29% of the country's\" means about 3,600; \"600 firms, 10%\" means 6,000.",
     "Both shares must have the same denominator; a text that means another whole is taken at its word."},
    {"FL203", "Districts that add up to more than their city.", "Needs parts that the pack declares to be disjoint."},
    {"FL204", "\"45%, 31% and 29%\" of one whole.",
     "Shares that overlap (several answers allowed) add up to more than "
     "100 rightly; only declared disjoint shares are added."},
    {"FL205", "\"grew 18% from 350 to 390 billion\".",
     "Growth in constant prices does not fit values in current ones."},
    {"FL206", "\"33.3% of 40\": no whole number of 40 gives it.", "Weighted surveys have no whole numbers of answers."},
    {"FL207", "A list of ten with two sevenths and no eighth.",
     "Ties are right where the list's maker allows them; the "
     "pack has to say so."},
    {"FL208", "Listed by size, but the second is larger than the first.",
     "The order may follow something that the text "
     "does not name."},
    {"FL209", "\"doubled from 20 to 30\".", "\"Doubled\" is taken as 1.8 to 2.2 times."},
    {"FL301", "A title says \"nearly half\", the text 43.4%.", "A title may speak of a part of what the text counts."},
    {"FL302", "One page says 12 offices, another of the same report 15.",
     "Sections of one report can be of different dates."},
    {"FL303", "35 million in one source, 350 billion divided by 10,000 in truth: 万 was read for 亿.",
     "Values can differ by a power of ten by chance; the note is a hint beside the contradiction."},
    {"FL401", "\"over 40%\" and \"60%\": true, but nobody writes it so.",
     "What a reader takes a hedge to mean is a convention of rules/policy.yaml."},
    {"FL402", "\"29%\" of 2022 and \"half\" of 2025, of a share whose pace nobody declared.",
     "Declare a volatility in the pack and it becomes drift or a contradiction."},
    {"FL403", "Two totals, one of which may count the core industry alone.",
     "A default scope for the document settles it."},
    {"FL404", "\"based in\" one city, \"registered in\" another.", "Both are usual for one company."},
    {"FL405", "Half of all start-ups, but a tenth of all companies.",
     "It can be true: the two are only spread very differently."},
    {"FL406", "\"3,000 in 2021\" and \"4,300 in 2023\".", "Slow mistakes look like drift."},
    {"FL501", "A figure that one document alone states.", "Another source may say it in words that no rule reads."},
    {"FL502", "Two articles with the same sentence.", "Copies in other words are seen only by their rare figures."},
    {"FL503", "A share without any date, in a document without one.",
     "A date in a picture or a page header is not seen."},
    {"FL504", "A count of 2016 in a text of 2026.", "How old is too old is declared by the metric."},
    {"FL901", "A waiver for a finding that no longer exists.",
     "A run over a part of the documents leaves waivers of the other part unused."},
    {"FL902", "`until: 2026-03-31`, and it is April.", "Depends on --today alone."},
    {"FL903", "A baseline entry whose finding was corrected.",
     "A run over a part of the documents does not see the other part's findings."},
    {"FL904", "Shares of a country without any count.", "A total in words that no rule reads is missing too."},
    {"FL905", "A PDF, a picture named .txt, a file without permission.",
     "A text in an unusual encoding can be decoded wrongly without being binary."},
    {"FL906", "A waiver without a reason, an ignore comment without a code.", "Only what is written is checked."},
};

}  // namespace

std::span<const CodeNotes> AllCodeNotes() { return kNotes; }

}  // namespace factlint
