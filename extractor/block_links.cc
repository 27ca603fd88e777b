#include "extractor/block_links.h"

#include <algorithm>
#include <map>
#include <optional>

namespace factlint {
namespace {

constexpr int kTitleRank = -1;
constexpr int kGuessed = 100;  // ranks of guessed headings where others are written
// Below chapters and 一、, above plain numbers.
constexpr int kUnnumberedRank = 45;

// Lower ranks stand above higher ones. Written levels come before guessed ones.
int RankOf(const Draft& draft, bool has_certain) {
  if (draft.block.kind == BlockKind::kTitle) return kTitleRank;
  if (draft.certain) return draft.block.level;
  const int base = has_certain ? kGuessed : 0;
  const auto sub = static_cast<int>(draft.marker.style & 0x1FFFFF);
  switch (draft.marker.kind) {
    case MarkerKind::kChapter:
      return base + 10 + draft.marker.depth;
    case MarkerKind::kChinese:
      return base + 20;
    case MarkerKind::kChineseInBrackets:
      return base + 30;
    case MarkerKind::kRank:
      return base + 50;
    case MarkerKind::kSection:
      return base + 50 + draft.marker.depth;
    case MarkerKind::kNumber:
      return base + (sub == 'I' ? 15 : sub == '(' ? 65 : sub == ')' || sub == 0xFF09 ? 60 : sub == 'a' ? 70 : 50);
    default:
      return base + kUnnumberedRank;
  }
}

class Linking {
 public:
  explicit Linking(std::vector<Draft>& drafts) : drafts_(drafts) {}

  void Run() {
    FindSeries();
    for (uint32_t i = 0; i < drafts_.size(); ++i) {
      Block& block = drafts_[i].block;
      if (block.kind == BlockKind::kHeading || block.kind == BlockKind::kTitle) {
        LinkHeading(i);
      } else {
        block.heading = open_.empty() ? kNoIndex : open_.back().index;
      }
      LinkList(i);
    }
    MarkAscending();
  }

 private:
  struct Open {
    uint32_t index = 0;
    int rank = 0;
  };
  struct OpenItem {
    uint32_t index = 0;
    uint32_t indent = 0;
  };

  void FindSeries() {
    next_of_style_.assign(drafts_.size(), kNoIndex);
    std::map<uint32_t, uint32_t> last;
    for (uint32_t i = 0; i < drafts_.size(); ++i) {
      const Draft& draft = drafts_[i];
      if (draft.block.kind != BlockKind::kHeading) continue;
      has_certain_ = has_certain_ || draft.certain;
      if (!draft.block.number) continue;
      const auto [at, fresh] = last.emplace(draft.marker.style, i);
      if (!fresh) next_of_style_[at->second] = i;
      at->second = i;
    }
  }

  // An unnumbered line between "2." and "3." is part of section 2. One after
  // which the numbers begin anew, or end, closes all that was guessed.
  int RankOfUnnumbered() const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      const std::optional<int> number = drafts_[open->index].block.number;
      const uint32_t next = next_of_style_[open->index];
      if (!number || next == kNoIndex) continue;
      const int step = *drafts_[next].block.number - *number;
      if (step == 1 || step == -1) return open->rank + 1;
    }
    return has_certain_ ? kGuessed : kTitleRank + 1;
  }

  void LinkHeading(uint32_t i) {
    Draft& draft = drafts_[i];
    int rank = RankOf(draft, has_certain_);
    const bool unnumbered = draft.block.kind == BlockKind::kHeading && !draft.certain && !draft.block.number;
    const int closes = unnumbered ? RankOfUnnumbered() : rank;
    while (!open_.empty() && open_.back().rank >= closes) open_.pop_back();
    if (unnumbered && !open_.empty()) rank = std::max(rank, open_.back().rank + 1);
    draft.block.heading = open_.empty() ? kNoIndex : open_.back().index;
    const bool under_title = !open_.empty() && drafts_[open_.front().index].block.kind == BlockKind::kTitle;
    if (draft.block.kind == BlockKind::kHeading && !draft.certain)
      draft.block.level = static_cast<int>(open_.size()) + (under_title ? 0 : 1);
    open_.push_back({i, rank});
  }

  void LinkList(uint32_t i) {
    Draft& draft = drafts_[i];
    Block& block = draft.block;
    if (block.kind == BlockKind::kFurniture || block.kind == BlockKind::kCode) return;
    if (block.kind != BlockKind::kListItem) {
      items_.clear();
      const bool leads = block.kind == BlockKind::kListIntro || block.kind == BlockKind::kCaption;
      intro_ = leads ? i : kNoIndex;
      return;
    }
    while (!items_.empty() && items_.back().indent >= draft.indent) items_.pop_back();
    block.intro = items_.empty() ? intro_ : items_.back().index;
    items_.push_back({i, draft.indent});
    block.level = static_cast<int>(items_.size());
  }

  // Brothers are numbered lines of one look under one heading or intro.
  void MarkAscending() {
    struct Key {
      uint32_t heading, intro, style;
      bool item;
      auto operator<=>(const Key&) const = default;
    };
    std::map<Key, std::vector<uint32_t>> brothers;
    for (uint32_t i = 0; i < drafts_.size(); ++i) {
      const Block& block = drafts_[i].block;
      const bool item = block.kind == BlockKind::kListItem;
      if (block.number && (item || block.kind == BlockKind::kHeading))
        brothers[{block.heading, block.intro, drafts_[i].marker.style, item}].push_back(i);
    }
    for (const auto& [key, members] : brothers)
      if (Ascends(members))
        for (const uint32_t i : members) drafts_[i].block.number_ascends = true;
  }

  bool Ascends(const std::vector<uint32_t>& members) const {
    if (members.size() < 2) return false;
    const auto number = [&](size_t m) { return *drafts_[members[m]].block.number; };
    const int step = number(1) - number(0);
    if (step != 1 && step != -1) return false;
    for (size_t m = 1; m < members.size(); ++m)
      if (number(m) - number(m - 1) != step) return false;
    return step == 1 ? number(0) == 1 : number(members.size() - 1) == 1;
  }

  std::vector<Draft>& drafts_;
  std::vector<uint32_t> next_of_style_;
  std::vector<Open> open_;
  std::vector<OpenItem> items_;
  uint32_t intro_ = kNoIndex;
  bool has_certain_ = false;
};

}  // namespace

void LinkBlocks(std::vector<Draft>& drafts) { Linking(drafts).Run(); }

}  // namespace factlint
