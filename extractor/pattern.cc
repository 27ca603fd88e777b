#include "extractor/pattern.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

#include "extractor/expression.h"
#include "extractor/mention.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr std::string_view kNoMention = "\\x{E000}-\\x{F8FF}";  // for a negated class
static_assert(kTypeBase + static_cast<uint32_t>(MentionType::kDate) == 0xE108);
constexpr std::string_view kNoMentionButDate = "\\x{E000}-\\x{E107}\\x{E109}-\\x{F8FF}";
constexpr int kLongestGap = 20;
constexpr size_t kLongestPattern = 10'000;
constexpr int kDeepest = 20;  // brackets in brackets

std::string Class(const std::vector<uint32_t>& characters) {
  std::string text = "[";
  for (const uint32_t c : characters) fmt::format_to(std::back_inserter(text), "\\x{{{:X}}}", c);
  return text + "]";
}

std::string Utf8(uint32_t c) {
  std::string text;
  AppendUtf8(text, c);
  return text;
}

struct Piece {
  std::string exact;
  std::vector<std::string> any;     // one of these phrases or slots must stand in the sentence; empty: nothing must
  std::vector<std::string> starts;  // one of these words begins it; empty: not known
};

// A recursive-descent parser: sequence := element*, element := word | slot |
// lexset | '(' sequence ('|' sequence)* ')' | '[' sequence ']' | gap.
class Compiler {
 public:
  Compiler(std::string_view source, Language language, const Vocabulary& vocabulary)
      : source_(source), english_(language == Language::kEnglish), language_(language), vocabulary_(vocabulary) {}

  PatternResult Run() {
    PatternResult result;
    Pattern& pattern = result.pattern;
    pattern.source = std::string(source_);
    if (source_.size() > kLongestPattern) {
      Fail(fmt::format("a pattern has at most {} bytes, not {}", kLongestPattern, source_.size()),
           "long lists of words belong in a lexset");
      pattern.source.clear();
      result.errors = std::move(errors_);
      return result;
    }
    if (source_.substr(0, 3) == "re:") {
      std::map<int, std::string> names;
      const std::string raw(source_.substr(3 + (source_.substr(3, 1) == " " ? 1 : 0)));
      const std::string wrong = Expression::Check(raw, &names);
      std::vector<std::string_view> groups;
      if (!wrong.empty())
        Fail("no RE2 expression: " + wrong);
      else if (Expression(raw).FindAt("", 0, groups))
        Fail("the expression matches the empty text");
      for (const auto& [index, name] : names) pattern.groups.push_back({.index = index, .role = name});
      pattern.expression = raw;
      pattern.literals = 1;
      result.errors = std::move(errors_);
      return result;
    }
    for (Skip(); !AtEnd(); Skip()) {
      if (source_[at_] == ')' || source_[at_] == ']' || source_[at_] == '|') {
        FailAt(at_, at_ + 1, fmt::format("unexpected '{}'", source_[at_]));
        break;
      }
      const bool opens = pattern.expression.empty();
      Piece piece = Element();
      if (!opens && english_ && pattern.first.empty() && pattern.ahead.words.empty() && !piece.starts.empty())
        if (const auto words = Expression::CountBlanks(pattern.expression))
          pattern.ahead = {piece.starts, words->first, words->second};
      pattern.expression += piece.exact;
      if (!piece.any.empty()) pattern.required.push_back(std::move(piece.any));
      if (opens) pattern.first = std::move(piece.starts);
    }
    pattern.groups = std::move(groups_);
    pattern.literals = literals_;
    if (errors_.empty() && literals_ == 0 && !anchored_)
      Fail("a pattern needs a word or a lexset: slots and gaps alone match anything");
    result.errors = std::move(errors_);
    return result;
  }

 private:
  bool AtEnd() const { return at_ >= source_.size(); }
  void Skip() {
    while (!AtEnd() && source_[at_] == ' ') ++at_;
  }
  void Fail(std::string what, std::string hint = {}) { errors_.push_back({std::move(what), std::move(hint)}); }
  void FailAt(size_t begin, size_t end, std::string what, std::string hint = {}) {
    if (!gave_up_) errors_.push_back({std::move(what), std::move(hint), begin, std::min(end, source_.size()) - begin});
  }

