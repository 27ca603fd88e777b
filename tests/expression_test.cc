#include "extractor/expression.h"

#include <random>

#include <gtest/gtest.h>
#include <re2/re2.h>

#include "extractor/backtracker.h"
#include "extractor/builtin.h"
#include "extractor/byte_pairs.h"
#include "tests/packs.h"

namespace factlint {
namespace {

using Groups = std::vector<std::string_view>;

// What RE2 says of a match that begins at byte `at`; nothing where there is none.
std::optional<Groups> ByRe2(const re2::RE2& expression, std::string_view text, size_t at) {
  std::vector<re2::StringPiece> pieces(static_cast<size_t>(expression.NumberOfCapturingGroups()) + 1);
  if (!expression.Match({text.data(), text.size()}, at, text.size(), re2::RE2::ANCHOR_START, pieces.data(),
                        static_cast<int>(pieces.size())))
    return std::nullopt;
  Groups groups;
  for (const re2::StringPiece& piece : pieces) groups.emplace_back(piece.data(), piece.size());
  return groups;
}

// The same matches and groups, or a decent "ask RE2". Returns how often it gave up.
int ExpectLikeRe2(const std::string& source, const Backtracker& small, const std::vector<std::string>& texts) {
  SCOPED_TRACE(source);
  const re2::RE2 expression(source);
  int given_up = 0;
  for (const std::string& text : texts) {
    SCOPED_TRACE(text);
    for (size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && (text[at] & 0xC0) == 0x80) continue;
      Groups groups;
      const auto outcome = small.MatchAt(text, at, groups);
      if (outcome == Backtracker::Outcome::kGaveUp) {
        ++given_up;
        continue;
      }
      const auto wanted = ByRe2(expression, text, at);
      EXPECT_EQ(outcome == Backtracker::Outcome::kMatch, wanted.has_value()) << "at " << at;
      if (!wanted || outcome != Backtracker::Outcome::kMatch) continue;
      EXPECT_TRUE(small.MayStandIn(PairsOf(text))) << "at " << at;
      EXPECT_EQ(groups, *wanted) << "at " << at;
      for (size_t i = 0; i < groups.size(); ++i) EXPECT_EQ(groups[i].data(), (*wanted)[i].data()) << "group " << i;
    }
  }
  return given_up;
}

TEST(Backtracker, FindsWhatRe2Finds) {
  const std::vector<std::string> texts = {
      "",
      "a",
      "aa",
      "ab",
      "aab",
      "abab",
      "b",
      "ba",
      "bbb",
      "a b a ",
      "ab ab b",
      "aaaaaaaaab",
      ",a, b; ",
      "a.b",
      "x-y",
      "7 b_2",
      "12a",
      "\xE4\xB8\xAD\xE5\x9B\xBD",
      "\xEE\x84\x80 a \xEE\x88\x80 ",
      "\xE5\x9B\xBD\xEE\x84\x80",
  };
  for (const std::string source : {
           "a",
           "ab|a",          // the first alternative wins, not the longest
           "(?:a|ab)(b?)",  // unless what follows fails
           "(a)?b",         // a group that took no part
           "(?:(a)|b)+",    // the last round's group stays
           "(?:a(b)?)+",    // and one of an earlier round too
           "a*?b",          // lazy
           "(a{0,2}?)(a*)b?",
           "[ab]{2,3}",  // greedy, and gives back
           "([ab]+)b",
           "(?:[^ ,]+ ){0,3}?b",
           "([^ ,]+ )(?:, |; )?",
           "[^ \\x{E000}-\\x{F8FF},;:()]+ ",
           "([\\x{E100}\\x{E200}] )a",
           "[\\x{E100}] ?(a)?",
           "[^\\x{E000}]{0,4}?\\x{E200}",
           "(?:\xE4\xB8\xAD|\xE5\x9B\xBD)*",
           "a\\.b|x\\-y",
           "",
           "(|a)b",  // an empty alternative
           "(?:a?){0,3}b",
           "a.b",
           ".*b$",  // the end of the text alone
           "(a|ab)$",
           "a?$",
           "\\bab?\\b",  // between a letter and none
           "\\b.",
           ".\\b,",
           "(?:\\bb|\\ba)",
           "[\\w.]+\\s",
           "[^\\w ]",
           "\\d+[a-z]?|\\w",
       }) {
    const auto small = Backtracker::Compile(source);
    ASSERT_TRUE(small) << source;
    EXPECT_EQ(ExpectLikeRe2(source, *small, texts), 0);
  }
}

TEST(Backtracker, LeavesTheRestToRe2) {
  for (const std::string_view source : {
           "^a",      "\\B", "\\pL",    "(?i)a",  "(?P<name>a)", "[[:alpha:]]", "\\x41", "\\D",
           "(?:a?)*",  // rounds that take nothing
           "(?:a*)+", "a**", "a{2}{3}", "a{2,1}", "a{1001}",     "{",           "(",     ")",   "[a", "a\\",
       })
    EXPECT_FALSE(Backtracker::Compile(source)) << source;
}

// Every way of many gaps would take for ever.
TEST(Backtracker, GivesUpOnWhatTakesLong) {
  const std::string source = "(?:[^,]+ ){0,20}?(?:[^,]+ ){0,20}?(?:[^,]+ ){0,20}?b";
  std::string text;
  for (int i = 0; i < 60; ++i) text += "a ";
  const auto small = Backtracker::Compile(source);
  ASSERT_TRUE(small);
  Groups groups;
  EXPECT_EQ(small->MatchAt(text, 0, groups), Backtracker::Outcome::kGaveUp);
  EXPECT_FALSE(Expression(source).FindAt(text, 0, groups));
  EXPECT_TRUE(Expression(source).FindAt(text + "b", 0, groups));
}

// Words, slots and marks at random, with the words that the expression itself names.
std::vector<std::string> TextsFor(const std::string& source, std::mt19937& chance) {
  std::vector<std::string> words = {"the", "of", ",", "in", "xyz", "\xEE\x80\x80", "(", ")"};
  std::string word;
  const re2::RE2 slot("\\\\x\\{(E[12][0-9A-F]{2})\\}");
  re2::StringPiece rest(source);
  std::string hex;
  while (re2::RE2::FindAndConsume(&rest, slot, &hex)) {
    const unsigned long c = std::stoul(hex, nullptr, 16);
    words.push_back(
        {static_cast<char>(0xEE), static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))});
  }
  for (const char c : source) {
    if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  const bool spaced = source.find(' ') != std::string::npos;
  std::vector<std::string> texts;
  for (int i = 0; i < 12; ++i) {
    std::string text;
    for (int k = 0; k < 24; ++k) text += words[chance() % words.size()] + (spaced ? " " : "");
    texts.push_back(std::move(text));
  }
  return texts;
}

