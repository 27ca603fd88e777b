// From the tree of an expression to a Backtracker: instructions, with counted repeats as
// copies.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "extractor/backtracker.h"
#include "extractor/byte_pairs.h"
#include "extractor/expression_facts.h"
#include "extractor/expression_tree.h"

namespace factlint {
namespace {

using Tree = ExpressionTree;

constexpr size_t kMostInstructions = 20000;
constexpr int kFewBytes = 64;  // with which a match may begin: they tell enough of where one may stand

}  // namespace

struct Backtracker::Parts {
  std::vector<BacktrackerProgram::Instruction> instructions;
  std::vector<BacktrackerProgram::Branch> branches;
  std::vector<ByteSet> begins;
  std::vector<ByteSet> needs;
  std::vector<BacktrackerProgram::Class> classes;
  std::vector<BacktrackerProgram::WideRange> wide;
  std::string texts;
};

class BacktrackerBuilder {
 public:
  explicit BacktrackerBuilder(ParsedExpression parsed) : parsed_(std::move(parsed)) {}

  std::optional<Backtracker> Build() {
    Write(parsed_.tree);
    Put({.op = Op::kMatch});
    if (failed_) return std::nullopt;
    MarkKeepers();
    for (const CharacterClass& one : parsed_.classes) AddClass(one);
    const std::optional<ByteSet> opens = BeginsOf(parsed_, parsed_.tree);
    if (!opens || opens->size() > kFewBytes)
      for (const std::string_view text : NeededTexts(parsed_.tree)) made_->needs.push_back(PairsOf(text));
    BacktrackerProgram program{.instructions = made_->instructions,
                               .branches = made_->branches,
                               .begins = made_->begins,
                               .classes = made_->classes,
                               .wide = made_->wide,
                               .texts = made_->texts,
                               .opens = {},
                               .needs = made_->needs,
                               .groups = parsed_.groups};
    if (opens)
      program.opens = *opens;
    else
      program.opens.AddAll();
    Backtracker built(program);
    built.built_ = std::move(made_);
    return built;
  }

 private:
  using Op = BacktrackerProgram::Op;
  using Instruction = BacktrackerProgram::Instruction;
  using Class = BacktrackerProgram::Class;

  // A repeat writes its part several times.
  uint32_t IndexOf(const ByteSet& begins) {
    auto& known = made_->begins;
    if (known.empty() || known.back() != begins) known.push_back(begins);
    return static_cast<uint32_t>(known.size()) - 1;
  }

  void Put(Instruction instruction) {
    if (made_->instructions.size() >= kMostInstructions) failed_ = true;
    if (!failed_) made_->instructions.push_back(instruction);
  }
  uint32_t Here() const { return static_cast<uint32_t>(made_->instructions.size()); }

  void Write(const Tree& tree) {
    if (failed_) return;
    switch (tree.kind) {
      case Tree::Kind::kText:
        Put({.op = Op::kText,
             .first = static_cast<uint32_t>(made_->texts.size()),
             .count = static_cast<uint32_t>(tree.text.size())});
        made_->texts += tree.text;
        break;
      case Tree::Kind::kClass:
        Put({.op = Op::kClass, .min = 1, .max = 1, .first = tree.index});
        break;
      case Tree::Kind::kEdge:
        Put({.op = Op::kEdge});
        break;
      case Tree::Kind::kEnd:
        Put({.op = Op::kEnd});
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
    const auto first = static_cast<uint32_t>(made_->branches.size());
    Put({.op = Op::kSplit, .first = first, .count = static_cast<uint32_t>(count)});
    made_->branches.resize(first + count);
    return first;
  }

  void WriteChoice(const Tree& tree) {
    const uint32_t first = PutSplit(tree.parts.size());
    if (const auto begins = BeginsOf(parsed_, tree); begins && !failed_)
      made_->instructions.back().begins = IndexOf(*begins);
    std::vector<uint32_t> ends;
    for (size_t i = 0; i < tree.parts.size() && !failed_; ++i) {
      made_->branches[first + i] = {Here(), BeginOf(tree.parts[i])};
      Write(tree.parts[i]);
      ends.push_back(Here());
      Put({.op = Op::kJump});
    }
    if (failed_) return;
    for (const uint32_t end : ends) made_->instructions[end].first = Here();
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
    if (tree.max == Tree::kNoLimit) {
      const uint32_t again = Here();
      const Option option = PutOption(tree);
      made_->branches[option.in] = {Here(), begins};
      Write(part);
      Put({.op = Op::kJump, .first = again});
      made_->branches[option.out] = {Here(), '\0'};
      return;
    }
    std::vector<uint32_t> outs;
    for (int i = tree.min; i < tree.max && !failed_; ++i) {
      const Option option = PutOption(tree);
      made_->branches[option.in] = {Here(), begins};
      outs.push_back(option.out);
      Write(part);
    }
    for (const uint32_t out : outs) made_->branches[out] = {Here(), '\0'};
  }

  void AddClass(const CharacterClass& one) {
    Class& made = made_->classes.emplace_back();
    std::copy(std::begin(one.ascii), std::end(one.ascii), std::begin(made.ascii));
    made.negated = one.negated;
    made.first = static_cast<uint32_t>(made_->wide.size());
    for (const auto& [lo, hi] : one.wide) made_->wide.push_back({lo, hi});
    made.last = static_cast<uint32_t>(made_->wide.size());
  }

  // "[^ ,]+ ": the blank behind the word is none of the class.
  void MarkKeepers() {
    auto& program = made_->instructions;
    for (size_t i = 0; i + 1 < program.size(); ++i) {
      const Instruction& after = program[i + 1];
      if (program[i].op != Op::kClass || after.op != Op::kText || after.count == 0) continue;
      const auto begins = static_cast<unsigned char>(made_->texts[after.first]);
      program[i].keeps =
          program[i].max == Tree::kNoLimit && begins < 0x80 && !parsed_.classes[program[i].first].Holds(begins);
    }
  }

  ParsedExpression parsed_;
  bool failed_ = false;  // too large
  std::shared_ptr<Backtracker::Parts> made_ = std::make_shared<Backtracker::Parts>();
};

std::optional<Backtracker> Backtracker::Compile(std::string_view source) {
  std::optional<ParsedExpression> parsed = ParseExpression(source);
  return parsed ? BacktrackerBuilder(std::move(*parsed)).Build() : std::nullopt;
}

}  // namespace factlint
