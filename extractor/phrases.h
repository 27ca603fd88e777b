// Many phrases at once: the longest that begins, or ends, at a token.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "extractor/tokens.h"

namespace factlint {

// What a phrase is for. A before-phrase is searched backward from a number.
enum class PhraseKind : uint8_t {
  kBefore,       // relation words before a number; value: a Relation, or kNoRelation
  kAfter,        // behind it
  kOrEqual,      // "less than 5000 or equal"
  kEqualTo,      // "equal to 5000 or less"
  kThanGreater,  // 比三十大
  kThanLess,
  kCurrencyBefore,  // symbols; value: as Lexicon::Currency reads it
  kCurrencyNameBefore,
  kCurrencyAfter,
  kCurrencyCode,  // one word, as written
  kSubunit,       // value: an index into Lexicon::subunits
  kUnit,          // value: an index into Lexicon::units
  kUnitSymbol,    // as written
  kUnitGlued,     // as written, right behind a digit
  kUnitFactor,    // as written, only beside another unit
  kPercent,
  kPoints,
  kBasisPoints,
  kPerMille,
  kMark,  // "bn", "K", as written; value: a power of ten
  kMoneyMark,
  kRangeBetween,  // before
  kRangeFrom,     // before
  kRangeAnd,
  kRangeTo,
  kRangeClose,
  kJoin,         // "at least 20 and at most 100"
  kTopRank,      // before: "in the top"
  kRankBefore,   // before: "No."
  kRatioBefore,  // before: "ratio of"
  kRatioTo,      // "3 to 2" behind those
  kTimes,
  kTimesGrow,  // before
  kDoubling,   // value: the factor
  kClock,
  kIdiom,
  kClassifier,        // 家, 个
  kShareWord,         // 一半, 过半; value: 0 a half, 1 more than half
  kIdentifierBefore,  // before
  kSectionBefore,     // before
  kCodeBefore,        // before
  kFurnitureBefore,   // before
  kFurnitureAfter,
  kMoneyNoun,  // before: 营收, 产值
};
inline constexpr int kPhraseKinds = static_cast<int>(PhraseKind::kMoneyNoun) + 1;
static_assert(kPhraseKinds <= 64);

// Before the ends of an interval whose comma is no more than a joint: "95% CI [1.2, 3.4]".
inline constexpr uint32_t kNamedInterval = 1;

// A before-phrase that looks like a relation and is none: 经过, 附近.
inline constexpr uint32_t kNoRelation = 255;

class PhraseTable {
 public:
  // The first tokens of phrases up to one of them, as a number.
  struct Node {
    uint64_t key = 0;
    uint32_t value = UINT32_MAX;  // of the phrase that ends here
    bool more = false;            // longer phrases begin with it
  };

  // `tokens`: the phrase, cut by a Tokenizer. `exact`: their hashes as written.
  void Add(PhraseKind kind, const std::vector<Token>& tokens, const std::vector<uint64_t>& hashes, uint32_t value);
  void Remove(PhraseKind kind, const std::vector<Token>& tokens, const std::vector<uint64_t>& hashes);

  // Calls `take(hash)` for the first token of each phrase (before-phrases: the last).
  template <class Take>
  void ForEachStart(const Take& take) const {
    for (const Start& start : starts_)
      if (start.kinds != 0) take(start.hash);
  }
  // The phrases that have a token of this hash first (before-phrases: last).
  struct Start {
    uint64_t hash = 0;
    uint64_t kinds = 0;      // bit i is PhraseKind i
    uint8_t idiom_size = 0;  // tokens of the longest idiom
  };
  const Start& StartsAt(uint64_t hash) const {
    size_t i = hash & (starts_.size() - 1);
    while (starts_[i].hash != hash && starts_[i].kinds != 0) i = (i + 1) & (starts_.size() - 1);
    return starts_[i];
  }

  struct Hit {
    uint32_t value = 0;
    size_t tokens = 0;  // how many
  };

  // Walks a phrase token by token.
  class Walk {
   public:
    Walk(const PhraseTable& table, PhraseKind kind) : table_(table), key_(Seed(kind)) {}
    // Takes the next token; `space`: white space that counts stands between it and
    // the one before (GlueMatters). False: no phrase goes on like this.
    bool Step(uint64_t hash, bool space);
    // Does a phrase end here, with which value?
    std::optional<uint32_t> End() const;

   private:
    const PhraseTable& table_;
    uint64_t key_;
    bool first_ = true;
    const void* node_ = nullptr;
  };

 private:
  friend class Lexicon;
  friend class LexiconCode;

  static uint64_t Seed(PhraseKind kind) { return (static_cast<uint64_t>(kind) + 1) * 0x9E3779B97F4A7C15ull; }
  static uint64_t Combine(uint64_t key, uint64_t hash, bool space);
  static bool Backward(PhraseKind kind);
  Node* Find(uint64_t key);
  const Node* Find(uint64_t key) const { return const_cast<PhraseTable*>(this)->Find(key); }
  Node& Insert(uint64_t key);

  void AddStart(uint64_t hash, PhraseKind kind, size_t size);

  std::vector<Node> nodes_ = std::vector<Node>(1024);
  size_t used_ = 0;
  std::vector<Start> starts_ = std::vector<Start>(1024);  // open addressing
  size_t start_count_ = 0;
};

// White space between two tokens counts unless one is a Chinese character.
inline bool GlueMatters(const Token& left, const Token& right) {
  return left.kind != TokenKind::kHan && right.kind != TokenKind::kHan;
}

}  // namespace factlint
