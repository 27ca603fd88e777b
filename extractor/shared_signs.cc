#include "extractor/shared_signs.h"

#include <algorithm>

#include "extractor/unicode.h"

namespace factlint {
namespace {

// The country that holds a place, over at most a few steps: Sendai is in Japan.
std::string_view CountryOf(const EntityTable& table, const Entity& entity) {
  constexpr int kSteps = 6;
  const Entity* at = &entity;
  for (int step = 0; step < kSteps && !at->in.empty(); ++step) {
    const int index = table.FindEntity(at->in);
    if (index < 0) break;
    at = &table.entities()[static_cast<size_t>(index)];
  }
  return at->id;
}

bool IsLetterAt(std::string_view text, size_t at) {
  return at < text.size() && IsWordLetter(CharAt(text, static_cast<uint32_t>(at)).value);
}

}  // namespace

SharedSigns::SharedSigns(const Document& document, const Outline& outline, const EntityTable& table,
                         const std::vector<Mention>& names, const Lexicon& lexicon)
    : text_(document.text()), outline_(outline), table_(table), shared_(lexicon.shared_signs()) {
  for (const Mention& name : names)
    if (name.entity < table.entities().size()) names_.push_back({name.span.begin, name.entity});
}

void SharedSigns::FindCues() {
  const std::string_view text = text_;
  const auto stands = [&](const SharedSign& one) {  // each sign is looked for once
    const bool first = std::none_of(shared_.data(), &one, [&](const SharedSign& b) { return b.sign == one.sign; });
    return first && text.find(one.sign) != std::string_view::npos;
  };
  if (std::none_of(shared_.begin(), shared_.end(), stands)) return;
  for (uint32_t currency = 0; currency < shared_.size(); ++currency) {
    AddWords(text, currency);
    for (const Name& name : names_)
      if (CountryOf(table_, table_.entities()[name.entity]) == shared_[currency].country)
        cues_.push_back({name.at, currency});
  }
  std::sort(cues_.begin(), cues_.end(), [](const Cue& a, const Cue& b) { return a.at < b.at; });
}

void SharedSigns::AddWords(std::string_view text, uint32_t currency) {
  for (const std::string& word : shared_[currency].words)
    for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
      const bool inside = (at > 0 && IsLetterAt(text, at - 1)) || IsLetterAt(text, at + word.size());
      if (!inside) cues_.push_back({static_cast<uint32_t>(at), currency});
    }
}

int SharedSigns::Leader(const std::string& sign, uint32_t begin, uint32_t end) const {
  std::vector<int> counts(shared_.size(), 0);
  const auto first =
      std::lower_bound(cues_.begin(), cues_.end(), begin, [](const Cue& cue, uint32_t at) { return cue.at < at; });
  for (auto cue = first; cue != cues_.end() && cue->at < end; ++cue)
    if (shared_[cue->currency].sign == sign) ++counts[cue->currency];
  const auto most = std::max_element(counts.begin(), counts.end());
  if (most == counts.end() || *most == 0 || std::count(counts.begin(), counts.end(), *most) > 1) return -1;
  return static_cast<int>(most - counts.begin());
}

// The sign that a sum is printed with, else one of the currency that was assumed ("¥ bn" of a column).
const std::string* SharedSigns::SignOf(const Mention& mention) const {
  const std::string_view printed = std::string_view(text_).substr(mention.span.begin, mention.span.size());
  for (const SharedSign& one : shared_)
    if (printed.find(one.sign) != std::string_view::npos) return &one.sign;
  for (const SharedSign& one : shared_)
    if (one.currency == mention.quantity.unit) return &one.sign;
  return nullptr;
}

void SharedSigns::Read(Mention& mention) {
  if (mention.type != MentionType::kMoney || !mention.quantity.assumed) return;
  if (!looked_) FindCues();
  looked_ = true;
  if (cues_.empty()) return;
  const std::string* sign = SignOf(mention);
  if (sign == nullptr) return;
  const auto& blocks = outline_.blocks;
  const auto behind = std::upper_bound(blocks.begin(), blocks.end(), mention.span.begin,
                                       [](uint32_t at, const Block& block) { return at < block.span.begin; });
  int leader = behind == blocks.begin() ? -1 : Leader(*sign, (behind - 1)->span.begin, (behind - 1)->span.end);
  if (leader < 0) leader = Leader(*sign, 0, UINT32_MAX);
  if (leader >= 0) mention.quantity.unit = shared_[static_cast<size_t>(leader)].currency;
}

}  // namespace factlint
