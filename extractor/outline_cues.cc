#include "extractor/outline_cues.h"

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <cstdlib>

#include "extractor/builtin.h"
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

// Built-in data that is wrong is our own mistake, found by the first test.
[[noreturn]] void Broken(const std::string& what) {
  std::fputs(what.c_str(), stderr);
  std::abort();
}

}  // namespace

CueSet::CueSet(const std::vector<std::string>& expressions, RE2::Anchor anchor) {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(64 << 20);
  set_ = std::make_unique<RE2::Set>(options, anchor);
  for (const std::string& expression : expressions) {
    std::string error;
    if (set_->Add(expression, &error) < 0) Broken("outline cue '" + expression + "': " + error + "\n");
  }
  set_->Compile();
}

bool CueSet::Matches(std::string_view folded) const {
  return set_->Match(re2::StringPiece(folded.data(), folded.size()), nullptr);
}

size_t CueSet::Count(std::string_view folded) const {
  std::vector<int> hits;
  set_->Match(re2::StringPiece(folded.data(), folded.size()), &hits);
  return hits.size();
}

const OutlineCues& OutlineCues::Get() {
  static const OutlineCues cues;
  return cues;
}

OutlineCues::OutlineCues() {
  Lists lists;
  Diagnostics diagnostics;
  for (const std::string_view path : kFiles) ReadFile(path, lists, diagnostics);
  if (diagnostics.HasErrors()) Broken(diagnostics.ToString());
  furniture_ = std::make_unique<CueSet>(lists.furniture, RE2::ANCHOR_BOTH);
  byline_ = std::make_unique<CueSet>(lists.byline, RE2::ANCHOR_BOTH);
  at_top_ = std::make_unique<CueSet>(lists.at_top, RE2::ANCHOR_BOTH);
  ends_article_ = std::make_unique<CueSet>(lists.ends_article, RE2::ANCHOR_BOTH);
  opens_contents_ = std::make_unique<CueSet>(lists.opens_contents, RE2::ANCHOR_BOTH);
  captions_ = std::make_unique<CueSet>(lists.captions, RE2::ANCHOR_START);
  caption_ends_ = std::make_unique<CueSet>(lists.caption_ends, RE2::ANCHOR_BOTH);
  signs_author_ = std::make_unique<CueSet>(lists.signs_author, RE2::UNANCHORED);
  author_ = std::make_unique<CueSet>(lists.author, RE2::UNANCHORED);
  const auto words = [](const std::vector<std::string>& list) { return Words(list.begin(), list.end()); };
  never_ = words(lists.never);
  number_ = words(lists.number);
  open_ = words(lists.open);
  starters_ = words(lists.starters);
  finite_verbs_ = words(lists.finite_verbs);
  for (std::string& opener : lists.clause_openers) {
    if (IsCjk(CodePointAt(opener, 0).value))
      chinese_openers_.push_back(std::move(opener));
    else
      clause_openers_.insert(std::move(opener));
  }
  reporting_ = std::move(lists.reporting);
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
