#include "cli/renames.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace factlint {
namespace {

constexpr double kAlike = 0.5;
// A folder of thousands that moved is compared by content alone.
constexpr size_t kMostPairs = 10'000;

struct Sketch {
  std::string path;
  size_t whole = 0;                 // hash of all of it
  std::map<size_t, size_t> pieces;  // hash of a sentence -> its bytes
  size_t bytes = 0;                 // of all sentences
};

// Lines, and of long lines their sentences, near enough.
std::map<size_t, size_t> PiecesOf(std::string_view text) {
  std::map<size_t, size_t> pieces;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of("\n.!?", at), text.size());
    if (end > at) pieces[std::hash<std::string_view>()(text.substr(at, end - at))] = end - at;
    at = end + 1;
  }
  return pieces;
}

std::vector<Sketch> SketchesOf(const std::vector<Input>& inputs, const std::set<std::string_view>& others) {
  std::vector<Sketch> sketches;
  for (const Input& input : inputs) {
    const bool named = input.entry != nullptr && !input.entry->info.id.empty();
    if (named || !input.problem.empty() || input.kind == InputKind::kJsonl || input.file == "-") continue;
    if (others.count(input.path) > 0) continue;
    const Result<std::string> text = input.files->Read(input.file);
    if (!text) continue;
    Sketch sketch{.path = input.path, .whole = std::hash<std::string>()(*text), .pieces = PiecesOf(*text)};
    for (const auto& [hash, bytes] : sketch.pieces) sketch.bytes += bytes;
    sketches.push_back(std::move(sketch));
  }
  return sketches;
}

// The part of the longer one that both have.
double Likeness(const Sketch& a, const Sketch& b) {
  if (a.whole == b.whole) return 2;  // before all that is merely alike
  size_t common = 0;
  for (const auto& [hash, bytes] : a.pieces)
    if (b.pieces.count(hash) > 0) common += bytes;
  const size_t most = std::max(a.bytes, b.bytes);
  return most == 0 ? 0 : static_cast<double>(common) / static_cast<double>(most);
}

std::set<std::string_view> PathsOf(const std::vector<Input>& inputs) {
  std::set<std::string_view> paths;
  for (const Input& input : inputs) paths.insert(input.path);
  return paths;
}

}  // namespace

std::map<std::string, std::string> FindRenames(const std::vector<Input>& base, const std::vector<Input>& head) {
  const std::vector<Sketch> gone = SketchesOf(base, PathsOf(head));
  const std::vector<Sketch> come = SketchesOf(head, PathsOf(base));
  const bool many = gone.size() * come.size() > kMostPairs;
  std::vector<std::tuple<double, const Sketch*, const Sketch*>> pairs;
  for (const Sketch& before : gone)
    for (const Sketch& after : come) {
      const double likeness = many && before.whole != after.whole ? 0 : Likeness(before, after);
      if (likeness >= kAlike) pairs.emplace_back(-likeness, &before, &after);
    }
  std::sort(pairs.begin(), pairs.end());  // then in the order of the paths
  std::map<std::string, std::string> renames;
  std::set<const Sketch*> taken;
  for (const auto& [likeness, before, after] : pairs)
    if (renames.count(before->path) == 0 && taken.insert(after).second) renames.emplace(before->path, after->path);
  return renames;
}

void FollowRenames(Session& base, const Session& head) {
  const std::map<std::string, std::string> renames = FindRenames(base.inputs, head.inputs);
  for (Input& input : base.inputs)
    if (const auto found = renames.find(input.path); found != renames.end()) input.id = found->second;
  for (DocumentEntry& entry : base.config.documents)
    for (std::string& source : entry.info.derived_from)
      if (const auto found = renames.find(source); found != renames.end()) source = found->second;
}

}  // namespace factlint
