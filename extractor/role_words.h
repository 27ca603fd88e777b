// The small words of a language that give a claim its roles: modality cues,
// anaphora, attribution, qualifiers. From rules/languages/roles-*.yaml.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/claim.h"
#include "extractor/diagnostic.h"
#include "extractor/phrase_finder.h"
#include "extractor/yaml.h"

namespace factlint {

struct ModalityCue {
  Modality modality = Modality::kActual;
  PhraseFinder words;
  bool after = false;  // may also stand behind the value
};

struct Anaphor {
  std::vector<std::string> kinds;  // empty: whatever the rule's subject may be
  PhraseFinder words;
};

struct AttributionCue {
  PhraseFinder words;
  bool before = false;      // the source stands before the cue ("the report said"), else behind it
  bool after_mark = false;  // a cue only behind a comma or a quotation: '"…", said the mayor'
};

struct RoleWords {
  std::vector<ModalityCue> modality;                             // the first that matches wins
  std::vector<std::pair<std::string, Modality>> modality_heads;  // "forecast" at the head of a column
  std::vector<std::string> compared_with;                        // "12% more than in": the year before is another's
  std::vector<std::string> until;                                // "until 2019", 2019年以前: what ended then
  PhraseFinder moves{{}};                                        // "moved to", 迁至: what was elsewhere before
  std::vector<std::string> ahead;                                // "next year" is no year that was
  std::vector<Anaphor> anaphora;
  AnyPhrase any_anaphor;  // of all of them
  std::vector<AttributionCue> attribution;
  WordSet restrictive;                                           // "core", "listed": they part keys
  WordList vague;                                                // "major", "leading": kept, part nothing
  std::vector<std::pair<std::string, std::string>> populations;  // word -> the value of the dimension
  std::vector<std::pair<std::string, PhraseFinder>> periods;     // "month": words that tell it is counted over one
  WordSet stock_nouns;                  // "resident": what is there, in whatever month it was counted
  PhraseFinder year_before{{}};         // "a year earlier": behind a value, its year less one
  PhraseFinder same_time{{}};           // "that year", 同期: the date told before
  PhraseFinder parts{{}};               // "of these", 其中: opens what is a part of the figure before, at its time
  PhraseFinder yearly_titles{{}};       // "statistical bulletin": a title whose year dates the document
  std::vector<PhraseFinder> dates_all;  // "all figures are for <date>": dates the document
  PhraseFinder same_year{{}};           // "for the year": the year told before
  WordSet comparators;                  // "than": the time behind is another's
  WordSet reporting_verbs;              // "said on Monday": no time of the figures
  WordSet part_verbs;                   // "its port handled": end a subject of common words
  WordSet share_verbs;                  // "38% of them are": what is said of a share
  WordSet unbroken;                     // Chinese: 占比, 增加值, words that hold a stop word
  size_t longest_unbroken = 0;          // bytes
  WordSet verbs_behind;                 // "study" of "900 students study"
  std::vector<std::string> made_later;  // "allocated" of "900 million will be allocated"; sorted
  std::vector<std::string> example_openers;  // " including ": names that are some of those counted
  std::vector<std::string> counting_words;   // Chinese: 数量, behind what is counted; the longest first
  std::vector<std::string> part_nouns;       // Chinese: 新增, what came and not what is
  std::vector<std::string> event_verbs;      // "founded in 1998,": the year dates the event alone
  std::vector<std::string> plan_nouns;       // "2025 action plan": the year dates no claim
  WordList stop_words;                       // end a noun phrase: "in", "that", "were"
  WordList adverbs;                          // Chinese: 已, between a noun and its verb
  WordSet undertaken;                        // "made 900 trips": made without being produced
  WordSet stop_nouns;                        // no counted things: "percent", "year"
  std::vector<std::pair<std::string, std::string>> synonyms;  // "workforce" -> "employee", in the singular; sorted
  // By group, a metric's prefix ("money") or the dimension of its unit ("length"): the words, sorted, that
  // name a metric -> those that name the same: "tall" -> "height". Sorted.
  std::map<std::string, std::vector<std::pair<std::string, std::string>>, std::less<>> same_metrics;
  // "fleet" -> "aircraft", "ship": what a word stands for where one of them is counted. Sorted.
  std::vector<std::pair<std::string, std::string>> umbrellas;
  std::vector<std::pair<std::string, std::string>> acts;  // "delivered" -> "sale": what is done with things; sorted
  std::vector<std::string> goods;        // "car": what is sold and built, where nothing tells them apart
  WordSet prepositions;                  // "in Beijing": the name behind is no subject
  WordSet place_adjectives;              // "in east China", between the two
  WordSet organisation_nouns;            // "the Leeds company", "Japan's quiet giant"
  std::vector<std::string> place_nouns;  // "the Zhejiang capital": a place by what it is
  WordList object_verbs;                 // "acquired Halden": the name behind is no subject
  WordSet participles;                   // "built in Ghent, it costs": where, not whose
  WordSet collectives;                   // "its fleet": all that is counted
  WordSet title_nouns;                   // "by the engineer Varn"
  std::vector<std::string> list_nouns;   // "index", 榜: what a ranking's name ends in
  WordSet list_openers;                  // "the latest": no part of its name
  WordSet superlatives;                  // "Europe's largest maker"
  std::vector<std::pair<std::string, std::string>> questions;  // "how long" -> "length"; what a question asks for
  std::vector<std::string> growth_openers;                     // ", up 8%": what stands between a value and its growth
  std::vector<std::string> growth_leads;  // "rose 8% to": what stands between a growth and its value
  // "Ridership rose by 8%": words that tell a change, upwards and downwards; "8% more
  // passengers": behind these stands what changed; and what ends the search for it.
  std::vector<std::string> grown_up, grown_down, grown_breaks;
  WordSet grown_more;
  std::vector<std::string> grown_skipped;  // "the number of its": before and between the words that name it
  std::vector<std::pair<std::string, std::string>> grown_alone;  // "ridership" -> "passenger"; sorted
  // "…, which rose by": what may stand beside them where nothing is named; "That was 8% more": what goes
  // back to the sentence before; "900 cars and 30 vans": what joins two figures.
  std::vector<std::string> grown_refers, grown_joins;
  WordSet grown_fillers;
  // "400 more than", "12 km longer than", "twice as long as": what tells a difference or a ratio -> what it
  // measures, empty where the noun behind it tells. Sorted. 比上年多: the year before.
  std::vector<std::pair<std::string, std::string>> compared_more, compared_less, compared_as;
  std::vector<std::string> compared_years;
  std::vector<std::string> grown_than;  // "than in 2019": before the time that a change is held against
  PhraseFinder grown_since{{}};         // "over five years": over another time than a year
  PhraseFinder grown_otherwise{{}};     // "at constant prices", "a year": no two values show this change
  PhraseFinder grown_real{{}};  // 按不变价格计算: how the growth of an economy is told, and of nothing else
  // "260 in medicine": what stands between a part's number and its name; and what tells that
  // the parts are all: "the other wards", "there are no others", visitors from abroad and at home.
  std::vector<std::string> parts_rest, parts_abroad, parts_home;
  WordSet parts_told_by;
  PhraseFinder parts_no_more{{}};
  // "three districts and no others": that a list has all parts, what parts are called, "lived" of
  // those who are counted in one, and the row that has their total.
  PhraseFinder lists_all{{}}, lists_rows{{}}, list_totals{{}};
  std::vector<std::string> list_parts;
  WordSet list_verbs, overlapping;
  // "lost" -> "lose": that number is some; "were", "came" behind what is counted; "used", "live in": those are all.
  std::vector<std::pair<std::string, std::string>> part_acts;  // sorted
  WordSet predicate_verbs;
  WordSet project_money;                      // 融资, 总投资: of firms and projects, and of no place
  std::vector<std::string> place_facilities;  // 研发中心 behind a place: not the place
  WordSet no_modifiers;                       // "average" behind "passengers on": no passengers of their own
  PhraseFinder predicates_of_all{{}};
  // "suppliers with 900 employees", "homes for 900 people": of the suppliers, and of what there is room for.
  WordSet outsiders, rooms;
  std::vector<std::string> compass;       // "410 branches in the north"
  std::vector<std::string> placed_nouns;  // "sales in China", "exports to Norland": of that place
  // "headquarters", "based" before a place; "headquartered"; "is", "remains" before that; "regional" before an office
  // that is not the head office.
  std::vector<std::string> home_words, founding_words;
  WordSet home_participles, home_verbs, home_others;
  // "second by length", "the longest of the four": what tells the measure of a rank, and among whom it holds.
  PhraseFinder ranked_by{{}}, ranked_first{{}}, ranked_one_of{{}}, ranked_otherwise{{}}, ranked_since{{}};
  PhraseFinder ranked_elsewhere{{}};  // "in the marathon", "last time": a rank of another list than the text's
  PhraseFinder ranked_here{{}};
  PhraseFinder ranked_part{{}}, ranked_table{{}}, ranked_nation{{}}, ranked_world{{}};
  std::vector<std::pair<std::string, std::string>> ranked_adjectives;  // "longest" -> "length"; sorted
  // "lowest"; "of" the four; "it": no measure; "has" the longest platform; of "its" four lines; "helped" by
  std::vector<std::string> ranked_among;
  WordSet ranked_low, ranked_ends, ranked_havers, ranked_own, ranked_agents;
  // Chinese: 按营业收入计, 算力规模位居第一, 居湖北各市第一
  std::vector<std::string> ranked_openers, ranked_closers, ranked_topics, ranked_no_topics, ranked_pointers,
      ranked_verbs;
  WordSet ranked_places;
  WordList light_words;                   // left out of a metric's name: "new", "total"
  WordSet named_nouns;                    // of those: "the Halden group" is a name, "the Leeds firm" a place
  std::vector<std::string> respectively;  // what pairs a list of names with one of numbers
  // "…, Ghent 90", "…, against 70 in Cork": words as a shadow has them, the blank behind them too.
  std::vector<std::string> gap_openers;     // ", and": before a name and its figure, or the other way round
  std::vector<std::string> gap_rivals;      // "compared with": the same, and another's figure is to come
  WordSet gap_links;                        // "with": between a name and its figure
  WordSet gap_places;                       // "in": between a figure and its name
  std::vector<std::string> gap_closers;     // what ends them
  std::vector<std::string> clause_openers;  // ", while": a clause with a subject of its own; as a shadow has them
  std::vector<std::string> denied_behind;   // "That is not true": what the sentence before told is denied
  std::vector<std::string> presupposed;     // "of its 610 branches": what is, whatever the clause plans
  std::vector<std::string> numbered_before, numbered_after;  // "Line 12", 4号线
  PhraseFinder rankings{{}};                                 // "top 10", 排名: the numbers of a list below rank
  // Chinese. 占全市, 全市最多: what the place is only held against. 武汉智创学院: the head of a name that opens with a
  // place. 国务院批准: what an authority does about whom the text tells of. 海外收入: words before income that part
  // none.
  std::vector<std::string> wholes_before, wholes_behind, placed_heads, placed_fillers, authority_acts, income_of_all;
  std::vector<std::string> where;  // "based in Derby": what stands behind tells where
};

RoleWords ReadRoleWords(const YamlFile& file, Language language, Diagnostics& diagnostics);

}  // namespace factlint
