#include "extractor/han_names.h"

#include <algorithm>
#include <map>
#include <set>

#include "extractor/byte_masks.h"
#include "extractor/local_names.h"
#include "extractor/name_folding.h"

namespace factlint {
namespace {

constexpr size_t kLongestName = 20;
constexpr size_t kShortestName = 2;
constexpr size_t kLongestWithoutHead = 7;
constexpr uint32_t kMarker = 6;  // bytes of "- **" before the words of an item

bool IsHan(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }
// U+3400 to U+9FFF begin with these bytes; some other characters do too.
bool HasHan(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9;
  });
}
bool IsLatin(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }
bool IsColon(char32_t c) { return c == U':' || c == U'：'; }
bool IsOpen(char32_t c) { return c == 0x201C || c == 0x300C || c == '"'; }
bool IsClose(char32_t c) { return c == 0x201D || c == 0x300D || c == '"'; }

std::u32string Folded(std::string_view text) {
  std::u32string folded;
  for (size_t at = 0; at < text.size();) folded += static_cast<char32_t>(FoldedAt(text, at));
  return folded;
}

// A sentence as folded characters, with the byte of each.
struct Line {
  std::u32string text;
  std::vector<uint32_t> bytes;  // one more than characters
  std::vector<bool> known;      // a character of a known name
  bool heading = false;
  bool item = false;  // the first line of a list's item
};

// A stretch of one line that is a name.
struct Found {
  size_t line = 0;
  size_t begin = 0;
  size_t end = 0;
  bool sure = false;  // told, not only shaped
};

class HanFinder {
 public:
  HanFinder(const Document& document, const Outline& outline, const EntityTable& table, const HanNameShapes& shapes,
            std::vector<Mention>& mentions, std::vector<Entity>& local)
      : document_(document), outline_(outline), table_(table), shapes_(shapes), mentions_(mentions), local_(local) {}

  void Run() {
    ReadLines();
    if (lines_.empty()) return;
    for (const auto& head : shapes_.heads)
      if (!head.first.empty()) heads_[head.first.back()].push_back(&head);
    for (size_t l = 0; l < lines_.size(); ++l) FindIn(l);
    if (names_.empty()) return;
    MergeParts();
    Mark();
  }

 private:
  void ReadLines() {
    size_t next = 0;
    for (const Sentence& sentence : outline_.sentences) {
      const BlockKind kind = outline_.blocks[sentence.block].kind;
      if (!IsRead(kind)) continue;
      if (!HasHan(document_.Slice(sentence.span))) continue;
      Line line;
      line.heading = kind == BlockKind::kHeading;
      line.item =
          kind == BlockKind::kListItem && outline_.blocks[sentence.block].span.begin + kMarker >= sentence.span.begin;
      line.text.reserve(sentence.span.size() / 3 + 1);
      line.bytes.reserve(sentence.span.size() / 3 + 2);
      const std::string_view text = std::string_view(document_.text()).substr(0, sentence.span.end);
      for (size_t at = sentence.span.begin; at < text.size();) {
        line.bytes.push_back(static_cast<uint32_t>(at));
        line.text += static_cast<char32_t>(QuickFoldedAt(text, at));
      }
      line.bytes.push_back(sentence.span.end);
      line.known.assign(line.text.size(), false);
      while (next < mentions_.size() && mentions_[next].span.end <= sentence.span.begin) ++next;
      for (size_t m = next, i = 0; m < mentions_.size() && mentions_[m].span.begin < sentence.span.end; ++m) {
        for (; i < line.text.size() && line.bytes[i] < mentions_[m].span.end; ++i)
          if (line.bytes[i] >= mentions_[m].span.begin) line.known[i] = true;
      }
      lines_.push_back(std::move(line));
    }
  }

