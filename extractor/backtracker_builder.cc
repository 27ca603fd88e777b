// From the text of an expression to a Backtracker: parsed to a tree, written out as
// instructions with counted repeats as copies.
#include <algorithm>
#include <charconv>

#include "extractor/backtracker.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kMostInstructions = 20000;
constexpr uint32_t kLongestRepeat = 1000;  // RE2's limit too
constexpr int kDeepest = 100;
constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~ ";

struct Tree {
  enum class Kind : uint8_t { kText, kClass, kSequence, kChoice, kRepeat, kGroup };
  Kind kind = Kind::kSequence;
  bool lazy = false;
  uint16_t min = 0;
  uint16_t max = 0;
  uint32_t index = 0;  // of the class or the group
  std::string text;
  std::vector<Tree> parts;
};

bool MayBeEmpty(const Tree& tree) {
  const auto& parts = tree.parts;
  switch (tree.kind) {
    case Tree::Kind::kText:
      return tree.text.empty();
    case Tree::Kind::kClass:
      return false;
    case Tree::Kind::kRepeat:
      return tree.min == 0 || MayBeEmpty(parts[0]);
    case Tree::Kind::kChoice:
      return std::any_of(parts.begin(), parts.end(), MayBeEmpty);
    case Tree::Kind::kSequence:
    case Tree::Kind::kGroup:
      break;
  }
  return std::all_of(parts.begin(), parts.end(), MayBeEmpty);
}

// The byte that every match begins with; NUL where it is not known.
char BeginOf(const Tree& tree) {
  switch (tree.kind) {
    case Tree::Kind::kText:
      return tree.text.empty() ? '\0' : tree.text[0];
    case Tree::Kind::kSequence:
    case Tree::Kind::kGroup:
      return tree.parts.empty() ? '\0' : BeginOf(tree.parts[0]);
    case Tree::Kind::kRepeat:
      return tree.min == 0 ? '\0' : BeginOf(tree.parts[0]);
    case Tree::Kind::kClass:
    case Tree::Kind::kChoice:
      break;
  }
  return '\0';
}

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
  return choice.parts.size() == 1 ? Tree(std::move(choice.parts[0])) : choice;
}

using ByteSet = std::bitset<256>;

// Adds the bytes that a match may begin with; says no where that may be any.
bool AddBegins(const Tree& tree, ByteSet& begins) {
  switch (tree.kind) {
    case Tree::Kind::kText:
      if (tree.text.empty()) return false;
      begins.set(static_cast<unsigned char>(tree.text[0]));
      return true;
    case Tree::Kind::kChoice:
      return std::all_of(tree.parts.begin(), tree.parts.end(),
                         [&](const Tree& part) { return AddBegins(part, begins); });
    case Tree::Kind::kRepeat:
      return tree.min > 0 && AddBegins(tree.parts[0], begins);
    case Tree::Kind::kSequence:
    case Tree::Kind::kGroup:
      return !tree.parts.empty() && AddBegins(tree.parts[0], begins);
    case Tree::Kind::kClass:
      break;
  }
  return false;
}

}  // namespace

class BacktrackerBuilder {
 public:
  explicit BacktrackerBuilder(std::string_view source) : source_(source) {}

  using Counts = std::optional<std::pair<uint32_t, uint32_t>>;
  Counts CountBlanks() {
    const Tree tree = Parse();
    return failed_ ? std::nullopt : BlanksOf(tree);
  }

  std::optional<Backtracker> Build() {
    const Tree tree = Parse();
    if (!failed_) Write(tree);
    Put({.op = Op::kMatch});
    if (failed_) return std::nullopt;
    MarkKeepers();
    made_.groups_ = groups_;
    return std::move(made_);
  }

 private:
  using Op = Backtracker::Op;
  using Instruction = Backtracker::Instruction;
  static constexpr uint16_t kNoLimit = Backtracker::kNoLimit;

  Tree Parse() {
    Tree tree = Choice(0);
    if (!failed_ && at_ < source_.size()) failed_ = true;  // a ')' too many
    return tree;
  }