  std::string_view Blank() const { return english_ ? " " : ""; }

  Piece Sequence(std::string_view ends) {
    Piece all;
    bool opens = true;
    for (Skip(); !AtEnd() && ends.find(source_[at_]) == std::string_view::npos; Skip()) {
      Piece piece = Element();
      all.exact += piece.exact;
      if (all.any.empty()) all.any = std::move(piece.any);
      if (opens) all.starts = std::move(piece.starts);
      opens = false;
    }
    return all;
  }

  // Brackets call this again: too deep, and the rest is passed over.
  Piece Element() {
    if (depth_ >= kDeepest) {
      FailAt(at_, at_ + 1, fmt::format("brackets are nested more than {} deep", kDeepest));
      at_ = source_.size();
      gave_up_ = true;
      return {};
    }
    ++depth_;
    Piece piece = AnyElement();
    --depth_;
    return piece;
  }

  Piece AnyElement() {
    switch (source_[at_]) {
      case '(':
        return Alternatives();
      case '[':
        return Optional();
      case '{':
        return Slot();
      case '<':
        return Lexset();
      case '~':
        return Gap();
      default:
        return Word();
    }
  }

  Piece Alternatives() {
    const size_t open = at_++;
    Piece all{"(?:", {}, {}};
    bool unknown = false;  // an alternative may begin with anything
    bool free = false;     // an alternative requires nothing: then all together do not
    while (true) {
      Piece piece = Sequence("|)");
      all.exact += piece.exact;
      free = free || piece.any.empty();
      std::move(piece.any.begin(), piece.any.end(), std::back_inserter(all.any));
      unknown = unknown || piece.starts.empty();
      std::move(piece.starts.begin(), piece.starts.end(), std::back_inserter(all.starts));
      if (AtEnd()) {
        FailAt(open, open + 1, "a '(' without its ')'");
        break;
      }
      if (source_[at_++] == ')') break;
      all.exact += '|';
    }
    all.exact += ')';
    if (free) all.any.clear();
    if (unknown) all.starts.clear();
    return all;
  }

  Piece Optional() {
    const size_t open = at_++;
    const int literals = literals_;
    const Piece inner = Sequence("]");
    literals_ = literals;  // what may be absent makes nothing specific
    if (AtEnd()) {
      FailAt(open, open + 1, "a '[' without its ']'");
    } else {
      ++at_;
    }
    return {"(?:" + inner.exact + ")?", {}, {}};
  }

  // The text up to `close`, which is consumed.
  std::string_view Until(char close) {
    const size_t begin = ++at_;
    const size_t end = source_.find(close, begin);
    if (end == std::string_view::npos) {
      FailAt(begin - 1, begin, fmt::format("'{}' is missing", close));
      at_ = source_.size();
      return {};
    }
    at_ = end + 1;
    return source_.substr(begin, end - begin);
  }

  std::string Capture(const std::string& inner, std::string role, bool list, bool words) {
    groups_.push_back({.index = ++group_count_, .role = std::move(role), .list = list, .words = words});
    return "(" + inner + ")";
  }

