#include "extractor/role_words.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "extractor/compiled_texts.h"

namespace factlint {
namespace {

// What these phrases compile to depends on nothing else, whatever file they stand in.
constexpr PatternPlace kOfLanguages{.pack = {}, .built_in = true};

// `report` gets the number of a phrase that does not compile, and why.
template <class Report>
PhraseFinder FinderOf(const std::vector<std::string_view>& phrases, Language language, const Vocabulary& vocabulary,
                      const Report& report) {
  return PhraseFinder(CompilePhrasesOf(kOfLanguages, phrases, language, [&] {
    std::vector<Pattern> patterns;
    for (size_t i = 0; i < phrases.size(); ++i) {
      PatternResult result = CompilePattern(phrases[i], language, vocabulary);
      for (const PatternError& error : result.errors) report(i, error);
      if (result.errors.empty()) patterns.push_back(std::move(result.pattern));
    }
    return AnyOf(patterns, language);
  }));
}

PhraseFinder ReadFinder(MapReader& reader, std::string_view key, Language language, const Vocabulary& vocabulary = {}) {
  const std::vector<std::string> phrases = reader.Strings(key);
  const Node node = reader.Get(key);
  return FinderOf({phrases.begin(), phrases.end()}, language, vocabulary, [&](size_t i, const PatternError& error) {
    reader.Error(node.IsSequence() ? node.at(i) : node, error.what, error.hint);
  });
}

// Phrases as they stand in a shadow.
std::vector<std::string> ReadShadows(MapReader& reader, std::string_view key, Language language) {
  std::vector<std::string> phrases = reader.Strings(key);
  for (std::string& phrase : phrases) {
    std::string shadow;
    for (const std::string& word : ShadowWords(phrase, language))
      shadow += word + (language == Language::kEnglish ? " " : "");
    phrase = std::move(shadow);
  }
  std::sort(phrases.begin(), phrases.end());
  return phrases;
}

}  // namespace

RoleWords ReadRoleWords(const YamlFile& file, Language language, Diagnostics& diagnostics) {
  RoleWords words;
  MapReader reader(file.root(), "a file of role words", diagnostics);
  reader.Integer("factlint_role_words", 1, 1);
  Vocabulary dates;
  const std::pair<const char*, MentionType> kSlots[] = {{"date", MentionType::kDate},
                                                        {"number", MentionType::kNumber},
                                                        {"money", MentionType::kMoney},
                                                        {"measure", MentionType::kMeasure}};
  for (const auto& [slot, type] : kSlots) dates.slots[slot] = {kTypeBase + static_cast<uint32_t>(type)};
  const Node modalities = reader.List("modality");
  for (size_t i = 0; i < modalities.size(); ++i) {
    MapReader cue(modalities.at(i), "a modality cue", diagnostics);
    const auto name = cue.OneOf("is", {"actual", "estimate", "forecast", "target", "historical", "denied"});
    const bool after = cue.Bool("after").value_or(false);
    words.modality.push_back(
        {name ? *ParseModality(*name) : Modality::kActual, ReadFinder(cue, "any", language, dates), after});
    cue.Finish();
  }
  if (const Node heads = reader.Map("modality_heads")) {
    MapReader head(heads, "modality_heads", diagnostics);
    for (const Modality modality : {Modality::kForecast, Modality::kTarget, Modality::kEstimate})
      for (std::string& word : head.Strings(ToString(modality)))
        words.modality_heads.emplace_back(std::move(word), modality);
    head.Finish();
  }
  words.ahead = reader.Strings("ahead");
  words.compared_with = reader.Strings("compared_with");
  words.until = reader.Strings("until");
  words.moves = ReadFinder(reader, "moves", language);
  const Node anaphora = reader.List("anaphora");
  for (size_t i = 0; i < anaphora.size(); ++i) {
    MapReader cue(anaphora.at(i), "an anaphor", diagnostics);
    words.anaphora.push_back({cue.Strings("kinds"), ReadFinder(cue, "any", language)});
    words.any_anaphor.Add(words.anaphora.back().words);
    cue.Finish();
  }
  const Node attribution = reader.List("attribution");
  for (size_t i = 0; i < attribution.size(); ++i) {
    MapReader cue(attribution.at(i), "an attribution cue", diagnostics);
    const bool before = cue.OneOf("source", {"before", "after"}) == "before";
    const bool after_mark = cue.Bool("after_mark").value_or(false);
    words.attribution.push_back({ReadFinder(cue, "any", language), before, after_mark});
    cue.Finish();
  }
  const Node umbrellas = reader.Get("umbrellas");
  for (size_t i = 0; i < umbrellas.size(); ++i)
    for (size_t k = 0; k < umbrellas.at(i).size(); ++k)
      words.umbrellas.emplace_back(umbrellas.key(i).scalar(), umbrellas.at(i).at(k).scalar());
  std::sort(words.umbrellas.begin(), words.umbrellas.end());
  for (const auto& [key, list] : {std::pair{"synonyms", &words.synonyms},
                                  {"acts", &words.acts},
                                  {"part_acts", &words.part_acts},
                                  {"grown_alone", &words.grown_alone},
                                  {"ranked_adjectives", &words.ranked_adjectives},
                                  {"compared_more", &words.compared_more},
                                  {"compared_less", &words.compared_less},
                                  {"compared_as", &words.compared_as}}) {
    const Node groups = reader.Get(key);
    for (size_t i = 0; i < groups.size(); ++i)
      for (size_t k = 0; k < groups.at(i).size(); ++k)
        list->emplace_back(groups.at(i).at(k).scalar(), groups.key(i).scalar());
    std::sort(list->begin(), list->end());
  }
  const Node same = reader.Get("same_metrics");
  for (size_t g = 0; g < same.size(); ++g) {
    auto& list = words.same_metrics[std::string(same.key(g).scalar())];
    const Node names = same.at(g);
    for (size_t i = 0; i < names.size(); ++i)
      for (size_t k = 0; k < names.at(i).size(); ++k)
        list.emplace_back(names.at(i).at(k).scalar(), names.key(i).scalar());
    std::sort(list.begin(), list.end());
  }
  words.goods = reader.Strings("goods");
  const Node populations = reader.Map("populations");
  for (size_t i = 0; i < populations.size(); ++i)
    for (size_t k = 0; k < populations.at(i).size(); ++k)
      words.populations.emplace_back(populations.at(i).at(k).scalar(), populations.key(i).scalar());
  if (const Node periods = reader.Map("periods")) {
    MapReader period(periods, "periods", diagnostics);
    for (size_t i = 0; i < periods.size(); ++i) {
      const std::string name(periods.key(i).scalar());
      words.periods.emplace_back(name, ReadFinder(period, name, language));
    }
    period.Finish();
  }
  words.stock_nouns = reader.Words("stock_nouns");
  words.year_before = ReadFinder(reader, "year_before", language);
  words.same_time = ReadFinder(reader, "same_time", language);
  words.parts = ReadFinder(reader, "parts", language);
  words.yearly_titles = ReadFinder(reader, "yearly_titles", language);
  const Node dates_all = reader.Get("dates_all");
  for (size_t i = 0; i < dates_all.size(); ++i)
    words.dates_all.push_back(
        FinderOf({dates_all.at(i).scalar()}, language, dates,
                 [&](size_t, const PatternError& error) { reader.Error(dates_all.at(i), error.what, error.hint); }));
  words.same_year = ReadFinder(reader, "same_year", language);
  words.comparators = reader.Words("comparators");
  words.reporting_verbs = reader.Words("reporting_verbs");
  words.restrictive = reader.Words("restrictive");
  words.vague = WordList(reader.Strings("vague"));
  words.part_verbs = reader.Words("part_verbs");
  words.share_verbs = reader.Words("share_verbs");
  for (const std::string& word : reader.Strings("unbroken")) {
    words.unbroken.insert(word);
    words.longest_unbroken = std::max(words.longest_unbroken, word.size());
  }
  words.verbs_behind = reader.Words("verbs_behind");
  words.made_later = reader.Strings("made_later");
  words.example_openers = reader.Strings("example_openers");
  words.counting_words = reader.Strings("counting_words");
  words.part_nouns = reader.Strings("part_nouns");
  words.event_verbs = reader.Strings("event_verbs");
  words.plan_nouns = reader.Strings("plan_nouns");
  words.stop_words = WordList(reader.Strings("stop_words"));
  words.adverbs = WordList(reader.Strings("adverbs"));
  words.stop_nouns = reader.Words("stop_nouns");
  words.prepositions = reader.Words("prepositions");
  words.place_adjectives = reader.Words("place_adjectives");
  words.organisation_nouns = reader.Words("organisation_nouns");
  const Node questions = reader.Get("questions");
  for (size_t i = 0; i < questions.size(); ++i)
    words.questions.emplace_back(questions.key(i).scalar(), questions.at(i).scalar());
  words.place_nouns = reader.Strings("place_nouns");
  words.object_verbs = WordList(reader.Strings("object_verbs"));
  words.list_nouns = reader.Strings("list_nouns");
  words.list_openers = reader.Words("list_openers");
  words.growth_openers = reader.Strings("growth_openers");
  words.growth_leads = reader.Strings("growth_leads");
  words.grown_up = reader.Strings("grown_up");
  words.grown_down = reader.Strings("grown_down");
  words.grown_more = reader.Words("grown_more");
  words.grown_breaks = reader.Strings("grown_breaks");
  words.grown_skipped = reader.Strings("grown_skipped");
  words.grown_fillers = reader.Words("grown_fillers");
  words.grown_refers = reader.Strings("grown_refers");
  words.compared_years = reader.Strings("compared_years");
  words.grown_joins = reader.Strings("grown_joins");
  words.grown_than = reader.Strings("grown_than");
  words.grown_since = ReadFinder(reader, "grown_since", language);
  words.grown_otherwise = ReadFinder(reader, "grown_otherwise", language);
  words.grown_real = ReadFinder(reader, "grown_real", language);
  words.parts_told_by = reader.Words("parts_told_by");
  words.parts_rest = reader.Strings("parts_rest");
  words.parts_abroad = reader.Strings("parts_abroad");
  words.parts_home = reader.Strings("parts_home");
  words.parts_no_more = ReadFinder(reader, "parts_no_more", language);
  for (const auto& [key, finder] : {std::pair{"ranked_by", &words.ranked_by},
                                    {"ranked_first", &words.ranked_first},
                                    {"ranked_one_of", &words.ranked_one_of},
                                    {"ranked_otherwise", &words.ranked_otherwise},
                                    {"ranked_since", &words.ranked_since},
                                    {"ranked_here", &words.ranked_here},
                                    {"ranked_elsewhere", &words.ranked_elsewhere},
                                    {"ranked_part", &words.ranked_part},
                                    {"ranked_table", &words.ranked_table},
                                    {"ranked_nation", &words.ranked_nation},
                                    {"ranked_world", &words.ranked_world},
                                    {"lists_all", &words.lists_all},
                                    {"lists_rows", &words.lists_rows},
                                    {"predicates_of_all", &words.predicates_of_all},
                                    {"list_totals", &words.list_totals}})
    *finder = ReadFinder(reader, key, language);
  for (const auto& [key, list] : {std::pair{"ranked_among", &words.ranked_among},
                                  {"ranked_openers", &words.ranked_openers},
                                  {"ranked_closers", &words.ranked_closers},
                                  {"ranked_topics", &words.ranked_topics},
                                  {"ranked_no_topics", &words.ranked_no_topics},
                                  {"ranked_pointers", &words.ranked_pointers},
                                  {"ranked_verbs", &words.ranked_verbs},
                                  {"list_parts", &words.list_parts},
                                  {"home_words", &words.home_words},
                                  {"compass", &words.compass},
                                  {"placed_nouns", &words.placed_nouns},
                                  {"place_facilities", &words.place_facilities},
                                  {"founding_words", &words.founding_words},
                                  {"wholes_before", &words.wholes_before},
                                  {"wholes_behind", &words.wholes_behind},
                                  {"placed_heads", &words.placed_heads},
                                  {"placed_fillers", &words.placed_fillers},
                                  {"authority_acts", &words.authority_acts},
                                  {"income_of_all", &words.income_of_all}}) {
    *list = reader.Strings(key);
    std::sort(list->begin(), list->end());
  }
  for (const auto& [key, set] : {std::pair{"ranked_low", &words.ranked_low},
                                 {"ranked_ends", &words.ranked_ends},
                                 {"ranked_agents", &words.ranked_agents},
                                 {"undertaken", &words.undertaken},
                                 {"ranked_havers", &words.ranked_havers},
                                 {"ranked_own", &words.ranked_own},
                                 {"ranked_places", &words.ranked_places},
                                 {"overlapping", &words.overlapping},
                                 {"predicate_verbs", &words.predicate_verbs},
                                 {"no_modifiers", &words.no_modifiers},
                                 {"outsiders", &words.outsiders},
                                 {"rooms", &words.rooms},
                                 {"project_money", &words.project_money},
                                 {"home_participles", &words.home_participles},
                                 {"home_verbs", &words.home_verbs},
                                 {"home_others", &words.home_others},
                                 {"list_verbs", &words.list_verbs}})
    *set = reader.Words(key);
  words.participles = reader.Words("participles");
  words.collectives = reader.Words("collectives");
  words.title_nouns = reader.Words("title_nouns");
  words.named_nouns = reader.Words("named_nouns");
  words.rankings = ReadFinder(reader, "rankings", language);
  words.respectively = reader.Strings("respectively");
  for (const auto& [key, list] : {std::pair{"gap_openers", &words.gap_openers},
                                  {"gap_rivals", &words.gap_rivals},
                                  {"gap_closers", &words.gap_closers},
                                  {"clause_openers", &words.clause_openers}})
    *list = ReadShadows(reader, key, language);
  for (const auto& [key, set] : {std::pair{"gap_links", &words.gap_links}, {"gap_places", &words.gap_places}})
    for (const std::string& phrase : ReadShadows(reader, key, language)) set->insert(phrase);
  words.denied_behind = reader.Strings("denied_behind");
  words.presupposed = reader.Strings("presupposed");
  words.numbered_before = reader.Strings("numbered_before");
  words.numbered_after = reader.Strings("numbered_after");
  words.where = reader.Strings("where");
  words.superlatives = reader.Words("superlatives");
  words.light_words = WordList(reader.Strings("light_words"));
  reader.Finish();
  for (auto* list : {&words.goods, &words.event_verbs, &words.plan_nouns, &words.place_nouns, &words.growth_openers,
                     &words.growth_leads, &words.list_nouns, &words.grown_up, &words.grown_down, &words.grown_breaks,
                     &words.grown_refers, &words.made_later})
    std::sort(list->begin(), list->end());
  return words;
}

}  // namespace factlint
