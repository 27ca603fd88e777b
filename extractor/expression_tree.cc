#include "extractor/expression_tree.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "extractor/expression_facts.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

using Tree = ExpressionTree;

constexpr uint32_t kLongestRepeat = 1000;  // RE2's limit too
constexpr int kDeepest = 100;
constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~ ";
constexpr char32_t kLastCharacter = 0x10FFFF;

// The text that every match begins with; empty where there is none.
std::string_view LeadingText(const Tree& tree) {
  if (tree.kind == Tree::Kind::kSequence && !tree.parts.empty()) return LeadingText(tree.parts[0]);
  return tree.kind == Tree::Kind::kText ? std::string_view(tree.text) : std::string_view();
}

void DropLeadingText(Tree& tree, size_t size) {
  Tree* text = &tree;
  while (text->kind == Tree::Kind::kSequence) text = &text->parts[0];
  text->text.erase(0, size);
}

// A tree of one part is its part.
Tree Simplest(Tree tree) {
  if (tree.parts.size() != 1) return tree;
  Tree only = std::move(tree.parts[0]);
  return only;
}

Tree ChoiceOf(std::vector<Tree> parts);

// Alternatives that begin with the same byte: what they share is matched once.
Tree WithoutPrefix(std::vector<Tree> alike) {
  if (alike.size() == 1) return std::move(alike.front());
  const std::string_view first = LeadingText(alike.front());
  size_t shared = first.size();
  for (const Tree& tree : alike) {
    const std::string_view text = LeadingText(tree);
    const auto differ = std::mismatch(text.begin(), text.end(), first.begin(), first.end());
    shared = std::min(shared, static_cast<size_t>(differ.second - first.begin()));
  }
  Tree prefix{.kind = Tree::Kind::kText, .text = std::string(first.substr(0, shared)), .parts = {}};
  for (Tree& tree : alike) DropLeadingText(tree, shared);
  Tree sequence;
  sequence.parts.push_back(std::move(prefix));
  sequence.parts.push_back(ChoiceOf(std::move(alike)));
  return sequence;
}

// "rose|fell|reached" as "r(?:ose|eached)|fell": alternatives that begin with different
// bytes exclude each other, so that their order among each other says nothing.
Tree ChoiceOf(std::vector<Tree> parts) {
  Tree choice{.kind = Tree::Kind::kChoice, .text = {}, .parts = {}};
  const auto begin_of = [](const Tree& tree) { return LeadingText(tree).front(); };
  for (auto part = parts.begin(); part != parts.end();) {
    auto end = std::find_if(part, parts.end(), [](const Tree& tree) { return LeadingText(tree).empty(); });
    if (end == part) {
      choice.parts.push_back(std::move(*part++));
      continue;
    }
    std::stable_sort(part, end, [&](const Tree& a, const Tree& b) { return begin_of(a) < begin_of(b); });
    while (part != end) {
      const auto next = std::find_if(part, end, [&](const Tree& tree) { return begin_of(tree) != begin_of(*part); });
      choice.parts.push_back(
          WithoutPrefix(std::vector<Tree>(std::make_move_iterator(part), std::make_move_iterator(next))));
      part = next;
    }
  }
  return Simplest(std::move(choice));
}