  Piece Slot() {
    const size_t open = at_;
    std::string_view name = Until('}');
    if (name.empty()) return {};
    bool list = false;
    if (name.substr(0, 5) == "list:") {
      list = true;
      name.remove_prefix(5);
    }
    const size_t colon = name.find(':');
    std::string_view type = name.substr(0, colon);
    if (!type.empty() && type.back() == '!') {  // "{money!}": the slot alone is meant
      type.remove_suffix(1);
      anchored_ = true;
    }
    const std::string role(colon == std::string_view::npos ? type : name.substr(colon + 1));
    if (type == "noun" || type == "term") {
      ++literals_;
      const std::string words = english_ ? fmt::format("(?:[^ {},;:()]+ ){{1,7}}", kNoMention)
                                         : fmt::format("[^{},。、;:()]{{1,14}}", kNoMention);
      Piece piece = {
          Capture(words, type == "term" && colon == std::string_view::npos ? "noun" : role, false, true), {}, {}};
      groups_.back().tail = type == "term";
      return piece;
    }
    std::vector<uint32_t> characters;
    for (size_t begin = 0; begin <= type.size();) {
      const size_t end = std::min(type.find('|', begin), type.size());
      const std::string_view one = type.substr(begin, end - begin);
      const auto found = vocabulary_.slots.find(one);
      if (found == vocabulary_.slots.end()) {
        std::vector<std::string> known;
        for (const auto& [slot, unused] : vocabulary_.slots) known.push_back(slot);
        FailAt(open, at_, fmt::format("unknown slot {{{}}}", one), DidYouMean(one, known));
      } else {
        characters.insert(characters.end(), found->second.begin(), found->second.end());
      }
      begin = end + 1;
    }
    if (characters.empty()) return {};
    if (type == "heading.number") anchored_ = true;
    const std::string one = Class(characters).append(Blank());
    std::vector<std::string> any;
    any.reserve(characters.size());
    for (const uint32_t c : characters) any.push_back(Utf8(c));
    if (!list) return {Capture(one, role, false, false), any, any};
    anchored_ = true;
    return {Capture(List(one), role, true, false), any, any};
  }

  // "Baidu, ByteDance (maker of …) and the lidar firm Hesai".
  std::string List(const std::string& one) const {
    if (english_) {
      const std::string comma = "(?:, (?:\\x{E000} )?)";  // a clause may end there
      const std::string word = fmt::format("(?:[^ {},;:()]+ )", kNoMention);
      const std::string apposition = fmt::format("(?:{}(?:an?|the) {}{{1,8}})?", comma, word);
      const std::string item = one + "(?:\\( (?:[^ )]+ ){0,12}\\) )?" + apposition;
      return item +
             fmt::format("(?:(?:{}+(?:and |or )?|and |or |& |as well as |plus ){}{{0,3}}?{})*", comma, word, item);
    }
    const std::string item = one + "(?:\\([^)]{0,24}\\))?";
    return item + fmt::format("(?:(?:、|,|和|与|及|以及|还有|、以及)[^{},。;:]{{0,6}}?", kNoMention) + item + ")*";
  }

