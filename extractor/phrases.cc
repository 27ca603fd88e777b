#include "extractor/phrases.h"

#include <algorithm>

namespace factlint {

bool PhraseTable::Backward(PhraseKind kind) {
  switch (kind) {
    case PhraseKind::kBefore:
    case PhraseKind::kCurrencyBefore:
    case PhraseKind::kCurrencyNameBefore:
    case PhraseKind::kRangeBetween:
    case PhraseKind::kRangeFrom:
    case PhraseKind::kTopRank:
    case PhraseKind::kRankBefore:
    case PhraseKind::kRatioBefore:
    case PhraseKind::kTimesGrow:
    case PhraseKind::kIdentifierBefore:
    case PhraseKind::kSectionBefore:
    case PhraseKind::kCodeBefore:
    case PhraseKind::kFurnitureBefore:
    case PhraseKind::kMoneyNoun:
      return true;
    default:
      return false;
  }
}

uint64_t PhraseTable::Combine(uint64_t key, uint64_t hash, bool space) {
  key ^= hash + (space ? 0x5851F42D4C957F2Dull : 0);
  key *= 0xD6E8FEB86659FD93ull;
  return key ^ (key >> 32);
}

PhraseTable::Node* PhraseTable::Find(uint64_t key) {
  for (size_t i = key & (nodes_.size() - 1);; i = (i + 1) & (nodes_.size() - 1)) {
    if (nodes_[i].key == key) return &nodes_[i];
    if (nodes_[i].key == 0) return nullptr;
  }
}

PhraseTable::Node& PhraseTable::Insert(uint64_t key) {
  if (Node* node = Find(key)) return *node;
  if (++used_ * 2 > nodes_.size()) {
    std::vector<Node> old(nodes_.size() * 4);
    old.swap(nodes_);
    for (const Node& node : old) {
      if (node.key == 0) continue;
      size_t i = node.key & (nodes_.size() - 1);
      while (nodes_[i].key != 0) i = (i + 1) & (nodes_.size() - 1);
      nodes_[i] = node;
    }
  }
  size_t i = key & (nodes_.size() - 1);
  while (nodes_[i].key != 0) i = (i + 1) & (nodes_.size() - 1);
  nodes_[i].key = key;
  return nodes_[i];
}

void PhraseTable::AddStart(uint64_t hash, PhraseKind kind, size_t size) {
  const auto slot = [this](uint64_t wanted) -> Start& {
    size_t i = wanted & (starts_.size() - 1);
    while (starts_[i].kinds != 0 && starts_[i].hash != wanted) i = (i + 1) & (starts_.size() - 1);
    return starts_[i];
  };
  if (slot(hash).kinds == 0 && ++start_count_ * 2 > starts_.size()) {
    std::vector<Start> old(starts_.size() * 2);
    old.swap(starts_);
    for (const Start& start : old)
      if (start.kinds != 0) slot(start.hash) = start;
  }
  Start& start = slot(hash);
  start.hash = hash;
  start.kinds |= uint64_t{1} << static_cast<int>(kind);
  if (kind == PhraseKind::kIdiom) start.idiom_size = static_cast<uint8_t>(std::max<size_t>(start.idiom_size, size));
}

void PhraseTable::Add(PhraseKind kind, const std::vector<Token>& tokens, const std::vector<uint64_t>& hashes,
                      uint32_t value) {
  uint64_t key = Seed(kind);
  const size_t n = tokens.size();
  if (n > 0) AddStart((Backward(kind) ? tokens.back() : tokens.front()).hash, kind, n);
  for (size_t step = 0; step < n; ++step) {
    const size_t i = Backward(kind) ? n - 1 - step : step;
    bool space = false;
    if (step > 0) {
      const size_t right = Backward(kind) ? i + 1 : i;
      space = tokens[right].space && GlueMatters(tokens[right - 1], tokens[right]);
    }
    key = Combine(key, hashes[i], space);
    Node& node = Insert(key);
    if (step + 1 < n) {
      node.more = true;
    } else {
      node.value = value;
    }
  }
}

void PhraseTable::Remove(PhraseKind kind, const std::vector<Token>& tokens, const std::vector<uint64_t>& hashes) {
  Add(kind, tokens, hashes, UINT32_MAX);
}

bool PhraseTable::Walk::Step(uint64_t hash, bool space) {
  if (!first_ && !static_cast<const Node*>(node_)->more) return false;
  key_ = Combine(key_, hash, !first_ && space);
  first_ = false;
  node_ = table_.Find(key_);
  return node_ != nullptr;
}

std::optional<uint32_t> PhraseTable::Walk::End() const {
  const auto* node = static_cast<const Node*>(node_);
  if (!node || node->value == UINT32_MAX) return std::nullopt;
  return node->value;
}

}  // namespace factlint
