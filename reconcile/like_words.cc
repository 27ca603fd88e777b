#include "reconcile/like_words.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "extractor/builtin.h"
#include "extractor/sorted_words.h"
#include "reconcile/key_hash.h"

namespace factlint {
namespace {

constexpr size_t kHan = 3;           // bytes of a Chinese character
constexpr size_t kLeastOfAWord = 3;  // letters that stay before an ending

struct CommonWords {
  std::vector<std::string> english, chinese, endings;  // sorted; the others as they are listed, longest first

  static const CommonWords& Builtin() {
    static const CommonWords words = [] {
      constexpr std::string_view kPath = "rules/languages/common_words.yaml";
      const std::unique_ptr<YamlFile> file = OpenBuiltin(kPath);
      if (!file) BuiltinIsBroken(std::string(kPath) + " is missing");
      Diagnostics diagnostics;
      MapReader reader(file->root(), "common words", diagnostics);
      reader.Get("factlint_common_words");
      CommonWords read{
          .english = reader.Strings("en"), .chinese = reader.Strings("zh"), .endings = reader.Strings("endings")};
      reader.Finish();
      if (diagnostics.HasErrors()) BuiltinIsBroken(std::string(kPath));
      std::sort(read.english.begin(), read.english.end());
      const auto longer = [](const std::string& a, const std::string& b) { return a.size() > b.size(); };
      std::stable_sort(read.chinese.begin(), read.chinese.end(), longer);
      std::stable_sort(read.endings.begin(), read.endings.end(), longer);
      return read;
    }();
    return words;
  }
};

unsigned char ByteAt(std::string_view text, size_t i) { return static_cast<unsigned char>(text[i]); }
bool IsHanAt(std::string_view text, size_t i) {
  return i + kHan <= text.size() && ByteAt(text, i) >= 0xE4 && ByteAt(text, i) <= 0xE9;
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
// Of a word of letters: ASCII, and those that UTF-8 writes with two bytes.
bool IsLetter(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= 0xC3 && byte <= 0xDF) ||
         (byte >= 0x80 && byte <= 0xBF);
}

std::string Lower(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  return lower;
}

std::string_view WithoutEnding(std::string_view word, const CommonWords& common) {
  for (const std::string& ending : common.endings)
    if (word.size() >= ending.size() + kLeastOfAWord && word.ends_with(ending))
      return word.substr(0, word.size() - ending.size());
  return word;
}

// The letters from `begin` on; none of a character that is neither a letter nor Chinese.
size_t EndOfWord(std::string_view text, size_t begin) {
  size_t end = begin;
  if (ByteAt(text, begin) >= 0x80 && ByteAt(text, begin) < 0xC3) return begin;
  while (end < text.size() && (IsLetter(ByteAt(text, end)) || (text[end] == '-' && end > begin))) ++end;
  return end;
}

// Calls add(hash, begin, end) for each word of a text.
template <typename Add>
class Words {
 public:
  Words(std::string_view text, Add add) : text_(text), add_(std::move(add)) {}

  void Run() {
    for (size_t i = 0; i < text_.size();) i = IsHanAt(text_, i) ? AddChinese(i) : AddLatin(i);
  }

 private:
  // The bytes of the common Chinese word that begins at `i`; 0 where none does.
  size_t CommonAt(size_t i) const {
    for (const std::string& word : common_.chinese)
      if (text_.substr(i).starts_with(word)) return word.size();
    return 0;
  }

  void AddPairs(size_t begin, size_t end) {
    for (size_t i = begin; i + 2 * kHan <= end; i += kHan) add_(HashText(text_.substr(i, 2 * kHan)), i, i + 2 * kHan);
  }

  // From a Chinese character to the end of its run.
  size_t AddChinese(size_t begin) {
    size_t i = begin;
    size_t phrase = begin;
    while (IsHanAt(text_, i)) {
      const size_t skipped = CommonAt(i);
      if (skipped == 0) {
        i += kHan;
        continue;
      }
      AddPairs(phrase, i);
      phrase = i += skipped;
    }
    AddPairs(phrase, i);
    return i;
  }