  Piece Lexset() {
    const size_t open = at_;
    const std::string_view name = Until('>');
    if (name.empty()) return {};
    const auto found = vocabulary_.lexsets.find(name);
    if (found == vocabulary_.lexsets.end()) {
      std::vector<std::string> known;
      for (const auto& [lexset, unused] : vocabulary_.lexsets) known.push_back(lexset);
      FailAt(open, at_, fmt::format("unknown lexset <{}>", name), DidYouMean(name, known));
      return {};
    }
    ++literals_;
    if (const auto done = vocabulary_.compiled.find(name); done != vocabulary_.compiled.end())
      return {done->second.expression, done->second.phrases, done->second.first};
    // Longest first, so that the longest entry is taken.
    std::vector<std::string> entries;
    std::vector<std::string> phrases, first;
    for (const std::string& entry : *found->second) {
      const std::vector<std::string> words = WordsOf(entry);
      if (words.empty()) {
        FailAt(open, at_, fmt::format("lexset <{}> has an entry that matches the empty text", name));
        return {};
      }
      entries.push_back(Literal(words));
      phrases.push_back(Joined(words));
      first.push_back(words.front());
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    if (entries.empty()) {
      FailAt(open, at_, fmt::format("lexset <{}> is empty", name));
      return {};
    }
    const auto& made = vocabulary_.compiled[std::string(name)] = {fmt::format("(?:{})", fmt::join(entries, "|")),
                                                                  std::move(phrases), std::move(first)};
    return {made.expression, made.phrases, made.first};
  }

  // A word of lower-case letters is its own shadow, and most words are.
  std::vector<std::string> WordsOf(std::string_view text) const {
    const auto plain = [](char c) { return c >= 'a' && c <= 'z'; };
    if (english_ && !text.empty() && std::all_of(text.begin(), text.end(), plain)) return {std::string(text)};
    return ShadowWords(text, language_);
  }

  std::string Literal(const std::vector<std::string>& words) const {
    std::string literal;
    for (const std::string& word : words) literal.append(Expression::Quote(word)).append(Blank());
    return literal;
  }

  static std::string Joined(const std::vector<std::string>& words) {
    std::string phrase = words.front();
    for (size_t i = 1; i < words.size(); ++i) phrase.append(" ").append(words[i]);
    return phrase;
  }

  Piece Gap() {
    const size_t open = at_++;
    const bool crosses = !AtEnd() && source_[at_] == '~';
    if (crosses) ++at_;
    int n = 0;
    const char* begin = source_.data() + at_;
    const auto [end, failed] = std::from_chars(begin, source_.data() + source_.size(), n);
    at_ += static_cast<size_t>(end - begin);
    if (failed != std::errc() || n < 0 || n > kLongestGap) {
      FailAt(open, at_ + 1, fmt::format("a gap is ~n with n from 0 to {} words", kLongestGap));
      return {};
    }
    // In Chinese a time may stand between any words: 产业规模去年达到520亿元.
    const std::string_view excluded = crosses ? "\\x{E000}" : english_ ? kNoMention : kNoMentionButDate;
    std::string exact =
        english_ ? fmt::format("(?:[^ {}]+ ){{0,{}}}?", excluded, n) : fmt::format("[^{}]{{0,{}}}?", excluded, 2 * n);
    if (!AtEnd() && source_[at_] == ':') {  // "~3:population": the words are a role
      ++at_;
      const size_t name = at_;
      while (!AtEnd() && (std::isalnum(static_cast<unsigned char>(source_[at_])) || source_[at_] == '_')) ++at_;
      exact = Capture(exact, std::string(source_.substr(name, at_ - name)), false, true);
    }
    return {exact, {}, {}};
  }

  Piece Word() {
    std::string word;
    while (!AtEnd() && std::string_view(" (){}[]<>|~").find(source_[at_]) == std::string_view::npos) {
      if (source_[at_] == '\\' && at_ + 1 < source_.size()) ++at_;  // "\\(" is a bracket of the text
      word += source_[at_++];
    }
    if (word.empty()) {
      FailAt(at_, at_ + 1, fmt::format("unexpected '{}'", source_[at_]));
      ++at_;
      return {};
    }
    ++literals_;
    const std::vector<std::string> words = WordsOf(word);
    if (words.empty()) return {};
    std::string text = Literal(words);
    const std::string& mark = words.front();  // folded: "，" is one too
    if (mark == "," || mark == ":" || mark == ";" || mark == "-" || mark == "--")
      text += "(?:\\x{E000} ?)?";  // a clause may end there
    return {std::move(text), {Joined(words)}, {words.front()}};
  }

  std::string_view source_;
  size_t at_ = 0;
  bool english_;
  Language language_;
  const Vocabulary& vocabulary_;
  std::vector<PatternError> errors_;
  std::vector<PatternGroup> groups_;
  int group_count_ = 0;
  int depth_ = 0;
  bool gave_up_ = false;  // what follows are mistakes of ours
  int literals_ = 0;
  bool anchored_ = false;  // has a list or heading.number, which are specific enough
};

}  // namespace

std::vector<std::string> PatternParts(std::string_view source) {
  if (source.substr(0, 3) == "re:") return {std::string(source)};
  std::vector<std::string> parts;
  std::string part;
  int depth = 0;
  const auto end_part = [&] {
    if (!part.empty()) parts.push_back(std::move(part));
    part.clear();
  };
  for (size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    const bool opens = c == '(' || c == '[' || c == '{' || c == '<';
    if (depth == 0 && (c == ' ' || opens || c == '~') && part != "~") end_part();
    if (depth == 0 && c == ' ') continue;
    part += c;
    if (c == '\\' && i + 1 < source.size()) part += source[++i];
    depth += opens ? 1 : 0;
    if (c == ')' || c == ']' || c == '}' || c == '>') {
      depth = std::max(0, depth - 1);
      if (depth == 0) end_part();
    }
  }
  end_part();
  return parts;
}

PatternResult CompilePattern(std::string_view source, Language language, const Vocabulary& vocabulary) {
  return Compiler(source, language, vocabulary).Run();
}

}  // namespace factlint
