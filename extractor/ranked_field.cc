#include "extractor/ranked_field.h"

#include <algorithm>
#include <string_view>

#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr int64_t kLargestField = 200;
constexpr size_t kWordsBefore = 3;     // "of these other four"
constexpr uint32_t kBytesBehind = 36;  // 四市之中: between the number and 中

class Finder {
 public:
  Finder(const TextContext& context, uint32_t s, Span pivot)
      : context_(context),
        sentence_(context.sentences()[s]),
        words_(context.book().role_words(sentence_.language)),
        pivot_(pivot) {}

  RankedField Run() {
    RankedField field;
    for (uint32_t i = sentence_.first; i < sentence_.last && field.number == kNoIndex; ++i)
      if (IsSize(i)) field.number = i;
    if (field.number != kNoIndex) {
      field.kind = RankedField::Kind::kNumber;
      field.size = static_cast<int>(*context_.mention(field.number).quantity.nominal->ToInteger());
      FindNames(field);
      return field;
    }
    const std::string_view text = std::string_view(sentence_.shadow.text).substr(0, NextRank());
    if (words_.ranked_part.Matches(text)) {
      field.kind = RankedField::Kind::kUnclear;
    } else if (words_.ranked_table.Matches(text)) {
      field.kind = RankedField::Kind::kTable;
    } else if (words_.ranked_nation.Matches(text)) {
      field.kind = RankedField::Kind::kNation;
    } else if (words_.ranked_world.Matches(text)) {
      field.kind = RankedField::Kind::kWorld;
    } else {
      FindPlace(field);
    }
    return field;
  }

 private:
  size_t size() const { return sentence_.shadow.words.size(); }
  std::string_view Word(size_t i) const { return i < size() ? sentence_.shadow.Word(i) : std::string_view(); }
  std::string_view Text() const { return context_.document().text(); }

  // Where in the shadow the next rank behind this one begins: "fourth in Europe and ninth in the world".
  size_t NextRank() const {
    for (size_t i = FirstWordFrom(sentence_.shadow, pivot_.end); i < size(); ++i)
      if (const uint32_t mention = sentence_.shadow.MentionOf(i);
          mention != kNoIndex && context_.mention(mention).type == MentionType::kOrdinal)
        return sentence_.shadow.words[i].at;
    return std::string_view::npos;
  }

  // "of the four", 四市中: is mention i the number of those that are ranked?
  bool IsSize(uint32_t i) const {
    const Mention& m = context_.mention(i);
    if (m.type != MentionType::kNumber || m.refusal != Refusal::kNone || !m.quantity.nominal) return false;
    if (m.quantity.relation != Relation::kEq || m.span.Overlaps(pivot_)) return false;
    const auto count = m.quantity.nominal->ToInteger();
    if (!count || *count < 2 || *count > kLargestField) return false;
    return sentence_.language == Language::kChinese ? IsSizeInChinese(m) : IsSizeInEnglish(m);
  }

  bool IsSizeInEnglish(const Mention& m) const {
    const size_t word = FirstWordFrom(sentence_.shadow, m.span.begin);
    for (size_t k = 1; k <= kWordsBefore && k <= word; ++k) {
      const std::string_view before = Word(word - k);
      if (Has(words_.ranked_own, before)) return false;
      if (Has(words_.ranked_among, before)) return true;
      // "149 km of track and 143 stations make it the largest" tells of no 143 that are ranked
      if (before == "," || before == ";" || before == "and" || IsSlotWord(before)) return false;
    }
    return false;
  }

  bool IsSizeInChinese(const Mention& m) const {
    if (m.span.end > pivot_.begin) return false;
    const std::string_view behind =
        Text().substr(m.span.end, std::min<size_t>(kBytesBehind, pivot_.begin - m.span.end));
    if (Has(words_.ranked_places, behind)) return true;  // 四市之首
    return std::any_of(words_.ranked_among.begin(), words_.ranked_among.end(),
                       [&](const std::string& word) { return behind.find(word) != std::string_view::npos; });
  }

  bool IsName(uint32_t i) const {
    const Mention& m = context_.mention(i);
    return m.type == MentionType::kEntity && m.refusal == Refusal::kNone;
  }

