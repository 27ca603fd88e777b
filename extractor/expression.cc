#include "extractor/expression.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <optional>

#include <re2/re2.h>
#include <re2/set.h>

namespace factlint {
namespace {

constexpr int64_t kSetMemory = int64_t{64} << 20;

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

  const re2::RE2& Compiled() const {
    std::call_once(once, [this] { compiled.emplace(source, Options()); });
    return *compiled;
  }
};

Expression::Expression(std::string source) : state_(std::make_unique<State>()) { state_->source = std::move(source); }
Expression::~Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;

bool Expression::Find(std::string_view text, size_t from, std::vector<std::string_view>& groups) const {
  const re2::RE2& expression = state_->Compiled();
  const int count = expression.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<size_t>(count));
  const re2::StringPiece whole(text.data(), text.size());
  if (!expression.Match(whole, from, text.size(), re2::RE2::UNANCHORED, pieces.data(), count)) return false;
  groups.clear();
  for (const re2::StringPiece& piece : pieces) groups.emplace_back(piece.data(), piece.size());
  return true;
}

bool Expression::Matches(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), state_->Compiled());
}

std::string Expression::Check(const std::string& source, std::map<int, std::string>* names) {
  const re2::RE2 probe(source, Options());
  if (names != nullptr && probe.ok()) *names = probe.CapturingGroupNames();
  return probe.ok() ? std::string() : probe.error();
}

std::string Expression::Quote(std::string_view text) {
  return re2::RE2::QuoteMeta(re2::StringPiece(text.data(), text.size()));
}

struct ExpressionSet::State {
  explicit State(const re2::RE2::Options& options) : set(options, re2::RE2::UNANCHORED) {}
  re2::RE2::Set set;
  bool compiled = false;
};

ExpressionSet::ExpressionSet(const std::vector<std::string>& sources) : size_(sources.size()) {
  re2::RE2::Options options = Options();
  options.set_max_mem(kSetMemory);
  state_ = std::make_unique<State>(options);
  for (const std::string& source : sources)
    if (state_->set.Add(re2::StringPiece(source.data(), source.size()), nullptr) < 0)
      return;  // then all are tried one by one
  state_->compiled = !sources.empty() && state_->set.Compile();
}
ExpressionSet::~ExpressionSet() = default;
ExpressionSet::ExpressionSet(ExpressionSet&&) noexcept = default;
ExpressionSet& ExpressionSet::operator=(ExpressionSet&&) noexcept = default;

std::vector<int> ExpressionSet::Match(std::string_view text) const {
  std::vector<int> hits;
  re2::RE2::Set::ErrorInfo error{};
  const bool found = state_->compiled && state_->set.Match(re2::StringPiece(text.data(), text.size()), &hits, &error);
  if (!state_->compiled || (!found && error.kind != re2::RE2::Set::kNoError)) {
    hits.resize(size_);
    std::iota(hits.begin(), hits.end(), 0);
    return hits;
  }
  std::sort(hits.begin(), hits.end());
  return hits;
}

}  // namespace factlint
