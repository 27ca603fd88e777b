// What holds of every number: its spellings come back, spans never overlap, and
// no text is too odd.
#include <random>

#include <gtest/gtest.h>

#include "extractor/scanner.h"

namespace factlint {
namespace {

std::vector<Mention> Scan(const std::string& text) {
  const Document document = Document::FromUtf8(text, DocumentKind::kText, {});
  return ScanMentions(document, {}, Lexicon::Builtin(), {});
}

// The value of a text that is one number from its first byte to its last.
std::string Whole(const std::string& text) {
  const std::vector<Mention> mentions = Scan(text);
  if (mentions.size() != 1) return std::to_string(mentions.size()) + " mentions";
  const Mention& mention = mentions[0];
  if (mention.refusal != Refusal::kNone) return std::string(ToString(mention.refusal));
  if (mention.span != Span{0, static_cast<uint32_t>(text.size())}) return "not all of it";
  return mention.quantity.nominal ? mention.quantity.nominal->ToString() : "no value";
}

std::string English(int64_t n) {
  static const char* const kSmall[] = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                                       "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                       "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static const char* const kTens[] = {"",      "",      "twenty",  "thirty", "forty",
                                      "fifty", "sixty", "seventy", "eighty", "ninety"};
  if (n < 20) return kSmall[n];
  if (n < 100) return kTens[n / 10] + (n % 10 ? "-" + English(n % 10) : std::string());
  if (n < 1000) return English(n / 100) + " hundred" + (n % 100 ? " and " + English(n % 100) : std::string());
  static const std::pair<int64_t, const char*> kScales[] = {{1000000000000000, "quadrillion"},
                                                            {1000000000000, "trillion"},
                                                            {1000000000, "billion"},
                                                            {1000000, "million"},
                                                            {1000, "thousand"}};
  for (const auto& [scale, name] : kScales)
    if (n >= scale) {
      const int64_t rest = n % scale;
      return English(n / scale) + " " + name + (rest ? (rest < 100 ? " and " : " ") + English(rest) : std::string());
    }
  return {};
}

struct Script {
  const char* digits[10];
  const char* units[4];   // "", ten, hundred, thousand
  const char* scales[4];  // "", 万, 亿, 万亿
};
const Script kPlain = {
    {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}, {"", "万", "亿", "万亿"}};
const Script kFinancial = {
    {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, {"", "拾", "佰", "仟"}, {"", "万", "亿", "万亿"}};
const Script kTraditional = {
    {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"}, {"", "拾", "佰", "仟"}, {"", "萬", "億", "萬億"}};

// Below 10000, with the zeros in between.
std::string ChineseGroup(int n, const Script& script) {
  std::string out;
  bool zero = false;
  for (int place = 3; place >= 0; --place) {
    int digit = n;
    for (int i = 0; i < place; ++i) digit /= 10;
    digit %= 10;
    if (digit == 0) {
      zero = !out.empty();
      continue;
    }
    if (zero) out += script.digits[0];
    zero = false;
    out += std::string(script.digits[digit]) + script.units[place];
  }
  return out;
}

// Up to 10^16: 万亿 and 亿 share one 亿 where both are there.
std::string Chinese(int64_t n, const Script& script) {
  if (n == 0) return script.digits[0];
  const int groups[4] = {static_cast<int>(n % 10000), static_cast<int>(n / 10000 % 10000),
                         static_cast<int>(n / 100000000 % 10000), static_cast<int>(n / 1000000000000)};
  std::string out;
  bool gap = false;
  for (int i = 3; i >= 0; --i) {
    if (groups[i] == 0) {
      gap = gap || !out.empty();
      continue;
    }
    if (!out.empty() && (gap || groups[i] < 1000)) out += script.digits[0];
    gap = false;
    std::string scale = script.scales[i];
    if (i == 3 && groups[2] != 0) scale = script.scales[1];
    out += ChineseGroup(groups[i], script) + scale;
  }
  return out;
}

// "12万3456", "5亿", "1.5亿" is the reader's own affair: digits with 亿 and 万.
std::string DigitsAndScales(int64_t n) {
  std::string out;
  const int64_t high = n / 100000000;
  const int64_t middle = n / 10000 % 10000;
  const int64_t low = n % 10000;
  if (high > 0) out += std::to_string(high) + "亿";
  if (middle > 0) out += (high > 0 && middle < 1000 ? "零" : "") + std::to_string(middle) + "万";
  if (low > 0 || n == 0) out += (n >= 10000 && (low < 1000 || middle == 0) ? "零" : "") + std::to_string(low);
  return out;
}

std::vector<int64_t> Samples() {
  std::vector<int64_t> samples;
  for (int64_t n = 0; n <= 1200; ++n) samples.push_back(n);
  for (int64_t power = 10; power <= 10000000000000000; power *= 10)
    for (int64_t d = -2; d <= 2; ++d)
      for (const int64_t factor : {1, 2, 9})
        if (power * factor + d <= 10000000000000000 - 1) samples.push_back(power * factor + d);
  std::mt19937_64 random(20261121);
  for (int i = 0; i < 4000; ++i) {
    int64_t top = 10;
    for (uint64_t k = random() % 16; k > 0; --k) top *= 10;
    int64_t n = static_cast<int64_t>(random() % static_cast<uint64_t>(top));
    for (uint64_t k = random() % 12; k > 0; --k) n = n / 10 * 10;
    samples.push_back(n);
  }
  return samples;
}

TEST(ScannerProperty, EveryIntegerComesBackFromItsSpellings) {
  for (const int64_t n : Samples()) {
    const std::string want = std::to_string(n);
    EXPECT_EQ(Whole(English(n)), want) << English(n);
    EXPECT_EQ(Whole(Chinese(n, kPlain)), want) << Chinese(n, kPlain);
    if (n < 10) continue;  // 肆 and 伍 alone are words of their own
    EXPECT_EQ(Whole(Chinese(n, kTraditional)), want) << Chinese(n, kTraditional);
    EXPECT_EQ(Whole(Chinese(n, kFinancial)), want) << Chinese(n, kFinancial);
    EXPECT_EQ(Whole(DigitsAndScales(n)), want) << DigitsAndScales(n);
    if (testing::Test::HasFailure()) break;
  }
}

TEST(ScannerProperty, MoneyAndMeasuresComeBack) {
  std::mt19937_64 random(7);
  const std::pair<const char*, const char*> kUnits[] = {{" yuan", "CNY"},
                                                        {" euros", "EUR"},
                                                        {"亿元", "CNY"},
                                                        {"万美元", "USD"},
                                                        {" square kilometers", "square-kilometer"},
                                                        {" tonnes", "tonne"},
                                                        {"公里", "kilometer"},
                                                        {" kWh", "kilowatt-hour"},
                                                        {"%", "%"},
                                                        {"个百分点", "%-point"}};
  for (int i = 0; i < 3000; ++i) {
    const auto& [suffix, unit] = kUnits[random() % std::size(kUnits)];
    const Decimal value =
        Decimal::Scaled(static_cast<int64_t>(random() % 10000000) + 1, -static_cast<int>(random() % 4));
    const std::string text = value.ToString() + suffix;
    SCOPED_TRACE(text);
    const std::vector<Mention> mentions = Scan(text);
    ASSERT_EQ(mentions.size(), 1u);
    EXPECT_EQ(mentions[0].quantity.unit, unit);
    const int scale = text.find("亿") != std::string::npos ? 8 : text.find("万") != std::string::npos ? 4 : 0;
    EXPECT_EQ(mentions[0].quantity.nominal, value.Shift(scale));
  }
}

// Texts of everything that numbers are made of, and of what they are not.
std::string Jumble(std::mt19937_64& random) {
  static const char* const kParts[] = {"1",
                                       "48",
                                       "1,000",
                                       "0",
                                       "12.5",
                                       "1,",
                                       ".",
                                       ",",
                                       "-",
                                       "–",
                                       "~",
                                       "/",
                                       "%",
                                       "$",
                                       "€",
                                       "US$",
                                       "¥",
                                       "(",
                                       ")",
                                       " ",
                                       " ",
                                       " ",
                                       "one",
                                       "two",
                                       "twenty",
                                       "hundred",
                                       "million",
                                       "half",
                                       "third",
                                       "and",
                                       "of",
                                       "the",
                                       "a",
                                       "in",
                                       "top",
                                       "more than",
                                       "at most",
                                       "between",
                                       "from",
                                       "to",
                                       "or",
                                       "no less than",
                                       "nearly",
                                       "percent",
                                       "percentage points",
                                       "yuan",
                                       "dollars",
                                       "cents",
                                       "km",
                                       "m²",
                                       "times",
                                       "more",
                                       "一",
                                       "二",
                                       "十",
                                       "百",
                                       "千",
                                       "万",
                                       "亿",
                                       "两",
                                       "半",
                                       "余",
                                       "多",
                                       "几",
                                       "数",
                                       "成",
                                       "折",
                                       "倍",
                                       "分之",
                                       "百分之",
                                       "点",
                                       "第",
                                       "前",
                                       "至",
                                       "到",
                                       "超过",
                                       "近",
                                       "以上",
                                       "左右",
                                       "元",
                                       "美元",
                                       "角",
                                       "家",
                                       "个",
                                       "每",
                                       "有",
                                       "中",
                                       "，",
                                       "。",
                                       "\n",
                                       "\n\n",
                                       "\xff",
                                       "\xe4\xb8",
                                       std::string_view("\0", 1).data(),
                                       "̶",
                                       "é",
                                       "ａ",
                                       "１",
                                       "．",
                                       "½",
                                       "²",
                                       "^",
                                       "x10^",
                                       "GPT-",
                                       "No. ",
                                       "http://a.b/1",
                                       "@"};
  std::string text;
  for (uint64_t n = random() % 14 + 1; n > 0; --n) text += kParts[random() % std::size(kParts)];
  return text;
}

TEST(ScannerProperty, AcceptedSpansLieInOrderAndNeverOverlap) {
  std::mt19937_64 random(42);
  for (int i = 0; i < 60000; ++i) {
    const Document document = Document::FromUtf8(Jumble(random), DocumentKind::kText, {});
    const std::string& text = document.text();
    uint32_t end = 0;
    for (const Mention& mention : ScanMentions(document, {}, Lexicon::Builtin(), {})) {
      ASSERT_LT(mention.span.begin, mention.span.end) << text;
      ASSERT_LE(mention.span.end, text.size()) << text;
      ASSERT_TRUE(mention.span.Contains(mention.number)) << text;
      ASSERT_GE(mention.span.begin, end) << text;
      end = mention.span.end;
      if (mention.refusal != Refusal::kNone) continue;
      const Interval& bounds = mention.quantity.bounds;
      ASSERT_TRUE(bounds.lo || bounds.hi) << text;
      if (bounds.lo && bounds.hi) {
        ASSERT_LE(*bounds.lo, *bounds.hi) << text;
      }
      ASSERT_NE(mention.types & (1u << static_cast<int>(mention.type)), 0u) << text;
    }
  }
}

// "12 km" in full-width characters, the space left as it is.
std::string Widened(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c <= ' ' || c > '~') {
      out += c;
      continue;
    }
    const unsigned wide = 0xFF00u + static_cast<unsigned char>(c) - 0x20u;
    out += static_cast<char>(0xE0 | (wide >> 12));
    out += static_cast<char>(0x80 | ((wide >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (wide & 0x3F));
  }
  return out;
}

TEST(ScannerProperty, FoldingMapsBackToTheBytesOfTheText) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 3000; ++i) {
    const std::string places = random() % 2 ? "." + std::to_string(random() % 99 + 1) : "";
    const std::string digits = std::to_string(random() % 100000000) + places;
    static const char* const kUnits[] = {"%", " firms", " percent", ""};
    const std::string before = random() % 2 ? "about " : "with 园区 ";
    const std::string narrow = before + digits + kUnits[random() % std::size(kUnits)];
    const std::string wide = before + Widened(digits) + narrow.substr(before.size() + digits.size());
    SCOPED_TRACE(wide);
    const std::vector<Mention> plain = Scan(narrow);
    const std::vector<Mention> folded = Scan(wide);
    ASSERT_EQ(plain.size(), 1u);
    ASSERT_EQ(folded.size(), 1u);
    EXPECT_EQ(folded[0].quantity.nominal, plain[0].quantity.nominal);
    EXPECT_EQ(folded[0].quantity.unit, plain[0].quantity.unit);
    const auto slice = [](const std::string& text, Span span) { return text.substr(span.begin, span.size()); };
    EXPECT_EQ(slice(wide, folded[0].number), Widened(slice(narrow, plain[0].number)));
    EXPECT_EQ(folded[0].span.begin, plain[0].span.begin);
    EXPECT_EQ(wide.size() - folded[0].span.end, narrow.size() - plain[0].span.end);
  }
}

TEST(ScannerProperty, NoTextIsTooOdd) {
  const std::string long_digits(100000, '7');
  const std::vector<Mention> overlong = Scan("a " + long_digits + " b");
  ASSERT_EQ(overlong.size(), 1u);
  EXPECT_EQ(overlong[0].refusal, Refusal::kOverlong);
  std::string han;
  for (int i = 0; i < 30000; ++i) han += "三";
  EXPECT_EQ(Scan(han).at(0).refusal, Refusal::kOverlong);
  // A digit that is struck out, lost or cut by a NUL: neither half is the number.
  const std::string_view kBroken[] = {
      "1\xcc\xb6"
      "0 firms",
      "1\xef\xbf\xbd"
      "048 firms",
      {"5\0"
       "6",
       3},
      "12\x01"
      "5 km",
      "7\xef\xb8\x8f\xe2\x83\xa3"};
  for (const std::string_view broken : kBroken) {
    const std::vector<Mention> mentions = Scan(std::string(broken));
    ASSERT_EQ(mentions.size(), 1u) << broken;
    EXPECT_EQ(mentions[0].refusal, Refusal::kMalformed) << broken;
  }
  EXPECT_EQ(Scan("\xff 7 \xe4\xb8").size(), 1u);
  for (const char* part :
       {"1,", "between 1 and ", "一分之", "one hundred and ", "1 to ", "1/", "1-", "half of a ", "at least 1 and ",
        "1 in 5 in ", "千万亿", "每五有", "第一", "million ", "(", "$", "百分之", "1 2/"}) {
    std::string text;
    while (text.size() < 20000) text += part;
    Scan(text);
  }
}

}  // namespace
}  // namespace factlint
