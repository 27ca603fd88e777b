#include "extractor/document.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr std::string_view kEnglish =
    "The café of Ayle – open since 1999 – sold 1,048 crêpes for £3.50 each. “Très bon”, said the owner’s cousin. "
    "It is one of the few places where the naïve visitor may pay in coin.\n";
constexpr std::string_view kChinese =
    "艾尔港是全国最大的港口之一。截至2022年10月，港口拥有起重机1,048台，占全国的29%。"
    "港口管理局表示，今年还将新增30台，总投资约35亿元。这些设备由本地企业制造，并出口到多个国家。\r\n"
    "第二段：港口的历史可以追溯到一百多年以前，当时它只是一个小渔村。\n";

std::string Encode(std::string_view text, const char* charset) {
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(text.size() * 4 + 16, '\0');
  UConverter* converter = ucnv_open(charset, &status);
  const int32_t size = ucnv_fromUChars(converter, bytes.data(), static_cast<int32_t>(bytes.size()), source.getBuffer(),
                                       source.length(), &status);
  ucnv_close(converter);
  EXPECT_TRUE(U_SUCCESS(status)) << charset;
  bytes.resize(static_cast<size_t>(size));
  return bytes;
}

Result<Document> Decode(std::string bytes) { return Document::Decode(std::move(bytes), DocumentKind::kText, {}); }

// Every character of the text, encoded alone, is what stands in the original at
// the place that the document names.
void CheckOffsets(const Document& document, const std::string& bytes, const char* charset) {
  const std::string& text = document.text();
  for (uint32_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    const std::string alone = Encode(std::string_view(text).substr(at, c.size), charset);
    const uint64_t original = document.Original(at);
    ASSERT_EQ(bytes.substr(original, alone.size()), alone) << charset << " at " << at;
    ASSERT_EQ(document.Original(at + c.size), original + alone.size());
    at += c.size;
  }
}

