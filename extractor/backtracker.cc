#include "extractor/backtracker.h"

#include <algorithm>
#include <cstring>

#include "extractor/ascii.h"
#include "extractor/expression_tree.h"
#include "extractor/unicode.h"
#include "extractor/word_set.h"

namespace factlint {
namespace {

constexpr int kMostSteps = 4096;
constexpr uint32_t kNowhere = 0xFFFFFFFF;

// Where to go on when a way ends: what was tried there, and what has to be undone.
struct Frame {
  uint32_t at = 0;     // instruction
  uint32_t place = 0;  // in the text; of a group: where it stood before
  uint32_t tried = 0;  // branches or characters
};

// Most texts are short: no call is made for those.
bool AreSame(const char* a, const char* b, size_t size) {
  return size <= 8 ? UpToEightBytes(a, size) == UpToEightBytes(b, size) : std::memcmp(a, b, size) == 0;
}

// A thread's, used again by each match: most end after a few steps.
struct Scratch {
  std::vector<Frame> frames;
  std::vector<uint32_t> ends;
};

}  // namespace

class Backtracker::Run {
  using Op = BacktrackerProgram::Op;
  using Instruction = BacktrackerProgram::Instruction;
  using Class = BacktrackerProgram::Class;

 public:
  Run(const BacktrackerProgram& of, std::string_view text, size_t at, Scratch& scratch)
      : of_(of), text_(text), place_(static_cast<uint32_t>(at)), frames_(scratch.frames), ends_(scratch.ends) {
    ends_.assign(size_t{2} * of.groups, kNowhere);
    frames_.clear();
  }

  Outcome Match() {
    for (int steps = 0; steps < kMostSteps; ++steps) {
      const Instruction& now = of_.instructions[next_];
      if (now.op == Op::kMatch) return Outcome::kMatch;
      if (!Step(now) && !GoBack()) return Outcome::kNone;
    }
    return Outcome::kGaveUp;
  }

  void Groups(size_t begin, std::vector<std::string_view>& groups) const {
    groups.clear();
    groups.reserve(of_.groups);
    groups.push_back(text_.substr(begin, place_ - begin));
    for (size_t i = 1; i < of_.groups; ++i) {
      const uint32_t from = ends_[2 * i];
      const uint32_t to = ends_[2 * i + 1];
      groups.push_back(from == kNowhere || to == kNowhere ? std::string_view() : text_.substr(from, to - from));
    }
  }

 private:
  bool Step(const Instruction& now) {
    switch (now.op) {
      case Op::kText:
        if (text_.size() - place_ < now.count) return false;
        if (!AreSame(text_.data() + place_, of_.texts.data() + now.first, now.count)) return false;
        place_ += now.count;
        ++next_;
        return true;
      case Op::kClass:
        return Repeat(now);
      case Op::kSplit:
        return TakeBranch(now, 0);
      case Op::kJump:
        next_ = now.first;
        return true;
      case Op::kOpen:
      case Op::kClose: {
        uint32_t& end = ends_[2 * now.first + (now.op == Op::kClose ? 1 : 0)];
        if (!frames_.empty()) frames_.push_back({next_, end, 0});  // else there is nowhere to go back to
        end = place_;
        ++next_;
        return true;
      }
      case Op::kEdge:
        if ((place_ > 0 && IsWordByte(place_ - 1)) == (place_ < text_.size() && IsWordByte(place_))) return false;
        ++next_;
        return true;
      case Op::kEnd:
        if (place_ < text_.size()) return false;
        ++next_;
        return true;
      case Op::kMatch:
        break;
    }
    return false;
  }

  bool IsWordByte(size_t at) const { return ascii::IsAlphanumeric(text_[at]) || text_[at] == '_'; }

  // Takes the first branch from number `from` on that can begin here.
  bool TakeBranch(const Instruction& now, uint32_t from) {
    const char here = place_ < text_.size() ? text_[place_] : '\0';
    if (now.begins != BacktrackerProgram::kAnyByte && !of_.begins[now.begins][static_cast<unsigned char>(here)])
      return false;
    const auto* const branches = of_.branches.data() + now.first;
    for (uint32_t i = from; i < now.count; ++i) {
      if (branches[i].begins != '\0' && branches[i].begins != here) continue;
      if (i + 1 < now.count) frames_.push_back({next_, place_, i + 1});
      next_ = branches[i].target;
      return true;
    }
    return false;
  }

  bool Take(const Class& wanted) {
    if (place_ >= text_.size()) return false;
    if (const auto byte = static_cast<unsigned char>(text_[place_]); byte < 0x80) {
      const bool holds = HoldsAscii(wanted, byte);
      place_ += holds ? 1 : 0;
      return holds;
    }
    const CodePoint c = CodePointAt(text_, place_);
    const auto ranges = of_.wide.subspan(wanted.first, wanted.last - wanted.first);
    const bool inside = std::any_of(ranges.begin(), ranges.end(),
                                    [&](const auto& range) { return c.value >= range.lo && c.value <= range.hi; });
    if (inside == wanted.negated) return false;
    place_ += c.size;
    return true;
  }

