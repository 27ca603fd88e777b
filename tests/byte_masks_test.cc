#include "extractor/byte_masks.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extractor/lines.h"
#include "extractor/name_words.h"

namespace factlint {
namespace {

// All byte values, each at another place of its 64 bytes, the last mask not full.
std::string EveryByte() {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += static_cast<char>(i * 7);
  return text;
}

bool IsLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

TEST(ByteMasks, HoldABitForEachByteOfTheRanges) {
  const std::string text = EveryByte();
  for (size_t at = 0; at < text.size(); at += ByteMasks::kBytes) {
    const ByteMasks bytes(text, at);
    for (size_t i = 0; i < ByteMasks::kBytes; ++i) {
      SCOPED_TRACE(at + i);
      const char c = at + i < text.size() ? text[at + i] : '\0';
      const auto bit = [&](uint64_t mask) { return (mask >> i & 1) != 0; };
      EXPECT_EQ(bit(bytes.In(kLetterBytes, kDigitBytes)), IsLetterOrDigit(c));
      EXPECT_EQ(bit(bytes.In(ByteRange{'!', 2}, ByteRange{'\xEF'})), c == '!' || c == '"' || c == '\xEF');
      EXPECT_EQ(bit(bytes.In(kBeyondAscii)), static_cast<unsigned char>(c) >= 0x80);
      EXPECT_EQ(bit(bytes.In(kSmallBytes)), c >= 'a' && c <= 'z');
    }
  }
}

TEST(ByteMasks, AreCountedAndWalkedOver) {
  const std::string text = EveryByte();
  std::vector<uint32_t> want;
  for (uint32_t i = 0; i < text.size(); ++i)
    if (IsLetterOrDigit(text[i])) want.push_back(i);
  EXPECT_EQ(CountBytes(text, kLetterBytes, kDigitBytes), want.size());
  EXPECT_TRUE(HoldsBytes(text, ByteRange{'z'}));
  EXPECT_FALSE(HoldsBytes("no Chinese", kBeyondAscii));
  EXPECT_FALSE(HoldsBytes("", ByteRange{'\0'}));
  ByteWalk walk(text.size(), [&](uint32_t at) { return ByteMasks(text, at).In(kLetterBytes, kDigitBytes); });
  std::vector<uint32_t> got;
  for (uint32_t at = walk.Next(0); at < text.size(); at = walk.Next(at + 1)) got.push_back(at);
  EXPECT_EQ(got, want);
}

TEST(CountWords, CountsWhatStandsBetweenBlanks) {
  const struct {
    std::string_view line;
    uint32_t words;
  } kCases[] = {
      {"", 0},
      {"---", 0},
      {"two words", 2},
      {"a well-known (and loved) one", 5},  // marks part no word and begin none
      {"\"'quoted' - so", 2},
      {"tab\tand\nline", 3},
      {"4.5% of 12,000", 3},
      {"\xE6\x9D\xAD\xE5\xB7\x9E 2023", 2},  // an ideograph is half a word
      {"caf\xC3\xA9 au lait", 3},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.line);
    EXPECT_EQ(CountWords(c.line), c.words);
    // Wherever it stands among the 64 bytes that are looked at together.
    for (size_t before = 50; before < 70; ++before)
      EXPECT_EQ(CountWords(std::string(before, '-') + ' ' + std::string(c.line)), c.words) << before;
    const bool opens = !c.line.empty() && static_cast<unsigned char>(c.line[0]) < 0x80;
    if (opens && c.words > 0) {  // the first word began 63 bytes before
      EXPECT_EQ(CountWords(std::string(63, 'x') + std::string(c.line)), c.words);
    }
  }
  EXPECT_EQ(CountWords("one two three four", 2), 2u);
}

TEST(CutPlainSentence, TakesSmallWordsAndRefusesWhatIsOdd) {
  const struct {
    std::string_view sentence;
    bool plain;
    std::vector<std::string_view> small;  // in the set; others() are not
    std::vector<std::string_view> others;
  } kCases[] = {
      {"The mayor spoke, and (so they say) left.",
       true,
       {"mayor", "spoke", "and", "so", "they", "say", "left"},
       {"The", "he"}},
      {"It is a remarkable, extraordinary institution indeed.",
       true,
       {"is", "a", "remarkable", "extraordinary", "institution", "indeed"},
       {"It"}},
      {"a", true, {}, {"a"}},
      {"It grew well-known abroad.", false, {"grew"}, {"well", "known", "abroad"}},  // nothing behind it
      {"It is i.e. odd.", false, {"is", "i"}, {"e", "odd"}},                         // the stop joins letters
      {"In Derby it rained.", false, {}, {"it"}},
      {"4 boats", false, {}, {"boats"}},
      {"", false, {}, {}},
  };
  for (const auto& c : kCases) {
    for (size_t before : {0u, 1u, 40u, 55u, 63u}) {
      SCOPED_TRACE(std::string(c.sentence) + " behind " + std::to_string(before));
      const std::string text = std::string(before, '.') + std::string(c.sentence) + " Behind it.";
      const Span sentence{static_cast<uint32_t>(before), static_cast<uint32_t>(before + c.sentence.size())};
      WordSet small;
      WordCollector collector(text, small);
      std::vector<NameWord> words;
      EXPECT_EQ(CutPlainSentence(text, sentence, collector, words), c.plain);
      for (const std::string_view word : c.small) EXPECT_EQ(small.count(word), 1u) << word;
      for (const std::string_view word : c.others) EXPECT_EQ(small.count(word), 0u) << word;
      if (!c.plain) continue;
      std::vector<NameWord> all;
      CutNameWords(text, sentence, {}, all);
      for (size_t i = 0; i < words.size(); ++i) {
        EXPECT_EQ(words[i].span, all[i].span);
        EXPECT_EQ(words[i].joined, all[i].joined);
        EXPECT_EQ(words[i].first, all[i].first);
        EXPECT_EQ(words[i].capital, all[i].capital);
      }
    }
  }
}

}  // namespace
}  // namespace factlint