  void FindIn(size_t l) {
    const Line& line = lines_[l];
    Introduced(l);
    Asked(l);
    Headed(l);
    Labelled(l);
    for (size_t i = 1; i < line.text.size(); ++i) {
      if (IsOpen(line.text[i - 1])) Quoted(l, i);
      if (const size_t place = PlaceEndingAt(line, i); place > 0) Placed(l, place, i);
      if (shapes_.opening.Ends(line.text, i) > 0) {
        Opening(l, i);
        OfTown(l, i);
      }
      if (shapes_.facilities.Ends(line.text, i) > 0) Facility(l, i);
      if (IsDigit(line.text[i]) && IsFoundingAt(line.text, i)) FoundedBefore(l, i);
      if (line.text[i - 1] == U'的' && IsTold(line, i - 1)) BeginningAt(l, i);
      if (shapes_.tells.Begins(line.text, i) > 0) {
        EndingAt(l, i, true);
      } else if (shapes_.after.Begins(line.text, i) > 0 && HeadBefore(line.text, i) != nullptr) {
        EndingAt(l, i, false);
      }
      if (shapes_.list_ends.Begins(line.text, i) > 0) ListEndingAt(l, i);
    }
  }

  // 2019年成立, 2019年3月正式成立: a year or a day, and that somebody was founded in it.
  bool IsFoundingAt(std::u32string_view text, size_t at) const {
    constexpr std::u32string_view kUnits = U"年月日";
    constexpr size_t kYear = 4;  // digits
    if (IsDigit(text[at - 1])) return false;
    for (size_t unit = 0; unit < kUnits.size() && at < text.size() && IsDigit(text[at]); ++unit) {
      size_t end = at;
      while (end < text.size() && IsDigit(text[end])) ++end;
      if (end == text.size() || text[end] != kUnits[unit] || (unit == 0 && end - at != kYear)) return false;
      at = end + 1;
    }
    return shapes_.founded.Begins(text, at) > 0;
  }

  // 云帆2019年成立, 云帆于2019年成立: without a last word of names only where the name opens its clause.
  void FoundedBefore(size_t l, size_t year) {
    const Line& line = lines_[l];
    const size_t end = year - (line.text[year - 1] == U'于' ? 1 : 0);
    if (end == 0) return;
    const size_t begin = BeginOf(line, end);
    const bool head = HeadBefore(line.text, end) != nullptr;
    if (!head && !OpensClause(line, begin)) return;
    const std::u32string name = line.text.substr(begin, end - begin);
    if (!head && names_.count(name) == 0) brief_.insert(name);
    EndingAt(l, end, true);
  }

  static bool OpensClause(const Line& line, size_t begin) {
    return begin == 0 || (!IsHan(line.text[begin - 1]) && !IsLatin(line.text[begin - 1]));
  }

  // 再说云帆。它…成立: what a sentence does no more than name, and the next one tells of.
  void Introduced(size_t l) {
    constexpr size_t kOpening = 8;  // characters of 最后不得不提, say
    const std::u32string& text = lines_[l].text;
    if (l + 1 == lines_.size() || text.size() > kOpening + kLongestWithoutHead) return;
    if (shapes_.topic_followers.Begins(lines_[l + 1].text, 0) == 0) return;
    size_t end = text.size();
    while (end > 0 && !IsHan(text[end - 1]) && !IsLatin(text[end - 1])) --end;
    for (size_t at = 0; at < std::min(end, kOpening); ++at)
      if (const size_t word = shapes_.topic_openers.Begins(text, at); word > 0) return Tell(l, at + word, end);
  }

  // 问：云帆智能好吗？: whom a question is about from its first character on.
  void Asked(size_t l) {
    constexpr size_t kBegin = 2;
    const Line& line = lines_[l];
    if (line.text.size() <= kBegin || line.text[0] != U'问' || !IsColon(line.text[1])) return;
    for (size_t end = kBegin + 2 * kShortestName; end < std::min(line.text.size(), kBegin + kLongestName); ++end)
      if (HeadBefore(line.text, end) != nullptr && KindOf(line.text, end) == "company" && BeginOf(line, end) == kBegin)
        return Tell(l, kBegin, end);
  }