  static bool HoldsAscii(const Class& wanted, unsigned char byte) {
    return (wanted.ascii[byte >> 6] >> (byte & 63) & 1) != 0;
  }
  // As many as there are, up to `most` with the `taken` ones; how many those are then.
  uint32_t TakeAll(const Class& wanted, uint32_t taken, uint32_t most) {
    const auto size = static_cast<uint32_t>(text_.size());
    uint32_t place = place_;
    for (; taken < most && place < size; ++taken) {
      if (const auto byte = static_cast<unsigned char>(text_[place]); byte < 0x80) {
        if (!HoldsAscii(wanted, byte)) break;
        ++place;
        continue;
      }
      place_ = place;
      if (!Take(wanted)) break;
      place = place_;
    }
    place_ = place;
    return taken;
  }

  static bool MayTake(const Instruction& now, uint32_t taken) {
    return taken < now.max || now.max == ExpressionTree::kNoLimit;
  }

  // What is matched next behind the instruction `at`.
  const Instruction& Behind(uint32_t at) const {
    const Instruction* behind = &of_.instructions[at + 1];
    while (behind->op == Op::kOpen || behind->op == Op::kClose) ++behind;
    return *behind;
  }

  // May the text go on here with this instruction? Quicker than to try.
  bool MayGoOn(const Instruction& behind) const {
    const bool ended = place_ >= text_.size();
    const char here = ended ? '\0' : text_[place_];
    switch (behind.op) {
      case Op::kText:
        return behind.count == 0 || (!ended && here == of_.texts[behind.first]);
      case Op::kSplit:
        return behind.begins == BacktrackerProgram::kAnyByte ||
               of_.begins[behind.begins][static_cast<unsigned char>(here)];
      case Op::kEnd:
        return ended;
      default:
        return true;
    }
  }

  bool Repeat(const Instruction& now) {
    const Class& wanted = of_.classes[now.first];
    uint32_t taken = 0;
    for (; taken < now.min; ++taken)
      if (!Take(wanted)) return false;
    if (now.lazy) {
      if (MayTake(now, taken)) frames_.push_back({next_, place_, taken});
      ++next_;
      return true;
    }
    taken = TakeAll(wanted, taken, now.max == ExpressionTree::kNoLimit ? UINT32_MAX : now.max);
    if (now.keeps) {
      ++next_;
      return true;
    }
    return GoOnOrGiveBack(now, next_, taken);
  }

  // To the character before.
  void StepBack() {
    do --place_;
    while ((text_[place_] & 0xC0) == 0x80);
  }

  // From where so many characters were taken, or fewer, as many as may be.
  bool GoOnOrGiveBack(const Instruction& now, uint32_t at, uint32_t taken) {
    const Instruction& behind = Behind(at);
    if (behind.op == Op::kText && behind.count > 0) {
      const char wanted = of_.texts[behind.first];
      for (; place_ >= text_.size() || text_[place_] != wanted; --taken) {
        if (taken <= now.min) return false;
        StepBack();
      }
    }
    for (; !MayGoOn(behind); --taken) {
      if (taken <= now.min) return false;
      StepBack();
    }
    if (taken > now.min) frames_.push_back({at, place_, taken});
    next_ = at + 1;
    return true;
  }

  // The last place where another way is open.
  bool GoBack() {
    while (!frames_.empty()) {
      const Frame frame = frames_.back();
      frames_.pop_back();
      const Instruction& now = of_.instructions[frame.at];
      next_ = frame.at;
      if (now.op == Op::kOpen || now.op == Op::kClose) {
        ends_[2 * now.first + (now.op == Op::kClose ? 1 : 0)] = frame.place;
        continue;
      }
      place_ = frame.place;
      if (now.op == Op::kSplit ? TakeBranch(now, frame.tried) : RepeatOtherwise(now, frame.tried)) return true;
    }
    return false;
  }

  // One character more, or one less.
  bool RepeatOtherwise(const Instruction& now, uint32_t taken) {
    if (!now.lazy) {
      StepBack();
      return GoOnOrGiveBack(now, next_, taken - 1);
    }
    if (!Take(of_.classes[now.first])) return false;
    if (MayTake(now, taken + 1)) frames_.push_back({next_, place_, taken + 1});
    ++next_;
    return true;
  }

  const BacktrackerProgram& of_;
  std::string_view text_;
  uint32_t place_;
  uint32_t next_ = 0;
  std::vector<Frame>& frames_;
  std::vector<uint32_t>& ends_;  // begin and end of each group
};

Backtracker::Outcome Backtracker::MatchAt(std::string_view text, size_t at,
                                          std::vector<std::string_view>& groups) const {
  thread_local Scratch scratch;
  Run run(program_, text, at, scratch);
  const Outcome outcome = run.Match();
  if (outcome == Outcome::kMatch) run.Groups(at, groups);
  return outcome;
}

}  // namespace factlint
