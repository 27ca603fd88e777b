// Where scanners look: the places found 64 bytes at a time are those of a walk byte by byte.
#include "extractor/word_starts.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace factlint {
namespace {

const WordFilter& Months() {
  static const WordFilter* const words = [] {
    auto* made = new WordFilter;
    for (const char* word : {"january", "may", "q", "fy", "September"}) made->Add(word);
    return made;
  }();
  return *words;
}

bool Letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// The same by hand, words whole.
std::vector<uint32_t> ByHand(std::string_view text) {
  std::vector<uint32_t> places;
  for (uint32_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<uint8_t>(text[at]);
    const bool word = Letter(text[at]) && (at == 0 || !Letter(text[at - 1]));
    uint32_t end = at;
    while (end < text.size() && Letter(text[end])) ++end;
    if ((byte >= '0' && byte <= '9') || byte >= 0xC0 || (word && Months().MayHave(RunKeyAt(text, at, end - at))))
      places.push_back(at);
  }
  return places;
}

std::vector<uint32_t> Found(std::string_view text, uint32_t from) {
  std::vector<uint32_t> places;
  WordStarts starts(text, Months());
  const auto stop = [&](uint32_t place) { return !Letter(text[place]) || starts.MayBeWord(place); };
  for (uint32_t at = starts.Next(from, stop); at < text.size(); at = starts.Next(at + 1, stop)) places.push_back(at);
  return places;
}

TEST(WordStarts, AreThoseOfAWalkByteByByte) {
  const char* const kPieces[] = {"may",       "May ",       "Q1",      "fy",     "q",         " ",  "january",
                                 "SEPTEMBER", "septembers", "mayor",   "a",      "7",         "年", "é",
                                 "\xFF",      "\x80",       "of the ", "x-may-", "0123456789"};
  std::mt19937 chance(20261122);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto pieces = chance() % 60; pieces > 0; --pieces) text += kPieces[chance() % std::size(kPieces)];
    ASSERT_EQ(Found(text, 0), ByHand(text)) << text;
  }
}

TEST(WordStarts, BeginWhereTheyAreAskedTo) {
  const std::string text = "may 5 may";
  EXPECT_EQ(Found(text, 1), (std::vector<uint32_t>{4, 6}));  // inside a word is no beginning
  EXPECT_EQ(Found(text, 6), (std::vector<uint32_t>{6}));
  EXPECT_EQ(Found(text, 9), (std::vector<uint32_t>{}));
  EXPECT_EQ(Found("", 0), (std::vector<uint32_t>{}));
}

// "May" is found whatever its case and whatever stands behind it, and so are words of one and two letters.
TEST(WordFilter, NeverDeniesItsWords) {
  for (const char* word : {"may", "MAY", "mAy", "q", "Q", "FY", "september", "JANUARY"}) {
    for (int behind = 0; behind < 256; ++behind) {
      if (Letter(static_cast<char>(behind))) continue;
      const std::string text = std::string(word) + static_cast<char>(behind);
      ASSERT_FALSE(Found(text, 0).empty()) << word << " " << behind;
      ASSERT_EQ(Found(text, 0)[0], 0u) << word << " " << behind;
    }
  }
}

TEST(WordFilter, DeniesMostOthers) {
  int taken = 0;
  for (int i = 0; i < 26 * 26 * 26; ++i) {
    const char word[] = {static_cast<char>('a' + i / 676), static_cast<char>('a' + i / 26 % 26),
                         static_cast<char>('a' + i % 26)};
    taken += Months().MayHave(RunKeyAt({word, 3}, 0, 3)) ? 1 : 0;
  }
  EXPECT_LE(taken, 20);  // "may", and few by chance
}

TEST(RunKey, TellsRunsOfOneBeginningApart) {
  const std::string text = "September September1 Septembers";
  EXPECT_EQ(RunKeyAt(text, 0, 9).letters, RunKeyAt(text, 10, 9).letters);
  EXPECT_NE(RunKeyAt(text, 0, 9).size, RunKeyAt(text, 21, 10).size);
  EXPECT_EQ(RunKeyAt("may", 0, 3).letters,
            RunKeyAt("MAYBE-LATER", 0, 3).letters);  // by the end of the text, and before it
}

}  // namespace
}  // namespace factlint