  size_t AddLatin(size_t begin) {
    const size_t end = EndOfWord(text_, begin);
    if (end == begin) return begin + 1;
    const std::string word = Lower(text_.substr(begin, end - begin));
    if (word.size() > 1 && !Has(common_.english, word)) add_(HashText(WithoutEnding(word, common_)), begin, end);
    return end;
  }

  std::string_view text_;
  Add add_;
  const CommonWords& common_ = CommonWords::Builtin();
};

void Tidy(LikeWords& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// Bytes of the comma or stop at `i`, of either width; 0 where there is none. "1,048" has none.
size_t BreakAt(std::string_view text, size_t i) {
  constexpr std::string_view kNarrow = ",;:().";
  if (kNarrow.find(text[i]) != std::string_view::npos)
    return i + 1 < text.size() && IsDigit(text[i + 1]) && text[i] != '(' ? 0 : 1;
  for (const std::string_view wide : {"，", "。", "、", "；", "：", "（", "）", "—", "–"})
    if (text.substr(i).starts_with(wide)) return wide.size();
  return 0;
}

// Where the clause that ends at `end` begins.
size_t ClauseBegin(std::string_view text, size_t end) {
  size_t begin = 0;
  for (size_t i = 0; i < end;) {
    const size_t stop = BreakAt(text, i);
    if (stop > 0 || IsDigit(text[i])) begin = std::min(end, i + std::max<size_t>(stop, 1));
    i += std::max<size_t>(stop, 1);
  }
  return begin;
}

size_t ClauseEnd(std::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && !IsDigit(text[end]) && BreakAt(text, end) == 0) ++end;
  return end;
}

}  // namespace

LikeWords WordsOf(std::string_view text) {
  LikeWords words;
  Words(text, [&](uint64_t hash, size_t, size_t) { words.push_back(hash); }).Run();
  Tidy(words);
  return words;
}

std::vector<std::string> SharedWords(std::string_view a, std::string_view b) {
  const LikeWords of_b = WordsOf(b);
  std::vector<std::string> shared;
  size_t last = 0;  // where the last one ends
  const auto add = [&](uint64_t hash, size_t begin, size_t end) {
    if (!std::binary_search(of_b.begin(), of_b.end(), hash)) return;
    if (begin < last)
      shared.back() += a.substr(last, end - last);
    else
      shared.emplace_back(a.substr(begin, end - begin));
    last = end;
  };
  Words(a, add).Run();
  return shared;
}

LikeWords WordsAround(std::string_view sentence, std::string_view text, size_t begin) {
  if (text.empty()) return {};
  if (begin > sentence.size() || !sentence.substr(begin).starts_with(text)) {
    begin = sentence.find(text);
    if (begin == std::string_view::npos || sentence.find(text, begin + 1) != std::string_view::npos) return {};
  }
  const size_t behind = begin + text.size();
  LikeWords words = WordsOf(sentence.substr(behind, ClauseEnd(sentence, behind) - behind));
  for (size_t end = begin; end > 0;) {
    const size_t from = ClauseBegin(sentence, end);
    const LikeWords before = WordsOf(sentence.substr(from, begin - from));
    words.insert(words.end(), before.begin(), before.end());
    if (!words.empty() || from == 0) break;
    end = from - 1;
  }
  Tidy(words);
  return words;
}

size_t CountShared(const LikeWords& a, const LikeWords& b) {
  size_t shared = 0;
  for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    shared += a[i] == b[k];
    const bool forward = a[i] <= b[k];
    k += b[k] <= a[i];
    i += forward;
  }
  return shared;
}

double Likeness(const LikeWords& a, const LikeWords& b) {
  const size_t all = a.size() + b.size();
  return all == 0 ? 0 : 2.0 * static_cast<double>(CountShared(a, b)) / static_cast<double>(all);
}

}  // namespace factlint