  // 鹿鸣智能研究院: an institute, and more than what any is called.
  bool IsHouse(const std::u32string& name) const {
    const std::u32string* head = HeadBefore(name, name.size());
    if (head == nullptr || name.size() < head->size() + 2 || !AllNameCharacters(name, 0, name.size())) return false;
    const std::string_view kind = KindOf(name, name.size());
    return (kind == "institution" || kind == "laboratory") && !IsGeneric(name) &&
           shapes_.generic.Begins(name, 0) == 0 && shapes_.generic.Begins(name, 1) < 2;
  }

  // 云帆 / 芯片企业，总部位于…: a heading, and below it what only the name stood before.
  void Headed(size_t l) {
    const Line& line = lines_[l];
    if (!line.heading || line.text.size() > kLongestName || l + 1 == lines_.size() || lines_[l + 1].heading) return;
    if (IsHouse(line.text)) return Tell(l, 0, line.text.size());
    const std::u32string& below = lines_[l + 1].text;
    for (size_t at = 0; at < below.size() && !IsColon(below[at]); ++at)  // 云帆：成立于2016年 tells of its label
      if ((at == 0 || !IsHan(below[at - 1])) && shapes_.tells.Begins(below, at) > 0)
        return Tell(l, 0, line.text.size());
  }

  // 云帆智能：总部设在…, an item: the label of a portrait.
  void Labelled(size_t l) {
    const Line& line = lines_[l];
    if (line.heading) return;
    for (size_t end = kShortestName; end < std::min(line.text.size(), kLongestName); ++end)
      if (IsColon(line.text[end])) {
        size_t begin = 0;
        while (begin < end && !IsHan(line.text[begin])) ++begin;
        const bool told = end + 1 < line.text.size() && line.item &&
                          (shapes_.tells.Begins(line.text, end + 1) > 0 || HeadBefore(line.text, end) != nullptr);
        if (told) Tell(l, begin, end);
        return;
      }
  }

  // "总部位于合肥" and "注册成立", before the 的 of whom they tell.
  bool IsTold(const Line& line, size_t end) const {
    if (end == 0) return false;
    const size_t place = PlaceEndingAt(line, end);
    return shapes_.tells.Ends(line.text, end - place) > 0;
  }

  // 总部位于合肥的云帆智能: the name that begins behind such words, until its last word.
  void BeginningAt(size_t l, size_t begin) {
    const Line& line = lines_[l];
    for (size_t end = begin + kShortestName; end <= std::min(line.text.size(), begin + kLongestWithoutHead); ++end)
      if (HeadBefore(line.text, end) != nullptr && BeginOf(line, end) == begin) return Tell(l, begin, end);
  }

  void Tell(size_t l, size_t begin, size_t end) {
    const Line& line = lines_[l];
    if (end < begin + kShortestName || end - begin > kLongestName) return;
    if (HeadBefore(line.text, end) == nullptr && end - begin > kLongestWithoutHead) return;
    if (std::any_of(line.known.begin() + static_cast<long>(begin), line.known.begin() + static_cast<long>(end),
                    [](bool known) { return known; }))
      return;
    const std::u32string name = line.text.substr(begin, end - begin);
    if (!AllNameCharacters(name, 0, name.size()) || std::all_of(name.begin(), name.end(), IsLatin)) return;
    if (!IsGeneric(name) && shapes_.no_names.Begins(name, 0) == 0) names_[name] = true;
  }

  // The characters of the known place that ends before text[end).
  static size_t PlaceEndingAt(const Line& line, size_t end) {
    if (!line.known[end - 1] || (end < line.text.size() && line.known[end])) return 0;
    size_t begin = end;
    while (begin > 0 && line.known[begin - 1]) --begin;
    return end - begin;
  }

