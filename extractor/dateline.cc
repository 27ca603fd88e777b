#include "extractor/dateline.h"

#include <algorithm>

namespace factlint {
namespace {

constexpr uint32_t kLongest = 70;  // bytes

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

// The bytes of a dash between blanks at `at`, or 0.
uint32_t DashAt(std::string_view text, uint32_t at) {
  if (at >= text.size() || text[at] != ' ') return 0;
  for (const std::string_view dash : {" -- ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "})
    if (text.substr(at, dash.size()) == dash) return static_cast<uint32_t>(dash.size());
  return 0;
}

// "Linz, 6 March 2025", "Linz, March 6".
bool EndsWithDay(std::string_view line) {
  const size_t comma = line.find(", ");
  if (comma == std::string_view::npos || line.back() < '0' || line.back() > '9') return false;
  const std::string_view day = line.substr(comma + 2);
  for (const std::string_view month :
       {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"})
    if (day.find(month) != std::string_view::npos) return true;
  return false;
}

// 江海社南京3月22日电（记者 李明）
uint32_t ChineseEnd(std::string_view text, Span block) {
  const std::string_view opening = text.substr(block.begin, std::min(block.size(), kLongest));
  const size_t wire = opening.find("日电");
  if (wire == std::string_view::npos || opening.substr(0, wire).find("社") == std::string_view::npos)
    return block.begin;
  if (opening.substr(0, wire).find("，") != std::string_view::npos) return block.begin;
  return block.begin + static_cast<uint32_t>(wire + std::string_view("日电").size());
}

}  // namespace

uint32_t DatelineEnd(std::string_view text, Span block) {
  if (block.empty()) return block.begin;
  if (!IsUpper(text[block.begin])) return ChineseEnd(text, block);
  const uint32_t limit = std::min(block.end, block.begin + kLongest);
  const std::string_view reach = text.substr(block.begin, limit + 1 - block.begin);
  if (reach.find('-') == std::string_view::npos && reach.find('\xE2') == std::string_view::npos) return block.begin;
  uint32_t end = block.begin;
  while (end < limit && DashAt(text, end) == 0) end = static_cast<uint32_t>(text.substr(0, limit).find(' ', end + 1));
  if (end >= limit) return block.begin;
  // The first word is set in capitals, an agency stands in brackets before the dash, or a day: "Linz, 6 March 2025 -".
  uint32_t capitals = block.begin;
  while (capitals < end && IsUpper(text[capitals])) ++capitals;
  const bool shouted = capitals - block.begin >= 3 && (capitals == end || !IsLower(text[capitals]));
  // "Marnby (Derby) – Sales: €90" is a portrait, no report.
  constexpr size_t kLabel = 40;
  const std::string_view behind = text.substr(end, std::min<size_t>(block.end - end, kLabel));
  const bool agency = end > block.begin && text[end - 1] == ')' && behind.find(": ") == std::string_view::npos;
  const std::string_view line = text.substr(block.begin, end - block.begin);
  const bool dated = EndsWithDay(line);
  const bool prose = line.find(':') != std::string_view::npos || std::count(line.begin(), line.end(), ' ') > 7;
  return (shouted || agency || dated) && !prose ? end + DashAt(text, end) : block.begin;
}

}  // namespace factlint
