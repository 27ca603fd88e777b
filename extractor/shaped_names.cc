#include "extractor/shaped_names.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/ascii.h"
#include "extractor/local_names.h"

namespace factlint {
namespace {

struct ShapedName {
  Span span;
  std::string_view name;
  uint8_t kind = 0;
};

// All that looks like a name of a kind with a shape, disjoint, in the order of the text.
std::vector<ShapedName> Look(const Document& document, const EntityTable& table) {
  const std::string_view text = document.text();
  std::vector<ShapedName> found;
  std::vector<std::string_view> groups;
  for (size_t kind = 0; kind < table.kinds().size(); ++kind) {
    const auto& shape = table.kinds()[kind].shape;
    for (size_t from = 0; shape && from < text.size() && shape->Find(text, from, groups);) {
      const auto begin = static_cast<uint32_t>(groups[0].data() - text.data());
      const Span span = {begin, begin + static_cast<uint32_t>(groups[0].size())};
      from = std::max<size_t>(span.end, from + 1);
      const bool told = groups.size() > 1 && groups[1].data() != nullptr;
      if (!span.empty()) found.push_back({span, told ? groups[1] : groups[0], static_cast<uint8_t>(kind)});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const ShapedName& a, const ShapedName& b) { return a.span.begin < b.span.begin; });
  const auto overlaps = [](const ShapedName& a, const ShapedName& b) { return a.span.Overlaps(b.span); };
  found.erase(std::unique(found.begin(), found.end(), overlaps), found.end());
  return found;
}

class Adder {
 public:
  Adder(const Outline& outline, const EntityTable& table, std::vector<Mention>& names, std::vector<Entity>& local)
      : outline_(outline), table_(table), names_(names), local_(local) {}

  void Run(const std::vector<ShapedName>& found) {
    std::vector<Mention> all;
    size_t next = 0;  // of names_
    for (const ShapedName& one : found) {
      if (!IsRead(one.span)) continue;
      while (next < names_.size() && names_[next].span.end <= one.span.begin) all.push_back(std::move(names_[next++]));
      size_t last = next;
      while (last < names_.size() && one.span.Contains(names_[last].span)) ++last;
      if (last < names_.size() && names_[last].span.Overlaps(one.span)) continue;  // it reaches out
      next = last;
      all.push_back(MentionOf(one));
    }
    for (; next < names_.size(); ++next) all.push_back(std::move(names_[next]));
    names_ = std::move(all);
  }

 private:
  bool IsRead(Span span) const {
    const auto& blocks = outline_.blocks;
    const auto behind = std::upper_bound(blocks.begin(), blocks.end(), span.begin,
                                         [](uint32_t at, const Block& block) { return at < block.span.begin; });
    if (behind == blocks.begin()) return false;
    return factlint::IsRead(std::prev(behind)->kind);
  }

  Mention MentionOf(const ShapedName& one) {
    std::string name(one.name);
    if (ascii::IsLower(name[0])) name[0] = static_cast<char>(name[0] - 'a' + 'A');
    const auto [place, fresh] = index_.try_emplace({one.kind, Slug(name)}, static_cast<uint32_t>(local_.size()));
    if (fresh) local_.push_back({.id = place->first.second, .name = std::move(name), .kind = one.kind});
    Mention mention;
    mention.type = MentionType::kEntity;
    mention.types = 1 << static_cast<int>(MentionType::kEntity);
    mention.span = mention.number = one.span;
    mention.entity = static_cast<uint32_t>(table_.entities().size()) + place->second;
    return mention;
  }

  const Outline& outline_;
  const EntityTable& table_;
  std::vector<Mention>& names_;
  std::vector<Entity>& local_;
  std::map<std::pair<uint8_t, std::string>, uint32_t> index_;  // into local_
};

}  // namespace

void AddShapedNames(const Document& document, const Outline& outline, const EntityTable& table,
                    std::vector<Mention>& names, std::vector<Entity>& local) {
  const std::vector<ShapedName> found = Look(document, table);
  if (!found.empty()) Adder(outline, table, names, local).Run(found);
}

}  // namespace factlint
