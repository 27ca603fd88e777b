#include "extractor/sentences.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "extractor/unicode.h"

namespace factlint {
namespace {

std::vector<Sentence> Split(std::string_view text) {
  std::vector<Sentence> sentences;
  SplitSentences(text, {0, static_cast<uint32_t>(text.size())}, 0, sentences);
  return sentences;
}

std::string Join(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) out += (out.empty() ? "" : "|") + std::string(text.substr(span.begin, span.size()));
  return out;
}

std::string JoinSentences(std::string_view text) {
  std::vector<Span> spans;
  for (const Sentence& sentence : Split(text)) spans.push_back(sentence.span);
  return Join(text, spans);
}

std::string JoinClauses(std::string_view text) {
  const Document document = Document::FromUtf8(std::string(text), DocumentKind::kText, {});
  return Join(text, SplitClauses(document, {.span = {0, static_cast<uint32_t>(text.size())}}));
}

// Cases are written with their wanted ends: '|' is one before a space, '^' one
// without. The text is what remains, the answer has '|' alone.
std::pair<std::string, std::string> ReadMarked(std::string_view marked) {
  std::string text, wanted;
  for (const char c : marked) {
    const bool end = c == '|' || c == '^';
    if (!end) text += c;
    if (c == '|') text += ' ';
    wanted += end ? '|' : c;
  }
  return {text, wanted};
}

TEST(Sentences, EndWhereAReaderSaysSo) {
  const std::string_view kCases[] = {
      "It has 40 cranes.|It is old.",
      "It grew 3.5 percent.|It is old.",
      "It grew by 3.|It is old.",
      // abbreviations of companies and countries end one only before a word that begins one
      "Ayle Crane Co., Ltd. has 40 cranes.|It is old.",
      "It belongs to Ayle Crane Co. Ltd.|The port is old.",
      "Orion Inc. and Ayle Corp. merged.",
      "The best in the U.S. market.|In the U.S. Congress it failed.",
      "It left the U.S.|The port closed.",
      "It opened at 9 a.m. on Monday.|It closed at 5 p.m.|The day was long.",
      // titles, initials
      "Dr. Ann Lee met Mr. J. R. Smith.|They agreed.",
      "Prof. Wang and Sen. Roe spoke.",
      "Take vitamin C.|It is cheap.",
      // numbers after abbreviations
      "It ranks No. 1 in Asia.|No. 2 is Ayle.",
      "Is it large?|No.|The port is small.",
      "See Fig. 3 and pp. 12-14.|Then vol. 2.",
      "On Feb. 14 it opened.|It cost Rs. 500.",
      "It opened in Feb.|The cranes came later.",
      "Ports, e.g. Ayle, i.e. the oldest, grew, cf. the table.",
      // names with stops inside
      "Pony.ai and example.com are names.|So is v1.2.3 of it.",
      // quotation marks and brackets close after the stop
      "“It grew.”|The rest did not.",
      "\"It grew.\"|The rest did not.",
      "“We grew!” he said.|“Did you?” she asked.",
      "It grew (by 5 per cent.)|It fell.",
      "It grew.[12]|It fell.[3][4]|It stood.",
      // stops in a row
      "Really?!|Yes...|Well... maybe.|So it went...and so on.",
      // a missing space
      "They left the city.^The next day was cold.|It rained.",
      // a line break is a space
      "The port has\nforty cranes.|It\nis old.",
      // a list number that no marker took
      "2. It has 40 cranes.|It is old.",
      // Chinese
      "港口有起重机40台。^它很老！^是吗？^是的",
      "增长3.5%。^达到4.0亿元。",
      "“我们很高兴。”张三说。^港口很大。",
      "“我们很高兴。”^港口很大。",
      "港口很大；铁路很长。^城市很老。",
      "他问：“多大？”^没有人回答。",
      "AI企业2,400家。^GPT-4.5模型。",
      "截至2022年10月(约1,048家)。^其中一半在北京",
  };
  for (const std::string_view marked : kCases) {
    const auto [text, wanted] = ReadMarked(marked);
    EXPECT_EQ(JoinSentences(text), wanted);
  }
}

TEST(Sentences, KnowSpeechFromNames) {
  const struct {
    std::string_view text;
    bool quoted;
  } kCases[] = {
      {"The “Hi-Tech Park” opened.", false},  // a name
      {"“We will grow by a third this year,” she said.", true},
      {"“Yes,” she said.", true},  // a comma inside is speech
      {"他说：“今年新增30台。”", true},
      {"项目名为“城市大脑”。", false},
      {"“It grew. It will grow again next year,” he said.", true},  // from the first sentence on
      {"No marks at all.", false},
  };
  for (const auto& c : kCases) EXPECT_EQ(Split(c.text).front().quoted, c.quoted) << c.text;
}

TEST(Clauses, EndAtMarksAndBeforeFiniteClauses) {
  const std::string_view kCases[] = {
      "Ayle has 40 cranes;|Skerry has 30.",
      "Ayle has 40 cranes,|and Skerry has 30.",
      "Ayle has 40 cranes,|while the port of Skerry boasts 30.",
      "Ayle has 40 cranes, 30 trams, and a railway.",        // a list
      "Ayle, which has 40 cranes, ranks second.",            // the verb is Ayle's
      "It grew from 30 in 2019, and is home to 40 cranes.",  // one subject: in doubt one clause
      "Talent Pool:|Over 50% of them left.",
      "It opened at 10:30, at a ratio of 3:1.",
      "The port —|the largest of all —|has 40 cranes.",
      "The port –|the largest –|grew 5-10% in 2019–2023.",
      "It has cranes (40 of steel; 3 of wood), and so on.",  // brackets are whole
      "港口有40台起重机；^铁路长9公里。",
      "港口有40台起重机，占全国29%。",
      "港口有40台起重机，^但铁路只有9公里。",
      "指标：^增长3.5%。",
  };
  for (const std::string_view marked : kCases) {
    const auto [text, wanted] = ReadMarked(marked);
    EXPECT_EQ(JoinClauses(text), wanted);
  }
}

// --- ICU as a second opinion ---

// Ends of sentences in a text of one paragraph, white space behind them left out.
std::set<uint32_t> IcuEnds(std::string_view text, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createSentenceInstance(locale, status));
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<int64_t>(text.size()), &status);
  iterator->setText(&source, status);
  std::set<uint32_t> ends;
  for (int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    const Span span = Trim(text, {0, static_cast<uint32_t>(at)});
    if (!span.empty()) ends.insert(span.end);
  }
  utext_close(&source);
  return ends;
}