  // 青岛啤酒, 宁德时代: no brewery of the city, but one of that name.
  void Placed(size_t l, size_t place, size_t end) {
    const Line& line = lines_[l];
    const size_t word = shapes_.placed.Begins(line.text, end);
    if (word == 0 || shapes_.not_placed.Begins(line.text, end + word) > 0 || !IsPlaceAt(line.bytes[end])) return;
    if (shapes_.facilities.Ends(line.text, end + word) > 0 && IsCounted(line.text, end + word)) return;
    const std::u32string name = line.text.substr(end - place, place + word);
    names_[name] = true;
    with_place_.insert(name);
  }

  // Does the name of a place end at this byte?
  bool IsPlaceAt(uint32_t byte) const {
    const auto found = std::lower_bound(mentions_.begin(), mentions_.end(), byte,
                                        [](const Mention& m, uint32_t at) { return m.span.end < at; });
    return found != mentions_.end() && found->span.end == byte && found->entity < table_.entities().size() &&
           table_.kinds()[table_.entities()[found->entity].kind].is == KindClass::kPlace;
  }

  // 长河市森林覆盖率, 华兴医院拥有: what opens a clause and ends so needs no second mention.
  void Opening(size_t l, size_t end) {
    const Line& line = lines_[l];
    const size_t head = shapes_.opening.Ends(line.text, end);
    const size_t begin = BeginOf(line, end);
    const size_t stem = end - begin - std::min(end - begin, head);
    const bool district = KindOf(line.text, end) == "district";
    const bool opens = OpensClause(line, begin) || line.text[begin - 1] == U'年' || line.text[begin - 1] == U'月' ||
                       line.text[begin - 1] == U'日' || (district && MayOpenDistrict(line, begin));
    if (!opens || stem < 2 || stem > 4 || shapes_.not_placed.Begins(line.text, end) > 0) return;
    const std::u32string name = line.text.substr(begin, end - begin);
    const std::u32string first = name.substr(0, stem);
    if (IsGeneric(name) || IsGeneric(first) || shapes_.no_names.Begins(name, 0) > 0) return;
    const bool laboratory = KindOf(line.text, end) == "laboratory";  // its own name, then its field: 楚天智能实验室
    for (size_t at = 0; at < (laboratory ? std::min<size_t>(stem, 2) : stem); ++at)  // 重点医院, 附属医院, 末全市
      if (shapes_.generic.Begins(first, at) > 1 || (at + 1 == stem && shapes_.generic.Begins(first, at) > 0)) return;
    names_[name] = true;
  }

  // 鹿鸣市第一人民医院2023年工作报告: a house of a town that no pack knows, where both open the clause.
  void OfTown(size_t l, size_t end) {
    const Line& line = lines_[l];
    const std::string_view kind = KindOf(line.text, end);
    if (kind != "city" && kind != "district") return;
    const size_t begin = BeginOf(line, end);
    const size_t word = shapes_.placed.Begins(line.text, end);
    if (word < 3 || end - begin < 3 || end - begin > 4 || !OpensClause(line, begin)) return;
    if (shapes_.not_placed.Begins(line.text, end + word) > 0) return;
    const std::u32string town = line.text.substr(begin, end - begin);
    if (shapes_.no_names.Begins(town, 0) > 0 || shapes_.generic.Begins(town, 0) > 0) return;
    names_[line.text.substr(begin, end - begin + word)] = true;
  }

  // 鹿鸣市星湖区, 其中星湖区: behind its city, or behind what opens the parts of one.
  bool MayOpenDistrict(const Line& line, size_t begin) const {
    if (line.known[begin - 1]) return IsPlaceAt(line.bytes[begin]);
    return begin > 1 && line.text[begin - 1] == U'中' && line.text[begin - 2] == U'其';
  }

