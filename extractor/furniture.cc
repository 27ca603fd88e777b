#include "extractor/furniture.h"

#include <algorithm>
#include <optional>
#include <string>

#include "extractor/in_parallel.h"
#include "extractor/lines.h"
#include "extractor/outline_cues.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr uint32_t kLongestFurniture = 300;  // bytes
constexpr uint32_t kLongestAuthorBox = 1500;
constexpr uint32_t kTopLines = 20;   // a title stands among the first lines
constexpr uint32_t kProse = 25;      // words of a line that is no title, button or byline
constexpr uint32_t kHeadline = 5;    // words of a title; paths of categories have fewer
constexpr uint32_t kTailBlocks = 8;  // author boxes and bylines at the end

std::string_view Slice(std::string_view text, const Draft& draft) {
  return text.substr(draft.block.span.begin, draft.block.span.size());
}

std::string FoldLine(std::string_view text) {
  std::string folded = FoldText(text);
  std::replace(folded.begin(), folded.end(), '\n', ' ');
  // Emphasis around the whole line is no part of what it says.
  const size_t begin = folded.find_first_not_of("*_");
  const size_t end = folded.find_last_not_of("*_");
  if (begin == std::string::npos || begin == 0) return folded;
  return folded.substr(begin, end + 1 - begin);
}

// Folded letters and digits, the words parted by single spaces: what two
// spellings of one title share.
std::vector<std::string> Words(std::string_view text) {
  const std::string folded = FoldText(text);
  std::vector<std::string> words;
  bool open = false;
  for (size_t at = 0; at < folded.size();) {
    const CodePoint c = CodePointAt(folded, at);
    const bool cjk = IsCjk(c.value);
    if (IsLetter(c.value) || IsDigit(c.value)) {
      if (!open || cjk) words.emplace_back();
      words.back().append(folded, at, c.size);
      open = !cjk;
    } else if (c.value != '\'') {  // city's
      open = false;
    }
    at += c.size;
  }
  std::sort(words.begin(), words.end());
  return words;
}

// Share of words that two titles have in common, 0 to 1.
double Likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size());
}

bool IsLine(const Draft& draft) {
  return draft.lines <= 2 && (draft.block.kind == BlockKind::kParagraph || draft.block.kind == BlockKind::kHeading);
}

bool IsProse(std::string_view text, const Draft& draft) {
  if (draft.block.kind != BlockKind::kParagraph) return false;
  const uint32_t words = CountWords(Slice(text, draft), kProse + 1);
  return words > kProse || (words > kProse / 2 && EndsSentence(Slice(text, draft)));
}

uint32_t FindWanted(std::string_view text, const std::vector<Draft>& drafts, std::string_view wanted) {
  const std::vector<std::string> words = Words(wanted);
  uint32_t best = kNoIndex;
  double likeness = 0.74;
  for (uint32_t i = 0; i < drafts.size() && i < kTopLines; ++i) {
    if (!IsLine(drafts[i])) continue;
    // A number that looks like a marker may be part of the title.
    const Span span{drafts[i].block.marker.empty() ? drafts[i].block.span.begin : drafts[i].block.marker.begin,
                    drafts[i].block.span.end};
    if (span.size() > 600) continue;
    const double here = Likeness(words, Words(text.substr(span.begin, span.size())));
    if (here <= likeness) continue;
    best = i;
    likeness = here;
  }
  return best;
}

uint32_t FindOnlyTopHeading(const std::vector<Draft>& drafts) {
  uint32_t only = kNoIndex;
  for (uint32_t i = 0; i < drafts.size(); ++i) {
    const Block& block = drafts[i].block;
    if (block.kind != BlockKind::kHeading || !drafts[i].certain || block.level != 1) continue;
    if (only != kNoIndex) return kNoIndex;
    only = i;
  }
  return only;
}

uint32_t FindShortLine(std::string_view text, const std::vector<Draft>& drafts) {
  const OutlineCues& cues = OutlineCues::Get();
  uint32_t best = kNoIndex;
  for (uint32_t i = 0; i < drafts.size() && i < kTopLines; ++i) {
    const Draft& draft = drafts[i];
    if (draft.block.kind == BlockKind::kFrontMatter || draft.block.kind == BlockKind::kCode) continue;
    if (draft.block.kind != BlockKind::kParagraph || !draft.block.marker.empty() || IsProse(text, draft)) break;
    const std::string_view line = Slice(text, draft);
    if (EndsInColon(line)) break;  // leads in what follows
    if (draft.lines > 2 || EndsSentence(line) || EndsOpen(line)) continue;
    const std::string folded = FoldLine(line);
    if (cues.IsFurniture(folded) || cues.IsAtTop(folded) || cues.IsCaption(folded)) continue;
    const uint32_t words = CountWords(line);
    if (words > 1 && (best == kNoIndex || words >= kHeadline)) best = i;
    if (words >= kHeadline) break;  // what follows is a line below the headline
  }
  // A text that is nothing but short lines has no title among them.
  const bool followed = best != kNoIndex && best + 1 < drafts.size();
  return followed ? best : kNoIndex;
}