std::set<uint32_t> OwnEnds(std::string_view text) {
  std::set<uint32_t> ends;
  for (const Sentence& sentence : Split(text)) ends.insert(sentence.span.end);
  return ends;
}

struct Agreement {
  size_t both = 0;
  std::vector<std::string> differences;

  void Compare(std::string_view text, const icu::Locale& locale) {
    const std::set<uint32_t> icu = IcuEnds(text, locale);
    const std::set<uint32_t> own = OwnEnds(text);
    for (const uint32_t end : icu) own.count(end) > 0 ? void(++both) : Differ("only ICU", text, end);
    for (const uint32_t end : own)
      if (icu.count(end) == 0) Differ("only we", text, end);
  }
  void Differ(std::string_view who, std::string_view text, uint32_t end) {
    const uint32_t from = end > 24 ? end - 24 : 0;
    differences.push_back(std::string(who) + ": " + std::string(text.substr(from, 40)));
  }
};

TEST(Sentences, AgreeWithIcuOnPlainProse) {
  const std::pair<std::string_view, icu::Locale> kTexts[] = {
      {"The harbour has forty cranes. It opened in 1999! Who paid for it? The city did, over 12.5 years. “It was "
       "worth it,” said the mayor. She left in 2003. Nobody knows why (she never said). The end.",
       icu::Locale::getEnglish()},
      {"港口有起重机40台。它始建于1999年！是谁出的钱？市政府出了12.5亿元。市长说，这很值得。她于2003年离任。",
       icu::Locale::getChinese()},
  };
  for (const auto& [text, locale] : kTexts) {
    Agreement agreement;
    agreement.Compare(text, locale);
    EXPECT_TRUE(agreement.differences.empty()) << testing::PrintToString(agreement.differences);
    EXPECT_GE(agreement.both, 6u);
  }
}

// Where ICU without a list of abbreviations errs and we do not; the cases say
// that the difference is wanted.
TEST(Sentences, DifferFromIcuAtAbbreviations) {
  const std::string_view kTexts[] = {
      "Dr. Lee came.",
      "It met Mr. Smith.",
      "It ranks No. 1 in Asia.",
      "Ayle Crane Co. Shanghai is large.",
  };
  for (const std::string_view text : kTexts) {
    EXPECT_GT(IcuEnds(text, icu::Locale::getEnglish()).size() + (text.find("No. 1") != text.npos), 1u) << text;
    EXPECT_EQ(OwnEnds(text).size(), 1u) << text;
  }
}