TEST(Document, DecodesEveryCharsetWithTheWayBack) {
  const struct {
    std::string_view why, text, bom;
    const char* charset;      // ICU's, to encode
    std::string_view expect;  // Document::charset()
  } kCases[] = {
      {"plain", kChinese, "", "UTF-8", "utf-8"},
      {"a BOM is no text", kChinese, "\xEF\xBB\xBF", "UTF-8", "utf-8"},
      {"little", kChinese, "\xFF\xFE", "UTF-16LE", "utf-16le"},
      {"big", kChinese, "\xFE\xFF", "UTF-16BE", "utf-16be"},
      {"no BOM, English: every other byte is NUL", kEnglish, "", "UTF-16LE", "utf-16le"},
      {"no BOM, Chinese: its punctuation tells", kChinese, "", "UTF-16LE", "utf-16le"},
      {"no BOM, big", kChinese, "", "UTF-16BE", "utf-16be"},
      {"GB18030", kChinese, "", "GB18030", "gb18030"},
      {"GB18030, one line", "港口拥有起重机1048台。", "", "GB18030", "gb18030"},
      {"Western", kEnglish, "", "windows-1252", "windows-1252"},
      {"Western, one letter", "caf\xC3\xA9 1,048", "", "windows-1252", "windows-1252"},
      {"Big5",
       "港口管理局表示，今年還將新增三十台起重機，總投資約三十五億元。這些設備由本地企業製造，並出口到多個國家。", "",
       "Big5", "big5"},
      {"Russian", "В порту работают тридцать кранов и сто человек, говорит начальник порта.", "", "windows-1251",
       "windows-1251"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string bytes = std::string(c.bom) + Encode(c.text, c.charset);
    const Result<Document> document = Decode(bytes);
    ASSERT_TRUE(document) << document.error().what;
    EXPECT_EQ(document->charset(), c.expect);
    EXPECT_EQ(document->text(), c.text);
    EXPECT_EQ(document->original_bytes(), bytes.size());
    if (document->text() == c.text) CheckOffsets(*document, bytes, c.charset);
  }
}

TEST(Document, DecodesLongTextAcrossSlices) {
  std::string text;
  while (text.size() < 200'000) text += kChinese;
  text += "𠀀😀 end";
  const std::string bytes = Encode(text, "GB18030");
  const Result<Document> document = Decode(bytes);
  ASSERT_TRUE(document);
  ASSERT_EQ(document->text(), text);
  CheckOffsets(*document, bytes, "GB18030");
}

TEST(Document, KeepsWhatIsOddAndReplacesWhatIsNone) {
  const struct {
    std::string_view why, bytes, text;
  } kCases[] = {
      {"a NUL in a good text stays", {"40 cranes\0and 30 trams.", 23}, {"40 cranes\0and 30 trams.", 23}},
      {"a text cut in a character", "艾尔港拥有起重机\xE5\x8F", "艾尔港拥有起重机\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"a surrogate written as UTF-8", "艾尔港拥有\xED\xA0\x80起重机二十多台",
       "艾尔港拥有\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD起重机二十多台"},
      {"half a unit at the end",
       "\xFF\xFE"
       "a\0b",
       "a\xEF\xBF\xBD"},
      {"nothing", "", ""},
      {"a BOM alone", "\xEF\xBB\xBF", ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const bool half = c.bytes.substr(0, 2) == "\xFF\xFE";
    const Result<Document> document = Decode(half ? std::string("\xFF\xFE"
                                                                "a\0b",
                                                                5)
                                                  : std::string(c.bytes));
    ASSERT_TRUE(document) << document.error().what;
    EXPECT_EQ(document->text(), c.text);
    EXPECT_EQ(document->Original(static_cast<uint32_t>(document->text().size())), document->original_bytes());
  }
}

TEST(Document, OffsetsPassOverDamage) {
  const std::string bytes = "艾尔\xFF港二十多台\xE5起重机";
  const Result<Document> document = Decode(bytes);
  ASSERT_TRUE(document);
  for (const std::string_view word : {"艾尔", "港二", "起重机"})
    EXPECT_EQ(document->Original(static_cast<uint32_t>(document->text().find(word))), bytes.find(word)) << word;
}

TEST(Document, RefusesBinaryContentWithItsPlace) {
  std::string noise;
  for (uint32_t i = 0, x = 1; i < 4000; ++i) noise += static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  std::string prose;
  while (prose.size() < 3000) prose += kEnglish;
  const struct {
    std::string_view why;
    std::string bytes;
    std::string_view says;
  } kCases[] = {
      {"a program",
       std::string("\x7F"
                   "ELF\2\1\1\0\0\0",
                   10),
       "a program"},
      {"a PDF file begins like text", "%PDF-1.7\nhello", "a PDF file"},
      {"an office document is an archive", std::string("PK\x03\x04 etc", 8), "a ZIP archive"},
      {"noise", noise, "binary content at byte "},
      {"half a text", prose + noise, "binary content at byte 3"},
      {"NULs at the end of a text", prose + std::string(64, '\0'), "binary content at byte 3"},
      {"few bytes, most of them NUL", std::string("a\0\0\0\0\0b", 7), "binary content at byte 1 of 7"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const Result<Document> document = Decode(c.bytes);
    ASSERT_FALSE(document);
    EXPECT_NE(document.error().what.find(c.says), std::string::npos) << document.error().what;
    EXPECT_EQ(document.error().what.find('\n'), std::string::npos);
  }
}

TEST(Document, TakesARecordAsItIs) {
  const Document document = Document::FromUtf8(
      "\xEF\xBB\xBF"
      "a\xFF"
      "b",
      DocumentKind::kText, {.id = "d1"});
  EXPECT_EQ(document.text(),
            "\xEF\xBB\xBF"
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(document.Original(7), 5u);
  EXPECT_EQ(document.info().id, "d1");
  EXPECT_EQ(Document::FromUtf8("abc", DocumentKind::kText, {}).sha256(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Locator, CountsLinesAndCharacters) {
  const Document document = Document::FromUtf8("é北\n\r\nx😀y\rz", DocumentKind::kText, {});
  const struct {
    Span span;
    Place place;
  } kCases[] = {
      {{0, 2}, {0, 2, 0, 1, 1, 1}},       {{2, 5}, {2, 5, 1, 2, 1, 2}},
      {{8, 9}, {8, 9, 5, 6, 3, 1}},       {{9, 13}, {9, 13, 6, 7, 3, 2}},
      {{15, 16}, {15, 16, 9, 10, 4, 1}},  {{0, 16}, {0, 16, 0, 10, 1, 1}},  // back to the start
      {{16, 16}, {16, 16, 10, 10, 4, 2}},
  };
  Locator locator(document);
  for (const auto& c : kCases) {
    const Place place = locator.Locate(c.span);
    EXPECT_EQ(place, c.place) << c.span.begin << ": line " << place.line << " column " << place.column << " chars "
                              << place.char_start << "-" << place.char_end;
  }
}

}  // namespace
}  // namespace factlint
