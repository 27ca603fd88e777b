// A set of words that only has to know whether one is in it: kept as numbers in
// one table, so that every word of a long text can be put in.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace factlint {

// Up to eight bytes as a number, without a loop; with their count they are told apart.
inline uint64_t UpToEightBytes(const char* at, size_t count) {
  if (count >= 4) {
    uint32_t head = 0;
    uint32_t tail = 0;
    std::memcpy(&head, at, 4);
    std::memcpy(&tail, at + count - 4, 4);
    return static_cast<uint64_t>(tail) << 32 | head;
  }
  if (count == 0) return 0;
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(at[i])); };
  return byte(0) | byte(count / 2) << 8 | byte(count - 1) << 16;
}

// A word as a number, eight bytes at a step. For look-ups by what one build and
// machine made (extractor/compiled_texts.h): its values are no part of any format, and of another byte order others.
inline uint64_t QuickHash(std::string_view word) {
  const auto mix = [](uint64_t hash, uint64_t part) {
    hash = (hash ^ part) * 0x9E3779B97F4A7C15ull;
    return hash ^ hash >> 32;
  };
  // Spread over all bits: "b" must not meet "ab", whose bytes as numbers differ by their sizes.
  uint64_t hash = word.size() * 0xD6E8FEB86659FD93ull;
  const char* at = word.data();
  size_t left = word.size();
  for (; left > 8; left -= 8, at += 8) {
    uint64_t part = 0;
    std::memcpy(&part, at, 8);
    hash = mix(hash, part);
  }
  hash = mix(hash, UpToEightBytes(at, left));
  return hash * 0xD6E8FEB86659FD93ull;
}

// What a word is known by in a WordSet: never 0. Two words of one key are taken for the
// same: once in some ten million texts of a million different words.
inline uint64_t WordKey(std::string_view word) {
  const uint64_t hash = QuickHash(word);
  const uint64_t key = hash ^ hash >> 29;
  return key == 0 ? 1 : key;
}

// A few bits of many keys: two filters without a bit in common are of keys without one.
class KeyFilter {
 public:
  void Add(uint64_t key) { bits_[key >> 62] |= uint64_t{1} << (key >> 56 & 63); }
  bool MayShare(const KeyFilter& other) const {
    return ((bits_[0] & other.bits_[0]) | (bits_[1] & other.bits_[1]) | (bits_[2] & other.bits_[2]) |
            (bits_[3] & other.bits_[3])) != 0;
  }

 private:
  std::array<uint64_t, 4> bits_{};
};

class WordSet {
 public:
  WordSet() = default;
  // The same as the set that has this table().
  explicit WordSet(std::span<const uint64_t> table) : table_(table.begin(), table.end()) {
    size_ = table.size() - static_cast<size_t>(std::count(table.begin(), table.end(), uint64_t{0}));
  }

  void insert(std::string_view word) { InsertKey(WordKey(word)); }
  void InsertKey(uint64_t key) {
    if (2 * (size_ + 1) > table_.size()) Grow();
    size_ += Put(key) ? 1 : 0;
  }
  template <typename Iterator>
  void insert(Iterator begin, Iterator end) {
    for (; begin != end; ++begin) insert(*begin);
  }
  size_t count(std::string_view word) const { return table_.empty() ? 0 : HasKey(WordKey(word)); }
  bool HasKey(uint64_t key) const {
    if (table_.empty()) return false;
    for (size_t i = key & (table_.size() - 1);; i = (i + 1) & (table_.size() - 1)) {
      if (table_[i] == key) return true;
      if (table_[i] == 0) return false;
    }
  }
  size_t size() const { return size_; }
  KeyFilter filter() const {
    KeyFilter filter;
    for (const uint64_t key : table_)
      if (key != 0) filter.Add(key);
    return filter;
  }
  // As long as its values stay what they are: an open one of keys, 0 where there is none.
  const std::vector<uint64_t>& table() const { return table_; }

 private:
  bool Put(uint64_t key) {
    size_t i = key & (table_.size() - 1);
    for (; table_[i] != 0; i = (i + 1) & (table_.size() - 1))
      if (table_[i] == key) return false;
    table_[i] = key;
    return true;
  }
  void Grow() {
    std::vector<uint64_t> old(table_.empty() ? 16 : 2 * table_.size());
    old.swap(table_);
    for (const uint64_t key : old)
      if (key != 0) Put(key);
  }

  std::vector<uint64_t> table_;  // 0: a free place
  size_t size_ = 0;
};

// Words in their order, with a set of them beside.
class WordList {
 public:
  WordList() = default;
  explicit WordList(std::vector<std::string> words) : words_(std::move(words)) {
    std::sort(words_.begin(), words_.end());
    set_.insert(words_.begin(), words_.end());
    for (const std::string& word : words_) longest_ = std::max(longest_, word.size());
  }

  auto begin() const { return words_.begin(); }
  auto end() const { return words_.end(); }
  const WordSet& set() const { return set_; }
  size_t longest() const { return longest_; }  // bytes

 private:
  std::vector<std::string> words_;
  WordSet set_;
  size_t longest_ = 0;
};

}  // namespace factlint