// Every block of the documents that ship with the project.
TEST(Sentences, AgreeWithIcuOnTheCorpus) {
  namespace fs = std::filesystem;
  std::set<fs::path> paths;
  for (const std::string_view folder : {"/corpus", "/../shared/gold"}) {
    const fs::path root = std::string(FACTLINT_SOURCE_DIR) + std::string(folder);
    if (!fs::exists(root)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root))
      if (entry.path().extension() == ".txt" || entry.path().extension() == ".md") paths.insert(entry.path());
  }
  if (paths.empty()) GTEST_SKIP() << "no documents";
  Agreement agreement;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const Result<Document> document = Document::Decode(std::move(bytes), DocumentKind::kText, {});
    ASSERT_TRUE(document) << path;
    const Outline outline = ParseOutline(*document);
    for (const Block& block : outline.blocks)
      if (block.cells.empty() && block.kind != BlockKind::kCode) {
        // ICU ends a sentence at every line break; ours go on where a line is only wrapped.
        std::string joined(document->Slice(block.span));
        std::replace(joined.begin(), joined.end(), '\n', ' ');
        std::erase(joined, '*');  // it knows no Markdown: "**Revenue.** Sales rose."
        agreement.Compare(joined, outline.language == "zh" ? icu::Locale::getChinese() : icu::Locale::getEnglish());
      }
  }
  RecordProperty("boundaries", static_cast<int>(agreement.both));
  RecordProperty("differences", static_cast<int>(agreement.differences.size()));
  // Of a hundred ends at most three may differ: abbreviations and broken lines.
  EXPECT_LE(agreement.differences.size() * 100, agreement.both * 3) << testing::PrintToString(agreement.differences);
}

// --- Properties ---

// What never ends is cut: each claim of it would show all of it.
TEST(Sentences, AreNeverEndless) {
  struct Row {
    std::string_view why, unit;
    std::string_view end;  // of all parts but the last
  };
  for (const Row& row : std::initializer_list<Row>{
           {"behind a comma", "Ghent had 300 inns and 20 mills, and ", ","},
           {"behind a comma of a script without blanks", "北京有2400家企业，", "，"},
           {"else before a word", "inns and mills and ", ""},
           {"else before a character", "麦", "麦"},
           {"a thousands separator is no comma", "1,000", ""},
       }) {
    SCOPED_TRACE(row.why);
    std::string text;
    while (text.size() < 10'000) text += row.unit;
    std::vector<Sentence> sentences;
    SplitSentences(text, {0, static_cast<uint32_t>(text.size())}, 0, sentences);
    ASSERT_GE(sentences.size(), 5u);
    EXPECT_LE(sentences.size(), 10u);
    for (size_t k = 0; k + 1 < sentences.size(); ++k) {
      const std::string part = text.substr(sentences[k].span.begin, sentences[k].span.size());
      EXPECT_LE(part.size(), 2048u);
      EXPECT_TRUE(IsValidUtf8(part));
      EXPECT_TRUE(part.ends_with(row.end)) << part.substr(part.size() - 12);
      EXPECT_TRUE(!row.unit.ends_with(' ') || text[sentences[k].span.end] == ' ') << "inside a word";
    }
  }
}

TEST(Sentences, TileAnyText) {
  std::vector<std::string> texts = {"", " ", ".", "...", "。。。", "a.b.c.", "\"", "“", "U.S.", "[", ".[", ".[1", "?\"",
                                    "1.", "。”", "。”他", "!\xFF.", ". . . a", "A. B. C. D.", "\n> a.\n> b.",
                                    // ends in blanks that no sentence takes, with a quotation open
                                    "A “b. \n\n", "“A. \x01\n"};
  // All short texts over the characters that decide.
  const std::string_view kLetters[] = {".", " ", "a", "A", "\"", "1", "”", "。", "[", ")"};
  for (const auto a : kLetters)
    for (const auto b : kLetters)
      for (const auto c : kLetters)
        for (const auto d : kLetters) {
          texts.push_back(std::string(a) + std::string(b) + std::string(c) + std::string(d));
        }
  for (const std::string& text : texts) {
    uint32_t last = 0;
    for (const Sentence& sentence : Split(text)) {
      ASSERT_GE(sentence.span.begin, last) << text;
      ASSERT_FALSE(sentence.span.empty()) << text;
      const std::string_view gap = std::string_view(text).substr(last, sentence.span.begin - last);
      ASSERT_TRUE(Trim(gap).empty() || Trim(gap) == ">") << text;
      last = sentence.span.end;
    }
    ASSERT_TRUE(Trim(std::string_view(text).substr(last)).empty()) << text;
  }
}

}  // namespace
}  // namespace factlint