// Looks at the lines of one page in turn.
class Marking {
 public:
  Marking(std::string_view text, uint32_t title, int jobs, std::vector<Draft>& drafts)
      : text_(text), title_(title), drafts_(drafts), cues_(OutlineCues::Get()) {
    if (title != kNoIndex) title_words_ = Words(Slice(text, drafts[title]));
    FindEnds();
    ReadLines(jobs);
  }

  void Run() {
    for (const Line& line : lines_) {
      const uint32_t i = line.draft;
      Draft& draft = drafts_[i];
      if (IsFurniture(line)) {
        draft.block.kind = BlockKind::kFurniture;
        in_contents_ = cues_.OpensContents(line.folded) || (in_contents_ && !draft.apart_before);
        if (cues_.EndsArticle(line.folded) && i > last_prose_ / 2 && draft.block.span.begin > text_.size() / 2)
          ended_ = true;
      } else {
        in_contents_ = false;
        if (IsCaption(line)) draft.block.kind = BlockKind::kCaption;
      }
      if (draft.block.kind != BlockKind::kListItem && draft.block.kind != BlockKind::kParagraph) TakeMarkerBack(draft);
    }
    MarkAuthorBoxes();
  }

 private:
  // A short block, which may be no part of the article.
  struct Line {
    uint32_t draft = 0;
    std::string folded;
    bool furniture = false;  // by its words
    bool caption = false;
  };

  // What the words of each line tell, whatever stands around it.
  void ReadLines(int jobs) {
    for (uint32_t i = 0; i < drafts_.size(); ++i) {
      const Block& block = drafts_[i].block;
      const bool candidate = block.kind == BlockKind::kParagraph || block.kind == BlockKind::kListItem;
      if (i != title_ && candidate && block.span.size() <= kLongestFurniture)
        lines_.push_back({.draft = i, .folded = {}});
    }
    InParallel(lines_.size(), jobs, [this](size_t i) {
      Line& line = lines_[i];
      line.folded = FoldLine(Whole(drafts_[line.draft]));
      line.furniture = cues_.IsFurniture(line.folded);
      line.caption = MayBeCaption(drafts_[line.draft]) && cues_.IsCaption(line.folded);
    });
  }

  // With what looked like a marker: "5 comments", "(Photo: ...)".
  std::string_view Whole(const Draft& draft) const {
    const uint32_t begin = draft.marker.IsNumbered() ? draft.block.marker.begin : draft.block.span.begin;
    return text_.substr(begin, draft.block.span.end - begin);
  }

  static void TakeMarkerBack(Draft& draft) {
    if (!draft.marker.IsNumbered()) return;
    draft.block.span.begin = draft.block.marker.begin;
    draft.block.marker = {};
    draft.block.number.reset();
    draft.marker = {};
  }

  // The lines around the title and before the first prose; those after the last.
  void FindEnds() {
    const auto size = static_cast<uint32_t>(drafts_.size());
    first_prose_ = size;
    for (uint32_t i = 0; i < size; ++i) {
      if (!IsProse(text_, drafts_[i]) && drafts_[i].block.kind != BlockKind::kListItem) continue;
      last_prose_ = i;
      if (first_prose_ == size && (title_ == kNoIndex || i > title_)) first_prose_ = i;
    }
  }

  bool IsAtTop(uint32_t i) const { return i < first_prose_ && i < (title_ == kNoIndex ? 6u : title_ + 6u); }
  bool IsAtEnd(uint32_t i) const { return i > last_prose_ || i + kTailBlocks >= drafts_.size(); }