class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source) {}

  std::optional<ParsedExpression> Run() {
    parsed_.tree = Choice(0);
    if (failed_ || at_ < source_.size()) return std::nullopt;  // a ')' too many
    return std::move(parsed_);
  }

 private:
  bool AtEnd() const { return failed_ || at_ >= source_.size(); }
  bool Accept(std::string_view text) {
    if (source_.substr(at_, text.size()) != text) return false;
    at_ += text.size();
    return true;
  }
  template <typename T>
  T Fail(T value) {
    failed_ = true;
    return value;
  }

  Tree Choice(int depth) {
    if (depth > kDeepest) return Fail(Tree());
    Tree first = Sequence(depth);
    if (AtEnd() || source_[at_] != '|') return first;
    std::vector<Tree> parts;
    parts.push_back(std::move(first));
    while (!failed_ && Accept("|")) parts.push_back(Sequence(depth));
    return ChoiceOf(std::move(parts));
  }

  Tree Sequence(int depth) {
    Tree sequence;
    while (!AtEnd() && source_[at_] != '|' && source_[at_] != ')') {
      if (const std::string_view plain = PlainText(); !plain.empty()) {
        if (!open_text_) sequence.parts.push_back({.kind = Tree::Kind::kText});
        sequence.parts.back().text += plain;
        open_text_ = true;
        continue;
      }
      Tree part = Atom(depth);
      if (failed_) break;
      const bool repeated = Quantifier(part);
      auto& parts = sequence.parts;
      const bool joins = !repeated && part.kind == Tree::Kind::kText && !parts.empty() && open_text_;
      if (joins)
        parts.back().text += part.text;
      else
        parts.push_back(std::move(part));
      open_text_ = !repeated && parts.back().kind == Tree::Kind::kText;
    }
    open_text_ = false;
    return Simplest(std::move(sequence));
  }

  // Letters, digits and blanks, which most of a pattern is, up to one that is repeated; consumed.
  std::string_view PlainText() {
    const auto is_plain = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ';
    };
    size_t end = at_;
    while (end < source_.size() && is_plain(source_[end])) ++end;
    if (end > at_ && end < source_.size() && IsQuantifier(source_[end])) --end;
    const std::string_view plain = source_.substr(at_, end - at_);
    at_ = end;
    return plain;
  }

  static bool IsQuantifier(char c) { return c == '?' || c == '*' || c == '+' || c == '{'; }

  Tree Atom(int depth) {
    const char c = source_[at_];
    if (c == '(') {
      open_text_ = false;
      return Group(depth);
    }
    if (c == '[') return ClassOf();
    if (Accept("$")) return {.kind = Tree::Kind::kEnd};
    if (Accept("\\b")) return {.kind = Tree::Kind::kEdge};
    if (const std::string_view name = ClassName(); !name.empty()) {
      CharacterClass one;
      AddNamed(name, one);
      return {.kind = Tree::Kind::kClass, .index = IndexOf(std::move(one), name)};
    }
    if (std::string_view("^*+?{").find(c) != std::string_view::npos) return Fail(Tree());
    Tree text{.kind = Tree::Kind::kText};
    AppendUtf8(text.text, Character());
    return text;
  }

  Tree Group(int depth) {
    ++at_;
    Tree group;
    const bool captures = !Accept("?:");
    if (captures) {
      if (!AtEnd() && source_[at_] == '?') return Fail(group);  // names, flags
      group = {.kind = Tree::Kind::kGroup, .index = parsed_.groups++};
    }
    Tree inner = Choice(depth + 1);
    if (!Accept(")")) return Fail(group);
    if (!captures) return inner;
    group.parts.push_back(std::move(inner));
    return group;
  }

  // A character as it stands, "\," or "\x{E000}".
  char32_t Character() {
    if (source_[at_] != '\\') {
      const CodePoint c = CodePointAt(source_, at_);
      at_ += c.size;
      return c.valid ? c.value : Fail(c.value);
    }
    ++at_;
    if (Accept("x{")) {
      uint32_t value = 0;
      const auto [end, failed] = std::from_chars(source_.data() + at_, source_.data() + source_.size(), value, 16);
      at_ = static_cast<size_t>(end - source_.data());
      const bool good = failed == std::errc() && Accept("}") && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
      return good ? value : Fail(U'?');
    }
    if (AtEnd() || kPunctuation.find(source_[at_]) == std::string_view::npos) return Fail(U'?');
    return static_cast<unsigned char>(source_[at_++]);
  }

  // "\\d", "\\w", "\\s", and outside of brackets "."; consumed.
  std::string_view ClassName(bool in_brackets = false) {
    for (const std::string_view name : {"\\d", "\\w", "\\s", "."})
      if (!(in_brackets && name == ".") && Accept(name)) return name;
    return {};
  }

  static void AddNamed(std::string_view name, CharacterClass& one) {
    if (name == ".") {
      AddRange(0, '\n' - 1, one);
      AddRange('\n' + 1, kLastCharacter, one);
    } else if (name == "\\s") {
      for (const char32_t c : U"\t\n\f\r ")
        if (c != 0) AddRange(c, c, one);
    } else {
      AddRange('0', '9', one);
      if (name == "\\d") return;
      AddRange('A', 'Z', one);
      AddRange('a', 'z', one);
      AddRange('_', '_', one);
    }
  }

  static void AddRange(char32_t lo, char32_t hi, CharacterClass& one) {
    for (char32_t c = lo; c <= hi && c < 0x80; ++c) one.ascii[c >> 6] |= 1ull << (c & 63);
    if (hi >= 0x80) one.wide.emplace_back(std::max<char32_t>(lo, 0x80), hi);
  }

  Tree ClassOf() {
    const size_t begin = at_++;
    CharacterClass one;
    one.negated = Accept("^");
    bool empty = true;
    for (; !AtEnd() && (source_[at_] != ']' || empty); empty = false) {
      if (source_[at_] == '[') return Fail(Tree());  // "[:alpha:]"
      if (const std::string_view name = ClassName(true); !name.empty()) {
        AddNamed(name, one);
        continue;
      }
      const char32_t lo = Character();
      char32_t hi = lo;
      if (source_.substr(at_, 1) == "-" && source_.substr(at_, 2) != "-]") {
        ++at_;
        if (AtEnd()) break;
        hi = Character();
      }
      if (hi < lo) return Fail(Tree());
      AddRange(lo, hi, one);
    }
    if (!Accept("]")) return Fail(Tree());
    if (one.negated)
      for (uint64_t& half : one.ascii) half = ~half;
    return {.kind = Tree::Kind::kClass, .index = IndexOf(std::move(one), source_.substr(begin, at_ - begin))};
  }

  // Patterns name few classes many times.
  uint32_t IndexOf(CharacterClass one, std::string_view written) {
    const auto known = std::find(class_texts_.begin(), class_texts_.end(), written);
    const auto index = static_cast<uint32_t>(known - class_texts_.begin());
    if (known == class_texts_.end()) {
      class_texts_.push_back(written);
      parsed_.classes.push_back(std::move(one));
    }
    return index;
  }

  // Reads "?", "*", "+", "{2}", "{2,}", "{2,5}", each lazy with a "?" behind; says
  // whether there was one.
  bool Quantifier(Tree& tree) {
    if (AtEnd()) return false;
    uint32_t min = 0;
    uint32_t max = Tree::kNoLimit;
    if (Accept("?")) {
      max = 1;
    } else if (Accept("+")) {
      min = 1;
    } else if (Accept("{")) {
      min = max = Number();
      if (Accept(",")) max = source_.substr(at_, 1) == "}" ? Tree::kNoLimit : Number();
      if (!Accept("}") || min > max) return Fail(true);
    } else if (!Accept("*")) {
      return false;
    }
    const bool lazy = Accept("?");
    if (!AtEnd() && IsQuantifier(source_[at_])) return Fail(true);
    if (max == Tree::kNoLimit && MayBeEmpty(tree)) return Fail(true);
    Tree repeat{.kind = Tree::Kind::kRepeat,
                .lazy = lazy,
                .min = static_cast<uint16_t>(min),
                .max = static_cast<uint16_t>(max)};
    repeat.parts.push_back(std::move(tree));
    tree = std::move(repeat);
    return true;
  }

  uint32_t Number() {
    uint32_t value = 0;
    const auto [end, failed] = std::from_chars(source_.data() + at_, source_.data() + source_.size(), value);
    at_ = static_cast<size_t>(end - source_.data());
    return failed == std::errc() && value <= kLongestRepeat ? value : Fail(0u);
  }

  std::string_view source_;
  size_t at_ = 0;
  bool failed_ = false;
  bool open_text_ = false;  // the last part of the sequence is text that the next character joins
  std::vector<std::string_view> class_texts_;
  ParsedExpression parsed_;
};

}  // namespace

bool CharacterClass::HoldsWide(char32_t c) const {
  for (const auto& [lo, hi] : wide)
    if (c >= lo && c <= hi) return !negated;
  return negated;
}

std::optional<ParsedExpression> ParseExpression(std::string_view source) { return Parser(source).Run(); }

}  // namespace factlint
