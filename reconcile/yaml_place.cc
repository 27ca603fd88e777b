#include "reconcile/yaml_place.h"

#include <algorithm>
#include <string_view>

#include "extractor/unicode.h"

namespace factlint {

Place PlaceOf(const Node& node) {
  const std::string_view source = node.file()->source();
  Place place{.line = static_cast<uint32_t>(node.line()), .column = static_cast<uint32_t>(node.column())};
  size_t at = 0;
  for (int line = 1; line < node.line() && at < source.size(); ++line) at = source.find('\n', at) + 1;
  const std::string_view line = source.substr(at, std::min(source.find('\n', at), source.size()) - at);
  place.start = at + ByteOfCodePoint(line, static_cast<size_t>(node.column()) - 1);
  place.char_start = CountCodePoints(source.substr(0, place.start));
  place.end = at + line.size();
  place.char_end = place.char_start + CountCodePoints(source.substr(place.start, place.end - place.start));
  return place;
}

}  // namespace factlint
