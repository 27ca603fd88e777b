#include "extractor/outline_cues.h"

#include <algorithm>
#include <cassert>

#include "extractor/builtin.h"
#include "extractor/byte_pairs.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr std::string_view kFiles[] = {"rules/languages/outline-en.yaml", "rules/languages/outline-zh.yaml"};

struct Lists {
  std::vector<std::string> furniture, byline, at_top, ends_article, opens_contents, captions, caption_ends, author,
      signs_author;
  std::vector<std::string> never, number, open, starters, clause_openers, finite_verbs, reporting;
};

void Append(std::vector<std::string>& list, std::vector<std::string> more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void ReadFile(std::string_view path, Lists& lists, Diagnostics& diagnostics) {
  const std::unique_ptr<YamlFile> file = OpenBuiltin(path);
  assert(file != nullptr);
  MapReader map(file->root(), "an outline file", diagnostics);
  map.Integer("factlint_outline", 1, 1);
  map.String("language");
  Append(lists.furniture, map.Strings("furniture"));
  Append(lists.byline, map.Strings("byline"));
  Append(lists.at_top, map.Strings("at_top"));
  Append(lists.ends_article, map.Strings("ends_article"));
  Append(lists.opens_contents, map.Strings("opens_contents"));
  Append(lists.captions, map.Strings("captions"));
  Append(lists.caption_ends, map.Strings("caption_ends"));
  Append(lists.signs_author, map.Strings("signs_author"));
  Append(lists.author, map.Strings("author"));
  Append(lists.starters, map.Strings("starters"));
  Append(lists.clause_openers, map.Strings("clause_openers"));
  Append(lists.finite_verbs, map.Strings("finite_verbs"));
  Append(lists.reporting, map.Strings("reporting"));
  MapReader abbreviations(map.Get("abbreviations"), "abbreviations", diagnostics);
  Append(lists.never, abbreviations.Strings("never"));
  Append(lists.number, abbreviations.Strings("number"));
  Append(lists.open, abbreviations.Strings("open"));
  abbreviations.Finish();
  map.Finish();
}

}  // namespace

CueSet::CueSet(std::vector<std::string> expressions, Where where) : where_(where) {
  for (std::string& expression : expressions)
    expressions_.emplace_back(where == Where::kWhole ? "(?:" + expression + ")$" : std::move(expression));
}

bool CueSet::Matches(const Expression& expression, std::string_view folded, const ByteSet& pairs) const {
  if (!expression.MayStandIn(pairs)) return false;
  std::vector<std::string_view> groups;
  return where_ == Where::kAnywhere ? expression.Find(folded, 0, groups) : expression.FindAt(folded, 0, groups);
}

void CueSet::AddSources(std::vector<std::string>& sources) const {
  for (const Expression& expression : expressions_) sources.push_back(expression.source());
}

size_t CueSet::Count(std::string_view folded) const {
  const ByteSet pairs = PairsOf(folded);
  return static_cast<size_t>(std::count_if(expressions_.begin(), expressions_.end(),
                                           [&](const Expression& one) { return Matches(one, folded, pairs); }));
}

bool CueSet::Matches(std::string_view folded) const {
  const ByteSet pairs = PairsOf(folded);
  return std::any_of(expressions_.begin(), expressions_.end(),
                     [&](const Expression& one) { return Matches(one, folded, pairs); });
}

const OutlineCues& OutlineCues::Get() {
  static const OutlineCues cues;
  return cues;
}

OutlineCues::OutlineCues() {
  Lists lists;
  Diagnostics diagnostics;
  for (const std::string_view path : kFiles) ReadFile(path, lists, diagnostics);
  if (diagnostics.HasErrors()) BuiltinIsBroken(diagnostics.ToString());
  furniture_ = CueSet(std::move(lists.furniture), CueSet::Where::kWhole);
  byline_ = CueSet(std::move(lists.byline), CueSet::Where::kWhole);
  at_top_ = CueSet(std::move(lists.at_top), CueSet::Where::kWhole);
  ends_article_ = CueSet(std::move(lists.ends_article), CueSet::Where::kWhole);
  opens_contents_ = CueSet(std::move(lists.opens_contents), CueSet::Where::kWhole);
  captions_ = CueSet(std::move(lists.captions), CueSet::Where::kFromStart);
  caption_ends_ = CueSet(std::move(lists.caption_ends), CueSet::Where::kWhole);
  signs_author_ = CueSet(std::move(lists.signs_author), CueSet::Where::kAnywhere);
  author_ = CueSet(std::move(lists.author), CueSet::Where::kAnywhere);
  const auto put = [](const std::vector<std::string>& list, WordSet& words) { words.insert(list.begin(), list.end()); };
  put(lists.never, never_);
  put(lists.number, number_);
  put(lists.open, open_);
  put(lists.starters, starters_);
  put(lists.finite_verbs, finite_verbs_);
  for (std::string& opener : lists.clause_openers) {
    if (IsCjk(CodePointAt(opener, 0).value))
      chinese_openers_.push_back(std::move(opener));
    else
      clause_openers_.insert(opener);
  }
  reporting_ = std::move(lists.reporting);
}

std::vector<std::string> OutlineCues::Sources() const {
  std::vector<std::string> sources;
  for (const CueSet* cues : {&furniture_, &byline_, &at_top_, &ends_article_, &opens_contents_, &captions_,
                             &caption_ends_, &author_, &signs_author_})
    cues->AddSources(sources);
  return sources;
}

bool OutlineCues::BeginsWithClauseOpener(std::string_view text) const {
  return std::any_of(chinese_openers_.begin(), chinese_openers_.end(),
                     [&](const std::string& opener) { return text.substr(0, opener.size()) == opener; });
}

bool OutlineCues::HoldsReportingVerb(std::string_view text) const {
  return std::any_of(reporting_.begin(), reporting_.end(),
                     [&](const std::string& verb) { return text.find(verb) != std::string_view::npos; });
}

}  // namespace factlint
