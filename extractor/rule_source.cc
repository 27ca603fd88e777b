#include "extractor/rule_source.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace factlint {
namespace {

int CodePoints(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

void RuleSource::Report(Node node, std::string what, std::string hint) const {
  diagnostics_.Add(node.file()->At(node, std::move(what), std::move(hint)));
}

// A mistake in a pattern, with its place in it where the source shows the pattern
// as it is.
void RuleSource::ReportPattern(Node node, const PatternError& error) const {
  Diagnostic d = node.file()->At(node, error.what, error.hint);
  const std::string_view pattern = node.scalar();
  const size_t quote = node.quoted() ? 1 : 0;
  size_t begin = 0;  // of the pattern in the line: columns are code points
  for (int column = 1; begin < d.source_line.size() && column < d.column; ++begin)
    if (begin + 1 == d.source_line.size() || (d.source_line[begin + 1] & 0xC0) != 0x80) ++column;
  if (error.size > 0 &&
      d.source_line.compare(std::min(begin + quote, d.source_line.size()), pattern.size(), pattern) == 0) {
    d.column += static_cast<int>(quote) + CodePoints(pattern.substr(0, error.at));
    d.width = std::max(1, CodePoints(pattern.substr(error.at, error.size)));
  }
  diagnostics_.Add(std::move(d));
}

void RuleSource::ReportUnknownSlot(Node node, std::string_view name) const {
  std::vector<std::string> known;
  for (const auto& [slot, unused] : context_.vocabulary[0].slots) known.push_back(slot);
  Report(node, fmt::format("unknown slot \"{}\"", name), DidYouMean(name, known));
}

PatternResult RuleSource::Compile(Node node, size_t language) const {
  PatternResult result = Compile(node.scalar(), language);
  for (const PatternError& error : result.errors) ReportPattern(node, error);
  return result;
}

PatternResult RuleSource::Compile(std::string_view pattern, size_t language) const {
  return CompilePatternOf(Place(), pattern, LanguageAt(language), context_.vocabulary[language]);
}

PhraseSet RuleSource::Words(Node node, size_t language) const {
  std::vector<Node> own;
  std::vector<std::string_view> sources;
  const size_t count = node.IsSequence() ? node.size() : 1;
  for (size_t i = 0; i < count; ++i) {
    const Node one = node.IsSequence() ? node.at(i) : node;
    if (IsForeign(one.scalar(), language)) continue;
    own.push_back(one);
    sources.push_back(one.scalar());
  }
  return CompilePhrasesOf(Place(), sources, LanguageAt(language), [&] {
    std::vector<Pattern> any;
    for (const Node& one : own) {
      PatternResult result = CompilePattern(one.scalar(), LanguageAt(language), context_.vocabulary[language]);
      for (const PatternError& error : result.errors) ReportPattern(one, error);
      if (result.errors.empty()) any.push_back(std::move(result.pattern));
    }
    return AnyOf(any, LanguageAt(language));
  });
}

bool RuleSource::IsForeign(std::string_view text, size_t language) const {
  if (text.size() < 3 || text.front() != '<' || text.back() != '>') return false;
  const std::string name(text.substr(1, text.size() - 2));
  return context_.vocabulary[language].lexsets.count(name) == 0 &&
         context_.vocabulary[1 - language].lexsets.count(name) != 0;
}

}  // namespace factlint
