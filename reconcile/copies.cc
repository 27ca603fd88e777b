#include "reconcile/copies.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "extractor/in_parallel.h"
#include "reconcile/key_hash.h"

namespace factlint {
namespace {

class Clusters {
 public:
  explicit Clusters(size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0u); }
  uint32_t Find(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  // The smaller index leads, so that the order of joining does not matter.
  void Join(uint32_t a, uint32_t b) {
    a = Find(a);
    b = Find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

// More of one document are not kept.
constexpr size_t kMostHashes = 256;

// The hash of bytes that come one by one.
class ByteHash {
 public:
  void Put(unsigned char byte) {
    word_ = word_ << 8 | byte;
    if (++count_ % 8 == 0) hash_ = MixHash(hash_, std::exchange(word_, 0));
  }
  uint64_t Finish() const { return MixHash(MixHash(hash_, word_), count_); }

 private:
  uint64_t hash_ = 0, word_ = 0, count_ = 0;
};

// Letters and digits alone, so that quotation marks and spaces do not hide a copy;
// nothing for a sentence that is too short to tell. A word is counted where a
// space ends it, a Chinese character is half a word.
uint64_t SentenceHash(std::string_view quote, double least_words) {
  ByteHash folded;
  int half_words = 0;
  bool inside = false;
  for (const char c : quote) {
    const auto byte = static_cast<unsigned char>(c);
    const unsigned char lower = byte >= 'A' && byte <= 'Z' ? byte | 32 : byte;
    const bool letter = (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'z') || byte >= 0x80;
    if (letter) folded.Put(lower);
    if (byte >= 0xE3 && byte <= 0xE9) half_words += 1;
    if (letter && !inside && byte < 0x80) half_words += 2;
    inside = letter;
  }
  return half_words >= 2 * least_words ? folded.Finish() : 0;
}

// A figure of four or more digits, as one number; 0 for all else.
uint64_t RareFigure(uint64_t meter, int64_t mantissa, int exponent) {
  if (mantissa > -1000 && mantissa < 1000) return 0;
  return MixHash(MixHash(meter, static_cast<uint64_t>(mantissa)), static_cast<uint64_t>(exponent));
}

// A hash and a document that has it.
struct Shared {
  uint64_t hash;  // not 0
  uint32_t doc;
};

// All that documents may share, parted so that a table of a part fits a cache.
// Those of a document are put in one after another.
class SharedHashes {
 public:
  explicit SharedHashes(size_t count) : parts_(std::bit_ceil(count / 4096 + 1)) {
    for (auto& part : parts_) part.reserve(count / parts_.size() * 5 / 4);
  }
  void Put(uint64_t hash, uint32_t doc) { parts_[(hash >> 20) & (parts_.size() - 1)].push_back({hash, doc}); }
  size_t parts() const { return parts_.size(); }

  // Who has a hash: the first and the last of its documents, and how many.
  struct Owners {
    uint64_t hash = 0;
    uint32_t first = 0, last = 0, count = 0;
  };
  // Calls joined(part, owners) for each document but the first of a hash, and
  // finished(part, owners) at the end for each hash; parts on `jobs` threads.
  template <class Joined, class Finished>
  void Each(int jobs, Joined joined, Finished finished) const {
    InParallel(parts_.size(), jobs, [&](size_t part) {
      std::vector<Owners> table(std::bit_ceil(parts_[part].size() * 2 + 1));
      for (const Shared& shared : parts_[part]) {
        size_t at = shared.hash & (table.size() - 1);
        while (table[at].hash != 0 && table[at].hash != shared.hash) at = (at + 1) & (table.size() - 1);
        Owners& owners = table[at];
        if (owners.hash == 0) {
          owners = {shared.hash, shared.doc, shared.doc, 1};
        } else if (owners.last != shared.doc) {
          owners.last = shared.doc;
          ++owners.count;
          joined(part, owners);
        }
      }
      for (const Owners& owners : table) finished(part, owners);
    });
  }

 private:
  std::vector<std::vector<Shared>> parts_;
};

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

// Two documents for each that is found, part by part.
Pairs Gather(const std::vector<Pairs>& parts) {
  Pairs all;
  for (const Pairs& part : parts) all.insert(all.end(), part.begin(), part.end());
  std::sort(all.begin(), all.end());
  return all;
}

void JoinSentences(const SharedHashes& sentences, int jobs, Clusters& clusters) {
  std::vector<Pairs> found(sentences.parts());
  using Owners = SharedHashes::Owners;
  sentences.Each(
      jobs, [&](size_t part, const Owners& owners) { found[part].emplace_back(owners.first, owners.last); },
      [](size_t, const Owners&) {});
  for (const auto& [a, b] : Gather(found)) clusters.Join(a, b);
}

// Figures that exactly two documents share, counted for each two.
void JoinRareFigures(const SharedHashes& figures, const Decimal& least, int jobs, Clusters& clusters) {
  std::vector<Pairs> found(figures.parts());
  using Owners = SharedHashes::Owners;
  figures.Each(
      jobs, [](size_t, const Owners&) {},
      [&](size_t part, const Owners& owners) {
        if (owners.count == 2) found[part].emplace_back(std::minmax(owners.first, owners.last));
      });
  const Pairs pairs = Gather(found);
  for (size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
    while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
    if (Decimal(static_cast<int64_t>(end - begin)) >= least) clusters.Join(pairs[begin].first, pairs[begin].second);
  }
}

}  // namespace

void CopyFinder::Smallest::Put(uint64_t hash) {
  if (hash == 0 || hash >= bound_) return;
  hashes_.push_back(hash);
  if (hashes_.size() >= 2 * kMostHashes) Clear();
}

void CopyFinder::Smallest::Put(const Smallest& others) {
  hashes_.insert(hashes_.end(), others.hashes_.begin(), others.hashes_.end());
  if (hashes_.size() >= 2 * kMostHashes) Clear();
}

void CopyFinder::Smallest::Clear() {
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  if (hashes_.size() < kMostHashes) return;
  hashes_.resize(kMostHashes);
  bound_ = hashes_.back();
}

std::vector<uint64_t> CopyFinder::Smallest::Get() const {
  if (hashes_.size() <= kMostHashes) return hashes_;
  Smallest cleared = *this;
  cleared.Clear();
  return std::move(cleared.hashes_);
}

void CopyFinder::Grow() {
  slots_.assign(std::max<size_t>(64, slots_.size() * 2), {});
  for (uint32_t i = 0; i < seen_.size(); ++i) {
    size_t at = seen_[i].hash & (slots_.size() - 1);
    while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {seen_[i].hash, i + 1};
  }
}

uint32_t CopyFinder::IndexOf(std::string_view doc, uint64_t hash) {
  if (seen_.size() * 2 >= slots_.size()) Grow();
  size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash) return slots_[at].number - 1;
  seen_.push_back({.doc = std::string(doc), .hash = hash, .sentences = {}, .figures = {}});
  slots_[at] = {hash, static_cast<uint32_t>(seen_.size())};
  return slots_[at].number - 1;
}

void CopyFinder::Wait(uint64_t hash, uint32_t doc, bool figure) {
  constexpr size_t kMostWaiting = size_t{1} << 17;
  if (hash == 0) return;
  waiting_.push_back({hash, doc, figure});
  if (waiting_.size() >= kMostWaiting) Settle();
}

void CopyFinder::Settle() {
  std::vector<uint32_t> starts(seen_.size() + 1);
  for (const Waiting& one : waiting_) ++starts[one.doc + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<Waiting> ordered(waiting_.size());
  for (const Waiting& one : waiting_) ordered[starts[one.doc]++] = one;
  for (const Waiting& one : ordered) {
    Sketch& sketch = seen_[one.doc];
    (one.figure ? sketch.figures : sketch.sentences).Put(one.hash);
  }
  waiting_.clear();
}

uint64_t CopyFinder::MeterHash(std::string_view metric, std::string_view unit) {
  return HashText(metric, HashText(unit));
}

void CopyFinder::Add(const Claim& claim) {
  Parts parts{.doc = claim.doc,
              .doc_hash = HashText(claim.doc),
              .meter = 0,
              .quote = claim.quote,
              .mantissa = 0,
              .exponent = 0};
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  if (quantity && quantity->nominal) {
    const Decimal& nominal = *quantity->nominal;
    parts.meter = MeterHash(claim.metric, quantity->unit);
    parts.exponent = nominal.Exponent();
    const auto mantissa = nominal.Shift(-nominal.Exponent()).ToInteger();
    // What needs more digits is known by their hash.
    const auto hash = [&] { return static_cast<int64_t>(HashText(nominal.ToString()) | 1024); };
    parts.mantissa = mantissa ? *mantissa : hash();
  }
  Add(parts);
}

void CopyFinder::Add(const Parts& parts) {
  const uint32_t doc = IndexOf(parts.doc, parts.doc_hash);
  if (!parts.quote.empty()) Wait(SentenceHash(parts.quote, policy_->copies_sentence_words.ToDouble()), doc, false);
  Wait(RareFigure(parts.meter, parts.mantissa, parts.exponent), doc, true);
}

void CopyFinder::Merge(std::vector<CopyFinder> others, int jobs) {
  Settle();
  for (CopyFinder& other : others) {
    other.Settle();
    if (seen_.empty()) {
      *this = std::move(other);
      continue;
    }
    std::vector<uint32_t> own;  // by index of the other's: each document once
    for (const Sketch& sketch : other.seen_) own.push_back(IndexOf(sketch.doc, sketch.hash));
    InParallel(own.size(), jobs, [&](size_t i) {
      seen_[own[i]].sentences.Put(other.seen_[i].sentences);
      seen_[own[i]].figures.Put(other.seen_[i].figures);
    });
  }
}

SourceNumbers CopyFinder::Sources(std::span<const DocumentInfo> documents, int jobs) {
  Settle();
  SourceNumbers numbers;
  for (const Sketch& sketch : seen_) numbers.emplace(sketch.doc, 0);
  for (const DocumentInfo& document : documents) {
    numbers.emplace(document.id, 0);
    for (const std::string& origin : document.derived_from) numbers.emplace(origin, 0);
  }
  uint32_t next = 0;
  for (auto& [doc, number] : numbers) number = next++;
  Clusters clusters(numbers.size());
  for (const DocumentInfo& document : documents)
    for (const std::string& origin : document.derived_from) clusters.Join(numbers[document.id], numbers[origin]);
  std::vector<uint32_t> number_of;
  for (const Sketch& sketch : seen_) number_of.push_back(numbers.find(sketch.doc)->second);
  const auto all = [&](auto of) {
    std::vector<std::vector<uint64_t>> hashes(seen_.size());
    InParallel(seen_.size(), jobs, [&](size_t i) { hashes[i] = of(seen_[i]).Get(); });
    size_t count = 0;
    for (const auto& some : hashes) count += some.size();
    SharedHashes shared(count);
    for (size_t i = 0; i < seen_.size(); ++i)
      for (const uint64_t hash : hashes[i]) shared.Put(hash, number_of[i]);
    return shared;
  };
  const SharedHashes sentences = all([](const Sketch& sketch) -> const Smallest& { return sketch.sentences; });
  const SharedHashes figures = all([](const Sketch& sketch) -> const Smallest& { return sketch.figures; });
  JoinSentences(sentences, jobs, clusters);
  JoinRareFigures(figures, policy_->copies_rare_values, jobs, clusters);
  for (auto& [doc, number] : numbers) number = clusters.Find(number);
  return numbers;
}

}  // namespace factlint
