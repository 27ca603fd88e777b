#include "extractor/expression.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include <re2/re2.h>

#include "extractor/ascii.h"
#include "extractor/compiled_texts.h"
#include "extractor/expression_facts.h"
#include "extractor/expression_tree.h"

namespace factlint {
namespace {

// A text that is looked through from each of its characters: of a longer one RE2's pace is better.
constexpr size_t kShortText = 2000;

// As "\\b" says: between a letter, digit or '_' of ASCII and what is none.
bool IsEdge(std::string_view text, size_t at) {
  const auto is_word = [&](size_t i) { return ascii::IsAlphanumeric(text[i]) || text[i] == '_'; };
  return (at > 0 && is_word(at - 1)) != (at < text.size() && is_word(at));
}

re2::RE2::Options Options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  return options;
}

}  // namespace

struct Expression::State {
  std::string source;
  mutable std::once_flag once;
  mutable std::optional<re2::RE2> compiled;
  mutable std::once_flag small_once;
  mutable std::atomic<bool> small_ready = false;  // what is asked most is told without the flag's call
  mutable std::optional<Backtracker> small;       // where it is simple enough

  bool Run(std::string_view text, size_t from, re2::RE2::Anchor anchor, std::vector<std::string_view>& groups) const;

  const re2::RE2& Compiled() const {
    std::call_once(once, [this] { compiled.emplace(source, Options()); });
    return *compiled;
  }

  const std::optional<Backtracker>& Small() const {
    if (!small_ready.load(std::memory_order_acquire))
      std::call_once(small_once, [this] {
        small = CompileExpression(source);
        small_ready.store(true, std::memory_order_release);
      });
    return small;
  }
};

Expression::Expression(std::string source) : state_(std::make_unique<State>()) { state_->source = std::move(source); }
Expression::~Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;

const std::string& Expression::source() const { return state_->source; }

bool Expression::State::Run(std::string_view text, size_t from, re2::RE2::Anchor anchor,
                            std::vector<std::string_view>& groups) const {
  const re2::RE2& expression = Compiled();
  const int count = expression.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<size_t>(count));
  const re2::StringPiece whole(text.data(), text.size());
  if (!expression.Match(whole, from, text.size(), anchor, pieces.data(), count)) return false;
  groups.clear();
  for (const re2::StringPiece& piece : pieces) groups.emplace_back(piece.data(), piece.size());
  return true;
}

bool Expression::Find(std::string_view text, size_t from, std::vector<std::string_view>& groups) const {
  if (const auto& small = state_->Small(); small && text.size() <= kShortText) {
    const bool at_edges = small->program().instructions.front().op == BacktrackerProgram::Op::kEdge;
    for (size_t at = from; at <= text.size(); ++at) {
      if (!small->MayMatchAt(text, at) || (at < text.size() && (text[at] & 0xC0) == 0x80)) continue;
      if (at_edges && !IsEdge(text, at)) continue;
      if (FindAt(text, at, groups)) return true;
    }
    return false;
  }
  return state_->Run(text, from, re2::RE2::UNANCHORED, groups);
}

bool Expression::FindAt(std::string_view text, size_t at, std::vector<std::string_view>& groups) const {
  if (const auto& small = state_->Small()) {
    if (!small->MayMatchAt(text, at)) return false;
    const Backtracker::Outcome outcome = small->MatchAt(text, at, groups);
    if (outcome != Backtracker::Outcome::kGaveUp) return outcome == Backtracker::Outcome::kMatch;
  }
  return state_->Run(text, at, re2::RE2::ANCHOR_START, groups);
}

bool Expression::MayStandIn(const ByteSet& pairs) const {
  const auto& small = state_->Small();
  return !small || small->MayStandIn(pairs);
}

bool Expression::IsSmall() const { return state_->Small().has_value(); }

int Expression::Size() const {
  const re2::RE2 probe(state_->source, Options());
  return probe.ok() ? probe.ProgramSize() : 0;
}

std::optional<std::pair<uint32_t, uint32_t>> Expression::CountBlanks(std::string_view source) {
  const std::optional<ParsedExpression> parsed = ParseExpression(source);
  return parsed ? factlint::CountBlanks(*parsed) : std::nullopt;
}

std::string Expression::Check(const std::string& source, std::map<int, std::string>* names) {
  const re2::RE2 probe(source, Options());
  if (names != nullptr && probe.ok()) *names = probe.CapturingGroupNames();
  return probe.ok() ? std::string() : probe.error();
}

std::string Expression::Quote(std::string_view text) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
  if (std::all_of(text.begin(), text.end(), plain)) return std::string(text);
  return re2::RE2::QuoteMeta(re2::StringPiece(text.data(), text.size()));
}

}  // namespace factlint