  Counts BlanksOf(const Tree& tree) const {
    if (tree.kind == Tree::Kind::kText) {
      const auto blanks = static_cast<uint32_t>(std::count(tree.text.begin(), tree.text.end(), ' '));
      return std::pair{blanks, blanks};
    }
    if (tree.kind == Tree::Kind::kClass) return std::pair{0u, made_.classes_[tree.index].Holds(' ') ? 1u : 0u};
    if (tree.kind == Tree::Kind::kRepeat) {
      const Counts once = BlanksOf(tree.parts[0]);
      if (!once || (tree.max == kNoLimit && once->second > 0)) return std::nullopt;
      return std::pair{once->first * tree.min, once->second * tree.max};
    }
    const bool choice = tree.kind == Tree::Kind::kChoice;
    std::pair<uint32_t, uint32_t> all = {choice ? UINT32_MAX : 0, 0};
    for (const Tree& part : tree.parts) {
      const Counts one = BlanksOf(part);
      if (!one) return std::nullopt;
      all = choice ? std::pair{std::min(all.first, one->first), std::max(all.second, one->second)}
                   : std::pair{all.first + one->first, all.second + one->second};
    }
    return all;
  }

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
    return sequence.parts.size() == 1 ? Tree(std::move(sequence.parts[0])) : sequence;
  }

  Tree Atom(int depth) {
    const char c = source_[at_];
    if (c == '(') {
      open_text_ = false;
      return Group(depth);
    }
    if (c == '[') return ClassOf();
    if (std::string_view(".^$*+?{").find(c) != std::string_view::npos) return Fail(Tree());
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
      group = {.kind = Tree::Kind::kGroup, .index = groups_++};
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

  Tree ClassOf() {
    const size_t begin = at_++;
    Backtracker::Class one;
    one.negated = Accept("^");
    bool empty = true;
    for (; !AtEnd() && (source_[at_] != ']' || empty); empty = false) {
      if (source_[at_] == '[') return Fail(Tree());  // "[:alpha:]"
      const char32_t lo = Character();
      char32_t hi = lo;
      if (source_.substr(at_, 1) == "-" && source_.substr(at_, 2) != "-]") {
        ++at_;
        if (AtEnd()) break;
        hi = Character();
      }
      if (hi < lo) return Fail(Tree());
      for (char32_t c = lo; c <= hi && c < 0x80; ++c) one.ascii[c >> 6] |= 1ull << (c & 63);
      if (hi >= 0x80) one.wide.emplace_back(std::max<char32_t>(lo, 0x80), hi);
    }
    if (!Accept("]")) return Fail(Tree());
    if (one.negated)
      for (uint64_t& half : one.ascii) half = ~half;
    return {.kind = Tree::Kind::kClass, .index = IndexOf(std::move(one), source_.substr(begin, at_ - begin))};
  }

  // Patterns name few classes many times.
  uint32_t IndexOf(Backtracker::Class one, std::string_view written) {
    const auto known = std::find(class_texts_.begin(), class_texts_.end(), written);
    const auto index = static_cast<uint32_t>(known - class_texts_.begin());
    if (known == class_texts_.end()) {
      class_texts_.push_back(written);
      made_.classes_.push_back(std::move(one));
    }
    return index;
  }

  // A repeat writes its part several times.
  uint32_t IndexOf(const ByteSet& begins) {
    auto& known = made_.begins_;
    if (known.empty() || known.back() != begins) known.push_back(begins);
    return static_cast<uint32_t>(known.size()) - 1;
  }

  // Reads "?", "*", "+", "{2}", "{2,}", "{2,5}", each lazy with a "?" behind; says
  // whether there was one.
  bool Quantifier(Tree& tree) {
    if (AtEnd()) return false;
    uint32_t min = 0;
    uint32_t max = kNoLimit;
    if (Accept("?")) {
      max = 1;
    } else if (Accept("+")) {
      min = 1;
    } else if (Accept("{")) {
      min = max = Number();
      if (Accept(",")) max = source_.substr(at_, 1) == "}" ? kNoLimit : Number();
      if (!Accept("}") || min > max) return Fail(true);
    } else if (!Accept("*")) {
      return false;
    }
    const bool lazy = Accept("?");
    if (!AtEnd() && std::string_view("?*+{").find(source_[at_]) != std::string_view::npos) return Fail(true);
    if (max == kNoLimit && MayBeEmpty(tree)) return Fail(true);
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

  void Put(Instruction instruction) {
    if (made_.program_.size() >= kMostInstructions) failed_ = true;
    if (!failed_) made_.program_.push_back(instruction);
  }
  uint32_t Here() const { return static_cast<uint32_t>(made_.program_.size()); }

  void Write(const Tree& tree) {
    if (failed_) return;
    switch (tree.kind) {
      case Tree::Kind::kText:
        Put({.op = Op::kText,
             .first = static_cast<uint32_t>(made_.texts_.size()),
             .count = static_cast<uint32_t>(tree.text.size())});
        made_.texts_ += tree.text;
        break;
      case Tree::Kind::kClass:
        Put({.op = Op::kClass, .min = 1, .max = 1, .first = tree.index});
        break;
      case Tree::Kind::kSequence:
        for (const Tree& part : tree.parts) Write(part);
        break;
      case Tree::Kind::kGroup:
        Put({.op = Op::kOpen, .first = tree.index});
        for (const Tree& part : tree.parts) Write(part);
        Put({.op = Op::kClose, .first = tree.index});
        break;
      case Tree::Kind::kChoice:
        WriteChoice(tree);
        break;
      case Tree::Kind::kRepeat:
        WriteRepeat(tree);
        break;
    }
  }

  // Branches whose targets are filled in as they are written.
  uint32_t PutSplit(size_t count) {
    const auto first = static_cast<uint32_t>(made_.branches_.size());
    Put({.op = Op::kSplit, .first = first, .count = static_cast<uint32_t>(count)});
    made_.branches_.resize(first + count);
    return first;
  }

  void WriteChoice(const Tree& tree) {
    const uint32_t first = PutSplit(tree.parts.size());
    if (ByteSet begins; !failed_ && AddBegins(tree, begins)) made_.program_.back().begins = IndexOf(begins);
    std::vector<uint32_t> ends;
    for (size_t i = 0; i < tree.parts.size() && !failed_; ++i) {
      made_.branches_[first + i] = {Here(), BeginOf(tree.parts[i])};
      Write(tree.parts[i]);
      ends.push_back(Here());
      Put({.op = Op::kJump});
    }
    if (failed_) return;
    for (const uint32_t end : ends) made_.program_[end].first = Here();
  }

  // One of "the part" and "go on", in the order of the repeat's greed.
  struct Option {
    uint32_t in = 0;  // branches
    uint32_t out = 0;
  };
  Option PutOption(const Tree& repeat) {
    const uint32_t first = PutSplit(2);
    return repeat.lazy ? Option{first + 1, first} : Option{first, first + 1};
  }

  void WriteRepeat(const Tree& tree) {
    const Tree& part = tree.parts[0];
    if (part.kind == Tree::Kind::kClass) {
      Put({.op = Op::kClass, .lazy = tree.lazy, .min = tree.min, .max = tree.max, .first = part.index});
      return;
    }
    for (int i = 0; i < tree.min; ++i) Write(part);
    const char begins = BeginOf(part);
    if (tree.max == kNoLimit) {
      const uint32_t again = Here();
      const Option option = PutOption(tree);
      made_.branches_[option.in] = {Here(), begins};
      Write(part);
      Put({.op = Op::kJump, .first = again});
      made_.branches_[option.out] = {Here(), '\0'};
      return;
    }
    std::vector<uint32_t> outs;
    for (int i = tree.min; i < tree.max && !failed_; ++i) {
      const Option option = PutOption(tree);
      made_.branches_[option.in] = {Here(), begins};
      outs.push_back(option.out);
      Write(part);
    }
    for (const uint32_t out : outs) made_.branches_[out] = {Here(), '\0'};
  }

  // "[^ ,]+ ": the blank behind the word is none of the class.
  void MarkKeepers() {
    auto& program = made_.program_;
    for (size_t i = 0; i + 1 < program.size(); ++i) {
      const Instruction& after = program[i + 1];
      if (program[i].op != Op::kClass || after.op != Op::kText || after.count == 0) continue;
      const auto begins = static_cast<unsigned char>(made_.texts_[after.first]);
      program[i].keeps = program[i].max == kNoLimit && begins < 0x80 && !made_.classes_[program[i].first].Holds(begins);
    }
  }

  std::string_view source_;
  size_t at_ = 0;
  bool failed_ = false;
  bool open_text_ = false;  // the last part of the sequence is text that the next character joins
  uint32_t groups_ = 1;
  std::vector<std::string_view> class_texts_;
  Backtracker made_;
};

std::optional<std::pair<uint32_t, uint32_t>> Backtracker::CountBlanks(std::string_view source) {
  return BacktrackerBuilder(source).CountBlanks();
}

std::optional<Backtracker> Backtracker::Compile(std::string_view source) { return BacktrackerBuilder(source).Build(); }

}  // namespace factlint
