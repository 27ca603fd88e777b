#include "extractor/labelled_figures.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extractor/metric_words.h"
#include "extractor/word_set.h"

namespace factlint {
namespace {

constexpr uint32_t kLongestLink = 36;   // bytes of 位居全国同类城市第, between the cue and its first figure
constexpr uint32_t kBetween = 36;       // and between two figures
constexpr uint32_t kLongestLabel = 60;  // of 战略性新兴产业规上工业企业数量
constexpr size_t kMostLabels = 8;

bool IsFigure(const Mention& m) {
  return m.refusal == Refusal::kNone && m.type != MentionType::kEntity && m.type != MentionType::kDate;
}

// The end of the last of the marks that end a clause, or of its part, in `text`; 0 where there is none.
size_t BehindLastMark(std::string_view text) {
  constexpr std::array<std::string_view, 8> kMarks = {"，", "；", "。", "：", "（", "）", ",", ";"};
  size_t behind = 0;
  for (const std::string_view mark : kMarks)
    if (const size_t at = text.rfind(mark); at != std::string_view::npos) behind = std::max(behind, at + mark.size());
  return behind;
}

bool HoldsMark(std::string_view text) { return BehindLastMark(text) != 0; }

class Finder {
 public:
  Finder(std::string_view text, Span span, const std::vector<Mention>& mentions, uint32_t first, uint32_t last,
         const RoleWords& words)
      : text_(text), span_(span), mentions_(mentions), first_(first), last_(last), words_(words) {}

  std::vector<LabelledFigures> Run() {
    for (const std::string& cue : words_.respectively)
      for (size_t at = text_.find(cue, span_.begin); at < span_.end; at = text_.find(cue, at + cue.size()))
        Add({static_cast<uint32_t>(at), static_cast<uint32_t>(at + cue.size())});
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.cue.begin < b.cue.begin; });
    return std::move(found_);
  }

 private:
  std::string_view Slice(uint32_t begin, uint32_t end) const { return text_.substr(begin, end - std::min(begin, end)); }

  void Add(Span cue) {
    LabelledFigures list{.cue = cue, .labels = {}, .values = FiguresBehind(cue.end)};
    if (list.values.size() < 2) return;
    const uint32_t begin = LabelsBegin(cue.begin);
    list.labels = Labels({begin, cue.begin}, list.values.size());
    if (list.labels.empty() && !TakeFromBefore(list)) return;
    found_.push_back(std::move(list));
  }

  // 2000家、1500亿元 behind 分别达到.
  std::vector<uint32_t> FiguresBehind(uint32_t at) const {
    std::vector<uint32_t> figures;
    for (uint32_t i = first_; i < last_; ++i) {
      const Mention& m = mentions_[i];
      if (m.span.begin < at || m.refusal != Refusal::kNone) continue;
      const std::string_view before = Slice(at, m.span.begin);
      if (figures.empty() ? before.size() > kLongestLink || HoldsMark(before) : !IsJoin(before)) break;
      if (m.type == MentionType::kDate) break;
      if (m.type == MentionType::kEntity) continue;  // 位居全国第二
      figures.push_back(i);
      at = m.span.end;
    }
    return figures;
  }

  // 家、 and 和增长 and, where nothing else follows, ， between two figures.
  bool IsJoin(std::string_view between) const {
    if (between.size() > kBetween) return false;
    constexpr std::string_view kComma = "，";
    if (between.ends_with(kComma))
      between.remove_suffix(kComma.size());
    else if (JoinAt(between, 0).second == 0)
      return false;
    return !HoldsMark(between);
  }

  // Where the first word that joins two things stands from `from` on, and its size; {npos, 0} where none does.
  std::pair<size_t, size_t> JoinAt(std::string_view text, size_t from) const {
    std::pair<size_t, size_t> found = {std::string_view::npos, 0};
    for (const std::string& join : words_.grown_joins) {
      size_t at = text.find(join, from);
      while (at != std::string_view::npos && IsInsideAWord(text, at, join.size(), words_))
        at = text.find(join, at + join.size());
      if (at < found.first || (at == found.first && join.size() > found.second)) found = {at, join.size()};
    }
    return found.first == std::string_view::npos ? std::pair<size_t, size_t>{found.first, 0} : found;
  }