  // Names that follow one another: "(Ghent, Cork and Derby)", 武汉、长沙两市.
  void FindNames(RankedField& field) const {
    std::vector<uint32_t> run;
    const bool before = sentence_.language == Language::kChinese;
    const uint32_t first = before ? sentence_.first : field.number + 1;
    const uint32_t last = before ? field.number : sentence_.last;
    for (uint32_t i = first; i < last; ++i) {
      if (!IsName(i)) continue;
      if (!run.empty() && !IsListed(context_.mention(run.back()).span.end, context_.mention(i).span.begin)) {
        if (Fits(run, field)) break;
        run.clear();
      }
      run.push_back(i);
    }
    if (!Fits(run, field)) return;
    field.kind = RankedField::Kind::kNames;
    field.names = run;
    for (const uint32_t i : run) field.entities.push_back(context_.entity(context_.mention(i).entity).id);
    std::sort(field.entities.begin(), field.entities.end());
  }

  // All of them, or all but the one that is ranked: "Delhi, Warsaw and this one".
  static bool Fits(const std::vector<uint32_t>& run, const RankedField& field) {
    const auto count = static_cast<int>(run.size());
    return count >= 2 && (count == field.size || count + 1 == field.size);
  }

  bool IsListed(uint32_t begin, uint32_t end) const {
    std::string between = context_.Words({begin, end}, sentence_.language);
    while (!between.empty() && between.back() == ' ') between.pop_back();
    static constexpr std::string_view kMarks[] = {",", "and", ", and", "、", "和", "与", "及", "以及"};
    return std::find(std::begin(kMarks), std::end(kMarks), between) != std::end(kMarks);
  }

  // "the longest in Spain", "Spain's longest", 居湖北第一
  void FindPlace(RankedField& field) const {
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      if (!IsName(i) || !IsPlace(i) || !IsWhere(context_.mention(i).span)) continue;
      field.kind = RankedField::Kind::kPlace;
      field.entities = {context_.entity(context_.mention(i).entity).id};
      return;
    }
  }

  bool IsPlace(uint32_t i) const {
    const Entity& entity = context_.entity(context_.mention(i).entity);
    return context_.book().entities().kinds()[entity.kind].is == KindClass::kPlace;
  }

  bool IsWhere(Span place) const {
    if (sentence_.language == Language::kChinese) {
      if (place.end > pivot_.begin) return false;
      const std::string_view between = Text().substr(place.end, pivot_.begin - place.end);
      return between.empty() || Has(words_.ranked_places, between);
    }
    if (place.begin >= pivot_.end) {
      const std::string between = context_.Words({pivot_.end, place.begin}, Language::kEnglish);
      constexpr size_t kNear = 48;  // bytes: "second-largest football stadium in"
      return between.size() < kNear && between.find(',') == std::string::npos &&
             (between.ends_with(" in ") || between.ends_with(" in"));
    }
    const std::string between = context_.Words({place.end, pivot_.begin}, Language::kEnglish);
    return between == "'s " || between == "'s" || between == "' s ";
  }

  const TextContext& context_;
  const SentenceView& sentence_;
  const RoleWords& words_;
  Span pivot_;
};

}  // namespace

std::string RankedField::Name() const {
  const auto joined = [&] {
    std::string text;
    for (const std::string& id : entities) text += (text.empty() ? "" : "|") + id;
    return text;
  };
  switch (kind) {
    case Kind::kNone:
      return {};
    case Kind::kUnclear:
      return "?";
    case Kind::kNumber:
      return "n:" + std::to_string(size);
    case Kind::kNames:
      return "names:" + joined();
    case Kind::kTable:
      return "table";
    case Kind::kNation:
      return "nation";
    case Kind::kWorld:
      return "world";
    case Kind::kPlace:
      return "in:" + joined();
  }
  return {};
}

std::optional<Filler> RankedField::SubjectBefore(const TextContext& context, uint32_t s) const {
  if (names.empty()) return std::nullopt;
  const SentenceView& sentence = context.sentences()[s];
  for (uint32_t i = names.front(); i-- > sentence.first;) {
    const Mention& m = context.mention(i);
    if (m.type == MentionType::kEntity && m.refusal == Refusal::kNone)
      return Filler{.entity = m.entity, .mention = i, .via = Via::kSentence};
  }
  return std::nullopt;
}

RankedField FieldOf(const TextContext& context, uint32_t s, Span pivot) { return Finder(context, s, pivot).Run(); }

size_t FirstWordFrom(const Shadow& shadow, uint32_t byte) {
  const auto found = std::partition_point(shadow.words.begin(), shadow.words.end(),
                                          [&](const ShadowWord& word) { return word.text < byte; });
  return static_cast<size_t>(found - shadow.words.begin());
}

}  // namespace factlint