// The patterns of all packs: on texts of their own words, nothing differs.
TEST(Backtracker, AgreesWithRe2OnEveryPattern) {
  std::mt19937 chance(1);
  int simple = 0;
  int all = 0;
  for (const Rule& rule : BuiltinBook().rules()) {
    for (const auto& patterns : rule.patterns) {
      for (const Pattern& pattern : patterns) {
        ++all;
        const auto small = Backtracker::Compile(pattern.expression);
        if (!small) continue;
        ++simple;
        ExpectLikeRe2(pattern.expression, *small, TextsFor(pattern.expression, chance));
      }
    }
  }
  EXPECT_GT(simple * 10, all * 9) << simple << " of " << all;
}

// What the outline looks for on each line is matched without RE2, which takes long to start.
TEST(Backtracker, KnowsTheCuesOfTheOutline) {
  for (const std::string_view path : {"rules/languages/outline-en.yaml", "rules/languages/outline-zh.yaml"}) {
    const auto file = OpenBuiltin(path);
    ASSERT_TRUE(file);
    for (const std::string_view list : {"furniture", "byline", "at_top", "ends_article", "opens_contents", "captions",
                                        "caption_ends", "author", "signs_author"}) {
      const Node cues = file->root()[list];
      for (size_t i = 0; i < std::max<size_t>(cues.size(), 1); ++i) {
        const std::string cue(cues.IsSequence() ? cues.at(i).scalar() : cues.scalar());
        EXPECT_EQ(Expression::Check(cue), "") << path << ", " << list;
        const auto small = Backtracker::Compile(cue);
        ASSERT_TRUE(small) << cue;
        std::mt19937 chance(static_cast<unsigned>(i));
        ExpectLikeRe2(cue, *small, TextsFor(cue, chance));
      }
    }
  }
}

// What may begin anywhere is only looked for where one of the texts stands that it needs.
TEST(Backtracker, KnowsWhatItNeeds) {
  const struct {
    std::string_view expression;
    std::string_view text;
    bool may;
  } kCases[] = {
      {".*(plugin|theme) (powered|made) by .*", "the theme of the talk was powered flight", true},  // a first look
      {".*(plugin|theme) (powered|made) by .*", "most of the shopkeepers welcomed the hall", false},
      {".*all rights reserved\\.?", "all rights reserved", true},
      {".*all rights reserved\\.?", "all rights", false},
      {".*(all )?rights?", "left", false},  // "all " may be left out, "right" not
      {".*[ab].*", "left", true},           // needs no text
      {".*(ab|c).*", "left", true},         // one of a single byte
      {"plugin", "left", true},             // its first byte tells as much
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.expression);
    const auto small = Backtracker::Compile(c.expression);
    ASSERT_TRUE(small);
    EXPECT_EQ(small->MayStandIn(PairsOf(c.text)), c.may) << c.text;
  }
}

// Find looks from each character of a short text; a long one is left to RE2. Both find the first match.
TEST(Expression, FindsTheFirstMatchAnywhere) {
  const Expression expression("\\b(?:ab|b)\\b");
  std::vector<std::string_view> groups;
  for (const size_t size : {0u, 10u, 5000u}) {
    const std::string text = std::string(size, 'x') + "b ab b";
    ASSERT_TRUE(expression.Find(text, 0, groups));
    EXPECT_EQ(groups[0].data() - text.data(), size == 0 ? 0 : static_cast<long>(size) + 2);
    ASSERT_TRUE(expression.Find(text, size + 3, groups));  // sees what stands before
    EXPECT_EQ(groups[0].data() - text.data(), static_cast<long>(size) + 5);
    EXPECT_FALSE(expression.Find(text, text.size(), groups));
  }
}

}  // namespace
}  // namespace factlint