  // Behind the last name, date or figure and the last mark before the cue.
  uint32_t LabelsBegin(uint32_t cue) const {
    uint32_t begin = span_.begin;
    for (uint32_t i = first_; i < last_ && mentions_[i].span.end <= cue; ++i)
      if (mentions_[i].refusal == Refusal::kNone) begin = std::max(begin, mentions_[i].span.end);
    const size_t mark = BehindLastMark(Slice(begin, cue));
    return begin + static_cast<uint32_t>(mark);
  }

  // The labels of `where`, if they are as many as the figures or one for all of a list of names; else none.
  std::vector<Span> Labels(Span where, size_t count) const {
    const std::string_view text = Slice(where.begin, where.end);
    std::vector<Span> labels;
    for (size_t at = 0; at <= text.size() && labels.size() < kMostLabels;) {
      const auto [join, size] = JoinAt(text, at);
      const size_t end = std::min(join, text.size());
      if (end == at || end - at > kLongestLabel) return {};
      labels.push_back({where.begin + static_cast<uint32_t>(at), where.begin + static_cast<uint32_t>(end)});
      at = size == 0 ? text.size() + 1 : end + size;
    }
    if (labels.size() == count) return labels;
    return labels.size() == 1 && FollowsNames(where.begin, count) ? labels : std::vector<Span>();
  }

  // 武汉、合肥 before byte `at`: as many names as there are figures.
  bool FollowsNames(uint32_t at, size_t count) const {
    constexpr uint32_t kGap = 8;  // bytes of 以及
    size_t names = 0;
    for (uint32_t i = last_; i-- > first_;) {
      const Mention& m = mentions_[i];
      if (m.span.end > at || m.refusal != Refusal::kNone) continue;
      if (m.type != MentionType::kEntity || at - m.span.end > (names == 0 ? 0 : kGap)) break;
      ++names;
      at = m.span.begin;
    }
    return names == count;
  }

  // 企业90家，产业规模20亿元，较2019年分别增长83%、67%: of the figures told right before.
  bool TakeFromBefore(LabelledFigures& list) const {
    const size_t count = list.values.size();
    if (!found_.empty() && found_.back().labels.size() == count) {
      list.labels = found_.back().labels;
    } else {
      for (uint32_t i = last_; i-- > first_ && list.labels.size() < count;)
        if (mentions_[i].span.end <= list.cue.begin && IsFigure(mentions_[i])) list.labels.push_back(LabelOf(i));
      std::reverse(list.labels.begin(), list.labels.end());
    }
    list.told_before = true;
    return list.labels.size() == count &&
           std::all_of(list.labels.begin(), list.labels.end(), [](const Span& label) { return !label.empty(); });
  }

  Span LabelOf(uint32_t figure) const {
    const uint32_t end = mentions_[figure].span.begin;
    uint32_t begin = LabelsBegin(end);
    const auto [join, size] = JoinAt(Slice(begin, end), 0);
    if (size != 0) begin += static_cast<uint32_t>(join + size);  // 家、从业人员
    return {begin, end};
  }

  std::string_view text_;
  Span span_;
  const std::vector<Mention>& mentions_;
  uint32_t first_;
  uint32_t last_;
  const RoleWords& words_;
  std::vector<LabelledFigures> found_;
};

// Writes the words of a shadow again, in another order.
class Regrouper {
 public:
  Regrouper(const Shadow& from, const std::vector<Mention>& mentions, const RoleWords& words)
      : from_(from), mentions_(mentions), words_(words) {
    to_.language = from.language;
    to_.covered = from.covered;
    to_.covered_filter = from.covered_filter;
    to_.keys_filter = from.keys_filter;
  }

  Shadow Run(const std::vector<LabelledFigures>& lists) {
    for (const LabelledFigures& list : lists) Write(list);
    Copy(next_, from_.words.size());
    return std::move(to_);
  }

