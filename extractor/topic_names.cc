#include "extractor/topic_names.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "extractor/ascii.h"
#include "extractor/name_folding.h"
#include "extractor/name_words.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kLongest = 4;         // words of a name
constexpr size_t kProfile = 8;         // blocks below a heading that may tell of it
constexpr std::ptrdiff_t kPhrase = 3;  // words of a phrase behind a label

using ascii::IsDigit;
using ascii::IsLower;
using ascii::IsUpper;

struct Head {
  Span span;
  bool may_be = false;  // a name by its words
  bool is = false;      // without a look at the others of its kind
  bool plain = false;   // its word ends as common nouns do and is none that the text has: a name among names
};

class Finder {
 public:
  Finder(const Document& document, const Outline& outline, const std::vector<Mention>& known, const WordSet& lower,
         const NameShapes& shapes)
      : document_(document), outline_(outline), known_(known), lower_(lower), shapes_(shapes) {}

  std::vector<Span> Run() {
    // Headings of one level under one heading; labels under one heading.
    std::map<std::pair<uint32_t, int>, std::vector<Head>> kinds;
    for (uint32_t b = 0; b < outline_.blocks.size(); ++b) {
      const Block& block = outline_.blocks[b];
      if (block.kind == BlockKind::kHeading || block.kind == BlockKind::kTitle) {
        kinds[{block.heading, block.level}].push_back(OfHeading(b));
      } else if (!block.label.empty() && (block.kind == BlockKind::kListItem || block.kind == BlockKind::kParagraph)) {
        kinds[{block.heading, -1}].push_back(OfLabel(block));
      }
    }
    std::vector<Span> names;
    for (const auto& [kind, heads] : kinds) {
      const auto likely =
          static_cast<size_t>(std::count_if(heads.begin(), heads.end(), [](const Head& head) { return head.may_be; }));
      const bool most = likely > 1 && 2 * likely > heads.size();
      for (const Head& head : heads)
        if (head.is || ((head.may_be || head.plain) && most)) names.push_back(head.span);
    }
    std::sort(names.begin(), names.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return names;
  }

 private:
  std::string_view Text(Span span) const { return document_.Slice(span); }

  Head OfHeading(uint32_t b) {
    const Span span = outline_.blocks[b].span;
    const Span name = WithoutTail(span);
    Head head = OfWords(name);
    // "Siemens" ends like a common word; what stands below it tells.
    head.may_be = head.may_be || (head.plain && HasProfile(b));
    head.is = head.may_be && (head.is || !(name == span) || HasProfile(b));
    return head;
  }

  // "Marnby" of "Marnby fact sheet" and "Marnby in figures".
  Span WithoutTail(Span heading) const {
    const std::string text = FoldName(Text(heading));
    for (const std::string& tail : shapes_.profile_tails)
      if (text.size() > tail.size() + 1 && text.size() == heading.size() && text.ends_with(" " + tail))
        return {heading.begin, heading.end - static_cast<uint32_t>(tail.size()) - 1};
    // "Marnby K6: technical data"
    const size_t colon = Text(heading).find(": ");
    if (colon == std::string_view::npos || colon + 2 >= heading.size() || !IsLower(Text(heading)[colon + 2]))
      return heading;
    return {heading.begin, heading.begin + static_cast<uint32_t>(colon)};
  }

  Head OfLabel(const Block& block) {
    Span label = block.label;
    while (!label.empty() && (Text(label).back() == ':' || Text(label).back() == ' ' || Text(label).back() == '*'))
      --label.end;
    Head head = OfWords(label);
    // "Marnby. A bank": what no colon follows is no label of a data sheet.
    const std::string_view behind = Text({block.label.end, block.span.end});
    const size_t mark = behind.find_first_not_of("*_ ");
    const bool portrait =
        mark != std::string_view::npos && behind[mark] != ':' && !behind.substr(mark).starts_with("：");
    const bool phrase = portrait || IsPhrase(behind);
    return {head.span, head.may_be && phrase, head.is && phrase, head.plain && phrase};
  }

  Head OfWords(Span span) {
    CutNameWords(document_.text(), span, known_, words_);
    if (words_.empty() || words_.size() > kLongest) return {span};
    Head head{span, true, false};
    bool rare = false;
    for (const NameWord& word : words_) {
      if (&word != &words_.front() && !word.joined) return {span};
      if (word.known >= 0) {
        rare = true;
        continue;
      }
      const std::string_view text = Text(word.span);
      const std::string folded = FoldName(text);
      const bool odd = text.size() > 1 && std::any_of(text.begin() + 1, text.end(), IsUpper);
      if (IsModel(text) && &word != &words_.front()) continue;  // "K4" of "Kaido K4"
      if (IsModelNumber(word, head)) continue;
      if ((!OpensWithCapital(text) && !odd) || std::any_of(text.begin(), text.end(), IsDigit)) return {span};
      const bool tail = &word != &words_.front() && Has(shapes_.model_tails, folded);  // "Marnby Spring"
      if (Has(shapes_.no_names, text) || (!tail && Has(shapes_.section_words, folded)) ||
          Has(shapes_.person_titles, folded) || lower_.count(folded) != 0)
        return {span};
      head.is = head.is || (odd && text.size() > 2);
      rare = rare || odd || !shapes_.HasCommonEnding(text);
    }
    return rare ? head : Head{.span = span, .plain = words_.size() == 1};
  }

  // "208" of "Marnby 208", behind a name and last.
  bool IsModelNumber(const NameWord& word, const Head& head) const {
    const std::string_view text = Text(word.span);
    return &word == &words_.back() && &word != &words_.front() && text.size() < 4 && head.may_be &&
           std::all_of(text.begin(), text.end(), IsDigit) && !shapes_.HasCommonEnding(Text(words_.front().span));
  }

  static bool IsModel(std::string_view text) {
    return text.size() > 1 && text.size() < 6 && (IsUpper(text[0]) || IsLower(text[0])) &&
           std::any_of(text.begin(), text.end(), IsDigit);
  }

  // "Founded: 1995" and "Staff: 900" below it, or a sentence that begins with "It was founded".
  bool HasProfile(uint32_t heading) {
    size_t labels = 0;
    bool first = true;
    for (size_t b = heading + 1; b < std::min(outline_.blocks.size(), heading + 1 + kProfile); ++b) {
      const Block& block = outline_.blocks[b];
      if (block.heading != heading) break;
      if (!block.label.empty()) {
        CutNameWords(document_.text(), block.label, known_, words_);
        const bool common = !words_.empty() && std::all_of(words_.begin(), words_.end(), [this](const NameWord& word) {
          return Has(shapes_.section_words, FoldName(Text(word.span)));
        });
        if (common && ++labels > 1) return true;
      } else if (first && block.kind == BlockKind::kParagraph) {
        const std::string_view text = Text(block.span);
        const size_t blank = text.find(' ');
        if (Has(shapes_.profile_openers, text.substr(0, blank))) return true;
        // "# Ghent" above "The city has": what the text is about, where that is its title
        const std::string_view two = blank == std::string_view::npos ? text : text.substr(0, text.find(' ', blank + 1));
        if (heading == outline_.title && Has(shapes_.profile_openers, two)) return true;
      }
      first = false;
    }
    return false;
  }

  // Words of a sentence, not a value alone.
  static bool IsPhrase(std::string_view text) {
    std::ptrdiff_t words = 0;
    for (size_t i = 0; i < text.size() && words < kPhrase; ++i)
      if (IsLower(text[i]) && (i == 0 || text[i - 1] == ' ') && i + 1 < text.size() && IsLower(text[i + 1])) ++words;
    return words >= kPhrase;
  }

  const Document& document_;
  const Outline& outline_;
  const std::vector<Mention>& known_;
  const WordSet& lower_;
  const NameShapes& shapes_;
  std::vector<NameWord> words_;
};

}  // namespace

std::vector<Span> TopicNames(const Document& document, const Outline& outline, const std::vector<Mention>& known,
                             const WordSet& lower, const NameShapes& shapes) {
  return Finder(document, outline, known, lower, shapes).Run();
}

}  // namespace factlint
