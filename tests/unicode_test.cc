#include "extractor/unicode.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace factlint {
namespace {

TEST(Unicode, WalksOverAnyBytes) {
  const struct {
    std::string_view text;
    std::vector<char32_t> characters;
  } kCases[] = {
      {"", {}},
      {"aé北😀", {'a', 0xE9, 0x5317, 0x1F600}},
      {"\x80", {kReplacement}},                                                        // no lead byte
      {"\xC3", {kReplacement}},                                                        // cut
      {"\xE5\x8C", {kReplacement, kReplacement}},                                      // cut
      {"\xC0\xAF", {kReplacement, kReplacement}},                                      // overlong '/'
      {"\xED\xA0\x80", {kReplacement, kReplacement, kReplacement}},                    // a surrogate
      {"\xF4\x90\x80\x80", {kReplacement, kReplacement, kReplacement, kReplacement}},  // past the last
      {"\xFF"
       "a",
       {kReplacement, 'a'}},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    std::vector<char32_t> forward;
    for (size_t at = 0; at < c.text.size();) {
      const CodePoint read = CodePointAt(c.text, at);
      forward.push_back(read.value);
      at += read.size;
    }
    EXPECT_EQ(forward, c.characters);
    std::vector<char32_t> backward;
    for (size_t at = c.text.size(); at > 0;) {
      const CodePoint read = CodePointBefore(c.text, at);
      backward.insert(backward.begin(), read.value);
      at -= read.size;
    }
    EXPECT_EQ(backward, c.characters);
  }
}

TEST(Unicode, WritesWhatItReads) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(text, c);
    const CodePoint read = CodePointAt(text, 0);
    ASSERT_EQ(read.value, c);
    ASSERT_EQ(read.size, text.size());
    ASSERT_TRUE(IsValidUtf8(text));
  }
}

TEST(Unicode, TellsCharactersApart) {
  EXPECT_TRUE(IsCjk(0x5317));
  EXPECT_TRUE(IsCjk(0x3007));   // 〇 is a digit that is written as an ideograph
  EXPECT_FALSE(IsCjk(0x3002));  // 。 is a mark
  EXPECT_FALSE(IsCjk(0xFF21));  // full-width A is a Latin letter
  EXPECT_TRUE(IsLetter(0xE9));
  EXPECT_FALSE(IsLetter('1'));
  EXPECT_TRUE(IsDigit(0xFF11));
  EXPECT_FALSE(IsDigit(0x0661));  // digits of other scripts are none that numbers.md knows
  EXPECT_TRUE(IsSpace(0x3000));
  EXPECT_TRUE(IsSpace(0xA0));
  EXPECT_FALSE(IsSpace(0));
  EXPECT_TRUE(IsQuote(0x300C));
  EXPECT_EQ(Trim("\xE3\x80\x80 a b\xC2\xA0\n"), "a b");
  EXPECT_EQ(Trim(" \n"), "");
  EXPECT_EQ(CountCodePoints("aé北😀"), 4u);
}

TEST(Fold, MakesOneSpellingOfMany) {
  const struct {
    std::string_view text, folded;
  } kCases[] = {
      {"Beijing 29%", "beijing 29%"},
      {"Ｂｅｉｊｉｎｇ　２９％", "beijing 29%"},     // width
      {"city’s “AI” – 5−3", "city's \"ai\" - 5-3"},  // quotes, dashes, minus
      {"1\xC2\xA0"
       "000\xE2\x80\xAF"
       "000",
       "1 000 000"},
      {"co\xC2\xADoperate\xE2\x80\x8B", "cooperate"},  // soft hyphen, zero width
      {"ÉCOLE Straße", "école straße"},
      {"10⁹ m²", "10⁹ m²"},  // never 109
      {"北京：24，000家。", "北京:24,000家。"},
      {"\xFF\xC3", "\xEF\xBF\xBD\xEF\xBF\xBD"},
  };
  for (const auto& c : kCases) EXPECT_EQ(FoldText(c.text), c.folded);
}

TEST(Fold, KeepsTheWayBack) {
  const std::string_view text = "A’s\xC2\xAD “Ｘ１” — 北京É\xE2\x80\x8B.";
  const Folded folded(text);
  const struct {
    std::string_view wanted, original;
  } kCases[] = {
      {"'", "’"}, {"a's", "A’s"},   {"x", "Ｘ"}, {"x1", "Ｘ１"},           {"\"x1\"", "“Ｘ１”"},
      {"-", "—"}, {"北京", "北京"}, {"é", "É"},  {"é.", "É\xE2\x80\x8B."}, {" ", " "},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.wanted);
    const size_t at = folded.text().find(c.wanted);
    ASSERT_NE(at, std::string::npos) << folded.text();
    const Span span = folded.Original(at, at + c.wanted.size());
    EXPECT_EQ(text.substr(span.begin, span.size()), c.original);
  }
  const Span all = folded.Original(0, folded.text().size());
  EXPECT_EQ(text.substr(all.begin, all.size()), text);
}

// Of any text, any piece of the view maps to bytes that fold to that piece, and pieces in order to bytes in order.
TEST(Fold, MapsAnyPieceBack) {
  const std::string_view kParts[] = {"a",    "Z",        " ",  "’", "“", "—",        "Ｘ",           "９",
                                     "％",   "　",       "北", "É", "ß", "\xC2\xAD", "\xE2\x80\x8B", "𠀀",
                                     "\x80", "\xF0\x9F", "1,", "²"};
  std::mt19937 chance(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto parts = chance() % 12; parts > 0; --parts) text += kParts[chance() % std::size(kParts)];
    const Folded folded(text);
    SCOPED_TRACE(text);
    ASSERT_EQ(folded.text(), FoldText(text));
    std::vector<size_t> edges = {0};
    while (edges.back() < folded.text().size())
      edges.push_back(edges.back() + CodePointAt(folded.text(), edges.back()).size);
    for (size_t first = 0; first + 1 < edges.size(); ++first) {
      for (size_t last = first + 1; last < edges.size(); ++last) {
        const Span span = folded.Original(edges[first], edges[last]);
        ASSERT_LE(span.end, text.size());
        ASSERT_EQ(FoldText(std::string_view(text).substr(span.begin, span.size())),
                  folded.text().substr(edges[first], edges[last] - edges[first]));
        if (first > 0) {
          ASSERT_GE(span.begin, folded.Original(edges[first - 1], edges[first]).end);
        }
      }
    }
  }
}

// Each character of the view comes from the character that folds to it.
TEST(Fold, MapsEveryCharacter) {
  const std::string_view texts[] = {"", "plain", "\xC2\xAD", "\xC2\xAD\xC2\xADz", "a\xC2\xAD", "“”", "“a”b“”", "\x80z"};
  for (const std::string_view text : texts) {
    SCOPED_TRACE(text);
    const Folded folded(text);
    uint32_t last = 0;
    for (size_t at = 0; at < folded.text().size();) {
      const CodePoint c = CodePointAt(folded.text(), at);
      const Span span = folded.Original(at, at + c.size);
      ASSERT_GE(span.begin, last);
      ASSERT_LE(span.end, text.size());
      EXPECT_EQ(Fold(CodePointAt(text, span.begin).value), c.value);
      last = span.end;
      at += c.size;
    }
  }
}

TEST(Simplify, GoesCharacterByCharacter) {
  EXPECT_EQ(ToSimplified("臺北有人工智慧企業1,048家"), "台北有人工智慧企业1,048家");
  EXPECT_EQ(ToSimplified("简体 stays"), "简体 stays");
}

}  // namespace
}  // namespace factlint