  bool IsFurniture(const Line& read) const {
    const uint32_t i = read.draft;
    const Draft& draft = drafts_[i];
    if (read.furniture) return !cues_.IsByline(read.folded) || IsAtTop(i) || IsAtEnd(i);
    if (IsAtTop(i) && cues_.IsAtTop(read.folded)) return true;
    const std::string_view line = Slice(text_, draft);
    if (in_contents_ && !draft.apart_before && CountWords(line) <= 10 && !EndsSentence(line)) return true;
    const bool few = CountWords(line) <= 6 && !EndsSentence(line) && !EndsInColon(line);
    if (draft.block.kind == BlockKind::kListItem) return few && ended_;
    // A path of categories or a site's name above the title.
    if (title_ != kNoIndex && i < title_ && few && line.find_first_of("0123456789:") == std::string_view::npos)
      return true;
    if (title_ != kNoIndex && i > title_ && title_words_.size() >= 3 && !EndsSentence(line) &&
        Words(line) == title_words_)
      return true;
    return few && ended_;
  }

  static bool MayBeCaption(const Draft& draft) { return draft.block.kind == BlockKind::kParagraph && draft.lines <= 2; }

  bool IsCaption(const Line& read) const {
    const Draft& draft = drafts_[read.draft];
    if (!MayBeCaption(draft)) return false;
    if (read.caption) return true;
    const std::string_view line = Slice(text_, draft);
    const bool beside_others = !(draft.apart_before && draft.apart_after);
    return beside_others && CountWords(line) <= 10 && !EndsSentence(line) && cues_.EndsLikeACaption(read.folded);
  }

  bool IsFurnitureAt(uint32_t i) const { return drafts_[i].block.kind == BlockKind::kFurniture; }

  // A paragraph near the end that tells who wrote the article, and the name above.
  void MarkAuthorBoxes() {
    const auto size = static_cast<uint32_t>(drafts_.size());
    const uint32_t from = size > kTailBlocks ? size - kTailBlocks : 0;
    bool only_furniture_after = true;
    for (uint32_t i = size; i-- > from;) {
      Block& block = drafts_[i].block;
      if (block.kind == BlockKind::kFurniture) continue;
      // Only such a box stands below furniture, or with nothing but that behind it.
      const bool below = (i > 0 && IsFurnitureAt(i - 1)) || (i > 1 && IsFurnitureAt(i - 2));
      if (!only_furniture_after && !below) continue;
      const bool paragraph = block.kind == BlockKind::kParagraph && block.span.size() <= kLongestAuthorBox;
      const std::string folded = paragraph && i > 0 ? FoldLine(Slice(text_, drafts_[i])) : std::string();
      const size_t cues = folded.empty() ? 0 : cues_.CountAuthorCues(folded);
      const size_t enough = cues_.SignsAuthor(folded) ? 2 : 3;
      const std::optional<uint32_t> name = cues > 0 ? FindName(i) : std::nullopt;
      const uint32_t above = name.value_or(i);
      const bool below_furniture = above > 0 && IsFurnitureAt(above - 1);
      if ((below_furniture && cues >= 2) || (only_furniture_after && cues >= enough) ||
          (name && below_furniture && cues >= 1)) {
        block.kind = BlockKind::kFurniture;
        if (name) drafts_[*name].block.kind = BlockKind::kFurniture;
      } else {
        only_furniture_after = false;
      }
    }
  }

  // The short line above paragraph `i` with whose words it begins: "Jane Roe".
  std::optional<uint32_t> FindName(uint32_t i) const {
    const std::string_view line = Slice(text_, drafts_[i - 1]);
    if (!IsLine(drafts_[i - 1]) || i - 1 == title_ || line.size() > 60) return std::nullopt;
    const std::string name = FoldText(line);
    const std::string body = FoldText(Slice(text_, drafts_[i]).substr(0, 200));
    if (body.find(name) == std::string::npos) return std::nullopt;
    return i - 1;
  }

  std::string_view text_;
  uint32_t title_;
  std::vector<Draft>& drafts_;
  const OutlineCues& cues_;
  std::vector<Line> lines_;
  std::vector<std::string> title_words_;
  uint32_t first_prose_ = 0;
  uint32_t last_prose_ = 0;
  bool in_contents_ = false;  // the last line is of a table of contents
  bool ended_ = false;        // the article is over: readers' comments, links
};

}  // namespace

uint32_t FindTitle(std::string_view text, const std::vector<Draft>& drafts, std::string_view wanted) {
  uint32_t title = wanted.empty() ? kNoIndex : FindWanted(text, drafts, wanted);
  if (title == kNoIndex) title = FindOnlyTopHeading(drafts);
  return title == kNoIndex ? FindShortLine(text, drafts) : title;
}

void MarkFurniture(std::string_view text, uint32_t title, int jobs, std::vector<Draft>& drafts) {
  Marking(text, title, jobs, drafts).Run();
}

}  // namespace factlint