  // 智算中心共9个, 智算中心9个; but 智算中心9月投用
  bool IsCounted(std::u32string_view text, size_t end) const {
    if (shapes_.facilities_counted.Begins(text, end) > 0) return true;
    size_t behind = end;
    while (behind < text.size() && IsDigit(text[behind])) ++behind;
    return behind > end && behind < text.size() &&
           std::u32string_view(U"个座家处").find(text[behind]) != std::u32string_view::npos;
  }

  // 成都的鹿鸣智算中心: what a facility is called before its last words, short and of no common word.
  void Facility(size_t l, size_t end) {
    const Line& line = lines_[l];
    const size_t begin = BeginOf(line, end);
    const bool opens = OpensClause(line, begin);
    const size_t longest = opens ? 4 : 3;  // of what stands before the last words
    const size_t head = shapes_.facilities.Ends(line.text, end);
    const size_t stem = end - begin - std::min(end - begin, head);
    if (stem < 2 || stem > longest || IsCounted(line.text, end)) return;
    const std::u32string name = line.text.substr(begin, end - begin);
    if (!std::all_of(name.begin(), name.end(), IsHan) || shapes_.no_names.Begins(name, 0) > 0) return;
    for (size_t at = 0; at < stem; ++at)
      if (shapes_.generic.Begins(name, at) > 1) return;
    names_[name] = true;
  }

  // 简称“云帆”: another name of what stands before the bracket. “中国声谷”: a name by its head.
  void Quoted(size_t l, size_t begin) {
    const Line& line = lines_[l];
    size_t end = begin;
    while (end < line.text.size() && end - begin <= kLongestName && !IsClose(line.text[end])) ++end;
    if (end >= line.text.size() || !IsClose(line.text[end]) || end - begin < kShortestName) return;
    if (!AllNameCharacters(line.text, begin, end)) return;
    const bool brief = begin >= 3 && line.text.substr(begin - 3, 2) == U"简称";
    const bool park = HeadBefore(line.text, end) != nullptr && KindOf(line.text, end) == "park";
    if (!brief && !park) return;
    const std::u32string name = line.text.substr(begin, end - begin);
    if (brief && !last_told_.empty()) alias_[last_told_] = name;
    if (!IsGeneric(name)) names_[name] = true;
  }