 private:
  void Write(const LabelledFigures& list) {
    const bool shared = list.labels.size() == 1;
    const size_t cue = WordAt(list.cue.begin);
    const size_t link = WordAt(list.cue.end);
    const size_t first = WordAt(mentions_[list.values.front()].span.begin);
    if (cue < next_ || first >= from_.words.size()) return;  // an odd order of lists
    Copy(next_, shared || list.told_before ? cue : WordAt(list.labels.front().end));
    Copy(link, first);
    for (size_t k = 0; k < list.values.size(); ++k) {
      const size_t figure = WordAt(mentions_[list.values[k]].span.begin);
      if (k > 0) {
        const Span label = shared ? list.labels.front() : list.labels[k];
        if (!list.told_before) Repeat(WordAt(label.begin), WordAt(label.end), figure);
        if (own_ < figure)
          Copy(own_, figure);
        else
          Repeat(link, first, figure);
      }
      const size_t next = k + 1 < list.values.size() ? WordAt(mentions_[list.values[k + 1]].span.begin) : figure + 1;
      const size_t join = k + 1 < list.values.size() ? LastJoin(figure + 1, next) : next;
      Copy(figure, join);
      if (k + 1 == list.values.size()) break;
      own_ = std::min(next, join + 1);
      Put(",", next);
    }
    next_ = WordAt(mentions_[list.values.back()].span.end);
  }

  size_t WordAt(uint32_t byte) const {
    const auto word = std::lower_bound(from_.words.begin(), from_.words.end(), byte,
                                       [](const ShadowWord& w, uint32_t at) { return w.text < at; });
    return static_cast<size_t>(word - from_.words.begin());
  }

  // The word of [first, last) that joins what stands before it and behind it; `last` where none does.
  size_t LastJoin(size_t first, size_t last) const {
    const auto& joins = words_.grown_joins;
    for (size_t i = last; i-- > first;)
      if (from_.Word(i) == "," || std::find(joins.begin(), joins.end(), from_.Word(i)) != joins.end()) return i;
    return last;
  }

  void Copy(size_t first, size_t last) {
    for (size_t i = first; i < last; ++i) {
      const uint32_t mention = from_.MentionOf(i);
      if (mention != kNoIndex) to_.slots.push_back({static_cast<uint32_t>(to_.text.size()), mention});
      Append(from_.Word(i), from_.words[i].text, from_.words[i].end, from_.keys[i]);
    }
  }

  // Words told again, of which none stands for a mention, before the figure that they are told of.
  void Repeat(size_t first, size_t last, size_t figure) {
    const uint32_t at = from_.words[figure].text;
    for (size_t i = first; i < last; ++i)
      if (!IsSlotWord(from_.Word(i))) Append(from_.Word(i), at, at, from_.keys[i]);
  }

  void Put(std::string_view word, size_t figure) {
    const uint32_t at = from_.words[figure].text;
    Append(word, at, at, WordKey(word));
    to_.keys_filter.Add(to_.keys.back());
  }

  void Append(std::string_view word, uint32_t begin, uint32_t end, uint64_t key) {
    to_.words.push_back({static_cast<uint32_t>(to_.text.size()), begin, end});
    to_.keys.push_back(key);
    to_.text += word;
  }

  const Shadow& from_;
  const std::vector<Mention>& mentions_;
  const RoleWords& words_;
  Shadow to_;
  size_t next_ = 0;  // word of `from_` that is written next
  size_t own_ = 0;   // where the words between the last figure and the next one begin
};

}  // namespace

bool HoldsRespectively(std::string_view text, const RoleWords& words) {
  return std::any_of(words.respectively.begin(), words.respectively.end(),
                     [&](const std::string& cue) { return text.find(cue) != std::string_view::npos; });
}

std::vector<LabelledFigures> FindLabelledFigures(std::string_view text, Span span, const std::vector<Mention>& mentions,
                                                 uint32_t first, uint32_t last, const RoleWords& words) {
  if (!HoldsRespectively(text.substr(span.begin, span.size()), words)) return {};
  return Finder(text.substr(0, span.end), span, mentions, first, last, words).Run();
}

std::optional<Span> LabelOfFigure(const LabelledFigures& list, uint32_t value) {
  const auto at = std::find(list.values.begin(), list.values.end(), value);
  if (at == list.values.end()) return std::nullopt;
  return list.labels[list.labels.size() == 1 ? 0 : static_cast<size_t>(at - list.values.begin())];
}

std::optional<Span> LabelOfFigure(const std::vector<LabelledFigures>& lists, uint32_t value) {
  for (const LabelledFigures& list : lists)
    if (const auto label = LabelOfFigure(list, value)) return label;
  return std::nullopt;
}

Shadow WithLabelsApart(const Shadow& shadow, const std::vector<LabelledFigures>& lists,
                       const std::vector<Mention>& mentions, const RoleWords& words) {
  return Regrouper(shadow, mentions, words).Run(lists);
}

}  // namespace factlint
