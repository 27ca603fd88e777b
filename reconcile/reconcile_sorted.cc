// Claims in the order of their keys: one key at a time.
#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "reconcile/judge_parts.h"
#include "reconcile/line_looker.h"
#include "reconcile/reconcile.h"

namespace factlint {

struct SortedReconciler::State {
  State(const ReconcileInput& in, std::string file) : input(in), name(std::move(file)), looker(in), judge(in) {}

  const ReconcileInput input;
  std::string name;
  LineLooker looker;
  size_t line_number = 0;
  std::string error;

  // The block being read.
  std::string subject, metric;
  std::string lines;
  std::vector<ClaimRecord> records;  // offsets in `lines`
  std::unordered_set<uint64_t> ids;  // hashes

  PartJudge judge;
  Coverage counted;  // all claims; keys that were not judged

  bool Fail(std::string_view what) {
    error = fmt::format("{}:{}: error: {}\n", name, line_number, what);
    return false;
  }

  // Did an earlier line of the block have the id of `line`, and not its hash alone?
  bool HasId(std::string_view line) {
    const std::string id = looker.Read(line).id;
    const bool twice = std::any_of(records.begin(), records.end(), [&](const ClaimRecord& record) {
      return looker.Read(LineAt(lines, record.offset)).id == id;
    });
    return twice && !Fail(fmt::format("the id \"{}\" stands on an earlier line", id));
  }

  // Ends the block where the subject or metric changes.
  bool Turn(std::string_view next_subject, std::string_view next_metric) {
    if (!records.empty() && subject == next_subject && metric == next_metric) return true;
    if (!records.empty() &&
        std::tie(next_subject, next_metric) < std::make_tuple(std::string_view(subject), std::string_view(metric)))
      return Fail("out of order: sort the lines by subject.id and metric first, or leave --sorted out");
    EndBlock();
    subject = next_subject;
    metric = next_metric;
    return true;
  }

  void EndBlock() {
    if (records.empty()) return;
    counted.claims += static_cast<int>(records.size());
    const BlockSummary block = BlockSummary::Of(records);
    if (block.NeedsExactLook()) {
      JudgeBlock();
    } else {
      ++counted.keys;
      if (block.HasTwoSources()) ++counted.keys_with_two_sources;
    }
    records.clear();
    lines.clear();
    ids.clear();
  }

  void JudgeBlock() {
    std::vector<Claim> claims;
    for (const ClaimRecord& record : records) claims.push_back(looker.Read(LineAt(lines, record.offset)));
    judge.Add(judge.Judge(std::move(claims), input.jobs));
  }
};

SortedReconciler::SortedReconciler(const ReconcileInput& input, std::string name)
    : state_(std::make_unique<State>(input, std::move(name))) {}
SortedReconciler::~SortedReconciler() = default;

void SortedReconciler::NextFile(std::string name) {
  state_->name = std::move(name);
  state_->line_number = 0;
}

bool SortedReconciler::Add(std::string_view line) {
  State& state = *state_;
  ++state.line_number;
  if (!state.error.empty()) return false;
  if (IsBlank(line)) return true;
  if (!state.looker.Look(line)) return state.Fail(state.looker.error);
  ClaimScanner::Scanned& scanned = state.looker.scanned;
  if (!state.Turn(scanned.subject, scanned.metric)) return false;
  if (!state.ids.insert(scanned.id).second && state.HasId(line)) return false;
  scanned.record.offset = state.lines.size();
  state.lines += line;
  state.lines += '\n';
  state.records.push_back(scanned.record);
  return true;
}

Result<Judgement> SortedReconciler::Finish() {
  State& state = *state_;
  if (!state.error.empty()) return Error{.what = state.error, .exit_code = 2};
  state.EndBlock();
  Judgement result = state.judge.Finish();
  result.coverage.claims = state.counted.claims;
  result.coverage.keys += state.counted.keys;
  result.coverage.keys_with_two_sources += state.counted.keys_with_two_sources;
  CountDocuments(state.input, state.looker.copies(), result);
  return result;
}

}  // namespace factlint