  static bool AllNameCharacters(std::u32string_view text, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i)
      if (!IsHan(text[i]) && !IsLatin(text[i])) return false;
    return true;
  }

  // The name that ends before text[end); `told`: what follows leaves no doubt.
  void EndingAt(size_t l, size_t end, bool told) {
    const Line& line = lines_[l];
    if (IsClose(line.text[end - 1])) --end;
    const size_t begin = BeginOf(line, end);
    if (end - begin < kShortestName || end - begin > kLongestName) return;
    const bool head = HeadBefore(line.text, end) != nullptr;
    if (head && (KindOf(line.text, end) == "city" || KindOf(line.text, end) == "district")) return;  // 数据显示全市
    const std::u32string name = line.text.substr(begin, end - begin);
    if (IsGeneric(name) || shapes_.no_names.Begins(name, 0) > 0) return;
    if (!head && (!told || name.size() > kLongestWithoutHead)) return;
    // "扩大了产能，总部位于": before a comma only what opens its clause is a name.
    const bool opens = OpensClause(line, begin);
    if (!head && !opens && end < line.text.size() && line.text[end] == U'，') return;
    if (std::all_of(name.begin(), name.end(), IsLatin)) return;  // Latin names are found by their capitals
    names_[name] = names_[name] || told;
    if (told) last_told_ = name;
  }

  // To the left until a mark, a known name or a word that no name has inside. A known
  // place right before the name is left to the place.
  size_t BeginOf(const Line& line, size_t end) const {
    const std::u32string* head = HeadBefore(line.text, end);
    size_t begin = end;
    const size_t stem = head == nullptr ? end : end - head->size();
    while (begin > 0 && end - begin <= kLongestName) {
      const char32_t c = line.text[begin - 1];
      if (line.known[begin - 1] || (!IsHan(c) && !IsLatin(c))) break;
      if (begin <= stem && begin < end) {
        const size_t word = shapes_.before.Ends(line.text, begin);
        if (word > 0) break;
      }
      --begin;
    }
    while (begin < end && IsLatin(line.text[begin]) && line.text[begin] >= '0' && line.text[begin] <= '9') ++begin;
    return begin;
  }

  // "聚集了A、B等企业": the items, each without a word that no name has inside.
  void ListEndingAt(size_t l, size_t end) {
    const Line& line = lines_[l];
    while (end > 0) {
      size_t begin = end;
      while (begin > 0 && !line.known[begin - 1] && (IsHan(line.text[begin - 1]) || IsLatin(line.text[begin - 1])))
        --begin;
      const bool first = begin == 0 || line.text[begin - 1] != U'、';
      const size_t opened = first ? std::max(begin, BeginOf(line, end)) : begin;
      const bool told = !first || opened > begin || HeadBefore(line.text, end) != nullptr;
      begin = opened;
      const std::u32string name = line.text.substr(begin, end - begin);
      const bool fits = name.size() >= kShortestName && name.size() <= kLongestWithoutHead + 1 && !IsGeneric(name) &&
                        shapes_.no_names.Begins(name, 0) == 0 && std::any_of(name.begin(), name.end(), IsHan);
      if (fits && told) names_[name] = true;
      while (begin > 0 && line.known[begin - 1]) --begin;
      if (begin == 0 || line.text[begin - 1] != U'、') return;
      end = begin - 1;
    }
  }

  using Head = std::pair<std::u32string, std::string>;

  // The longest last word that ends before text[end).
  const Head* FindHead(std::u32string_view text, size_t end) const {
    const auto ending = end == 0 ? heads_.end() : heads_.find(text[end - 1]);
    if (ending == heads_.end()) return nullptr;
    for (const Head* head : ending->second) {
      const size_t size = head->first.size();
      if (end > size && text.substr(end - size, size) == head->first) return head;
    }
    return nullptr;
  }
  const std::u32string* HeadBefore(std::u32string_view text, size_t end) const {
    const Head* head = FindHead(text, end);
    return head == nullptr ? nullptr : &head->first;
  }
  std::string_view KindOf(std::u32string_view text, size_t end) const {
    const Head* head = FindHead(text, end);
    return head == nullptr ? std::string_view("company") : std::string_view(head->second);
  }

  // Made of common words alone: "人工智能研究院".
  bool IsGeneric(std::u32string_view name) const {
    for (size_t at = 0; at < name.size();) {
      const size_t word = shapes_.generic.Begins(name, at);
      if (word == 0) return false;
      at += word;
    }
    return true;
  }

  // What stands in a text of two names, one the begin of the other, is one thing; of
  // shaped names only those that were told, or that stand twice, remain.
  void MergeParts() {
    const std::map<std::u32string, int> times = Times();
    std::erase_if(names_, [&](const auto& name) { return !name.second && times.at(name.first) < 2; });
    for (const auto& [name, told] : names_) identity_[name] = WithoutForm(name);
    for (auto name = names_.begin(); name != names_.end(); ++name) {  // what begins with it follows it
      const bool brief = brief_.count(name->first) > 0;               // or it what stands most often
      int most = 0;
      for (auto longer = std::next(name); longer != names_.end() && longer->first.starts_with(name->first); ++longer) {
        if (KindOf(longer->first, longer->first.size()) != "company") continue;
        if (!brief) {
          identity_[longer->first] = identity_[name->first];
        } else if (times.at(longer->first) > most) {
          most = times.at(longer->first);
          identity_[name->first] = identity_[longer->first];
        }
      }
    }
    for (const auto& [name, brief] : alias_) identity_[name] = WithoutForm(brief);
  }

  HanPhrases Names() const {
    HanPhrases names;
    for (const auto& [name, told] : names_) names.Add(name);
    return names;
  }

  // How often each name stands in the text.
  std::map<std::u32string, int> Times() const {
    const HanPhrases names = Names();
    std::map<std::u32string, int> times;
    for (const auto& [name, told] : names_) times[name] = 0;
    for (const Line& line : lines_)
      for (size_t at = 0; at < line.text.size(); ++at)
        names.ForEachAt(line.text, at, [&](const std::u32string& name) { ++times[name]; });
    return times;
  }

  std::u32string WithoutForm(std::u32string name) const {
    for (const std::u32string& form : shapes_.forms)
      if (name.size() > form.size() + 1 && name.compare(name.size() - form.size(), form.size(), form) == 0)
        return name.substr(0, name.size() - form.size());
    return name;
  }

  // Every place where one of the names stands, the longest first.
  void Mark() {
    const HanPhrases names = Names();
    std::vector<Mention> found;
    std::vector<std::pair<size_t, const std::u32string*>> places;
    for (Line& line : lines_) {
      places.clear();
      for (size_t at = 0; at < line.text.size(); ++at)
        names.ForEachAt(line.text, at, [&](const std::u32string& name) { places.emplace_back(at, &name); });
      std::stable_sort(places.begin(), places.end(),
                       [](const auto& a, const auto& b) { return a.second->size() > b.second->size(); });
      for (const auto& [at, name] : places) {
        const auto first = line.known.begin() + static_cast<long>(at);
        const bool taken = std::any_of(first, first + static_cast<long>(name->size()), [](bool k) { return k; });
        if (taken && with_place_.count(*name) == 0) continue;
        if (taken) DropInside({line.bytes[at], line.bytes[at + name->size()]});
        std::fill(first, first + static_cast<long>(name->size()), true);
        found.push_back(MentionOf(*name, {line.bytes[at], line.bytes[at + name->size()]}));
      }
    }
    mentions_.insert(mentions_.end(), found.begin(), found.end());
    std::sort(mentions_.begin(), mentions_.end(),
              [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
  }

  // The known place in a name.
  void DropInside(Span span) {
    std::erase_if(mentions_, [&](const Mention& m) { return span.Contains(m.span); });
  }

  Mention MentionOf(const std::u32string& name, Span span) {
    Mention mention;
    mention.type = MentionType::kEntity;
    mention.types = 1 << static_cast<int>(MentionType::kEntity);
    mention.span = mention.number = span;
    mention.entity = EntityOf(identity_.at(name), name, span);
    return mention;
  }

  uint32_t EntityOf(const std::u32string& identity, const std::u32string& name, Span span) {
    const auto [place, fresh] = entities_.try_emplace(identity, 0);
    if (!fresh) return place->second;
    std::string shown(document_.Slice(span));
    if (identity.size() < name.size() && name.compare(0, identity.size(), identity) == 0) {
      size_t at = 0;
      for (size_t i = 0; i < identity.size(); ++i) FoldedAt(shown, at);
      shown.resize(at);
    }
    const std::string id = Slug(shown);
    const int known = table_.FindEntity(id);
    if (known >= 0) return place->second = static_cast<uint32_t>(known);
    const auto same = std::find_if(local_.begin(), local_.end(), [&](const Entity& e) { return e.id == id; });
    if (same != local_.end())
      return place->second =
                 static_cast<uint32_t>(table_.entities().size() + static_cast<size_t>(same - local_.begin()));
    const int kind = table_.FindKind(KindOf(name, name.size()));
    local_.push_back({.id = id, .name = std::move(shown), .kind = static_cast<uint8_t>(std::max(0, kind))});
    return place->second = static_cast<uint32_t>(table_.entities().size() + local_.size() - 1);
  }

  const Document& document_;
  const Outline& outline_;
  const EntityTable& table_;
  const HanNameShapes& shapes_;
  std::vector<Mention>& mentions_;
  std::vector<Entity>& local_;
  std::vector<Line> lines_;
  std::unordered_map<char32_t, std::vector<const std::pair<std::u32string, std::string>*>> heads_;  // by last character
  std::map<std::u32string, bool> names_;  // -> told, not only shaped
  std::map<std::u32string, std::u32string> alias_, identity_;
  std::set<std::u32string> brief_;  // names that only the year of a founding tells, and that have no head
  std::u32string last_told_;
  std::set<std::u32string> with_place_;  // names that begin with a known place
  std::map<std::u32string, uint32_t> entities_;
};

}  // namespace

