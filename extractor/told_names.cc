#include "extractor/told_names.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "extractor/ascii.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kLongest = 96;  // bytes between a name and the other

// Takes one of `marks` off the begin of a text.
bool Take(std::string_view& text, std::initializer_list<std::string_view> marks) {
  for (const std::string_view mark : marks)
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      return true;
    }
  return false;
}

// "** (Chinese: 灵犀机器人), formally " -> " formally "; empty where it is no remark that the name goes on behind.
std::string_view BehindRemark(std::string_view between) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
    if (!between.starts_with(open)) continue;
    const size_t end = between.find(close);
    return end == std::string_view::npos ? std::string_view() : between.substr(end + close.size());
  }
  return between;
}

// HM of "Halden Motors (HM)".
bool IsAcronym(std::string_view name, std::string_view between, std::string_view other) {
  if (between != " (" || other.size() < 2) return false;
  std::string capitals;
  for (size_t i = 0; i < name.size(); ++i)
    if (ascii::IsUpper(name[i]) && (i == 0 || name[i - 1] == ' ' || name[i - 1] == '-')) capitals += name[i];
  return capitals == other;
}

// Do the words between two names tell that the second is another name of the first?
bool TellsAnotherName(std::string_view between, const std::vector<std::string>& leads) {
  if (between.empty() || between.size() > kLongest || between.find('\n') != std::string_view::npos) return false;
  while (Take(between, {"*", "_", " ", ")", "）"})) {
  }
  if (const std::string_view behind = BehindRemark(between); !behind.empty()) between = behind;
  if (!Take(between, {" (", "(", "（", ", ", "，"})) return false;
  while (!between.empty() && Take(between, {"*", "_", " "})) {
  }
  std::string folded = FoldText(between);
  std::string_view lead = folded;
  for (const std::string_view mark : {"\xE2\x80\x9C", "\"", "*", " ", "：", ":"})
    while (lead.ends_with(mark)) lead.remove_suffix(mark.size());
  return Has(leads, lead);
}

}  // namespace

void JoinToldNames(const Document& document, const EntityTable& table, const std::vector<std::string>& leads,
                   std::vector<Mention>& mentions) {
  const auto first = static_cast<uint32_t>(table.entities().size());
  std::map<uint32_t, uint32_t> same;  // entity -> the one that it is another name of
  for (size_t i = 1; i < mentions.size(); ++i) {
    const Mention& name = mentions[i - 1];
    const Mention& other = mentions[i];
    if (other.entity < first || other.entity == name.entity || other.span.begin <= name.span.end) continue;
    const std::string_view between = document.Slice({name.span.end, other.span.begin});
    if (!IsAcronym(document.Slice(name.span), between, document.Slice(other.span)) && !TellsAnotherName(between, leads))
      continue;
    const auto whole = same.find(name.entity);  // its own name may be the other of a third
    same.emplace(other.entity, whole == same.end() ? name.entity : whole->second);
  }
  if (same.empty()) return;
  for (Mention& mention : mentions)
    if (const auto found = same.find(mention.entity); found != same.end()) mention.entity = found->second;
}

}  // namespace factlint