void HanPhrases::Add(std::string_view phrase) { Add(Folded(phrase)); }

void HanPhrases::Add(std::u32string folded) {
  if (folded.empty()) return;
  firsts_.Add(folded.front());
  lasts_.Add(folded.back());
  first_[folded.front()].push_back(folded);
  last_[folded.back()].push_back(std::move(folded));
}

size_t HanPhrases::LongestBehind(std::u32string_view text, size_t at) const {
  size_t longest = 0;
  ForEachAt(text, at, [&](const std::u32string& phrase) { longest = std::max(longest, phrase.size()); });
  return longest;
}

size_t HanPhrases::LongestBefore(std::u32string_view text, size_t at) const {
  const auto found = last_.find(text[at - 1]);
  size_t longest = 0;
  if (found == last_.end()) return 0;
  for (const std::u32string& phrase : found->second)
    if (phrase.size() > longest && phrase.size() <= at && text.compare(at - phrase.size(), phrase.size(), phrase) == 0)
      longest = phrase.size();
  return longest;
}

HanNameShapes ReadHanNameShapes(const YamlFile& file, Diagnostics& diagnostics) {
  HanNameShapes shapes;
  MapReader reader(file.root(), "a file of name shapes", diagnostics);
  reader.Integer("factlint_names", 1, 1);
  const Node heads = reader.Get("heads");
  for (size_t i = 0; i < heads.size(); ++i)
    for (size_t k = 0; k < heads.at(i).size(); ++k)
      shapes.heads.emplace_back(Folded(heads.at(i).at(k).scalar()), std::string(heads.key(i).scalar()));
  std::stable_sort(shapes.heads.begin(), shapes.heads.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  const std::pair<std::string_view, HanPhrases*> lists[] = {{"tells", &shapes.tells},
                                                            {"after", &shapes.after},
                                                            {"before", &shapes.before},
                                                            {"generic", &shapes.generic},
                                                            {"no_names", &shapes.no_names},
                                                            {"list_ends", &shapes.list_ends},
                                                            {"opening", &shapes.opening},
                                                            {"facilities_counted", &shapes.facilities_counted},
                                                            {"facilities", &shapes.facilities},
                                                            {"placed", &shapes.placed},
                                                            {"not_placed", &shapes.not_placed},
                                                            {"founded", &shapes.founded},
                                                            {"topic_openers", &shapes.topic_openers},
                                                            {"topic_followers", &shapes.topic_followers}};
  for (const auto& [key, phrases] : lists)
    for (const std::string& phrase : reader.Strings(key)) phrases->Add(phrase);
  for (const std::string& form : reader.Strings("forms")) shapes.forms.push_back(Folded(form));
  reader.Finish();
  return shapes;
}

void AddHanNames(const Document& document, const Outline& outline, const EntityTable& table,
                 const HanNameShapes& shapes, std::vector<Mention>& mentions, std::vector<Entity>& local) {
  const std::string& text = document.text();
  const bool wide = HoldsBytes(text, ByteRange{'\xE4', 0x100 - 0xE4});
  if (wide) HanFinder(document, outline, table, shapes, mentions, local).Run();
}

}  // namespace factlint
