#include "reconcile/short_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace factlint {
namespace {

using Heads = std::vector<std::pair<std::string, std::string>>;

bool IsHead(const Heads& heads, std::string_view word) {
  const auto found = std::lower_bound(heads.begin(), heads.end(), word,
                                      [](const auto& head, std::string_view key) { return head.first < key; });
  if (found == heads.end() || found->first != word) return false;
  const std::string_view kind = found->second;
  return kind == "company" || kind == "institution" || kind == "university";
}

// "hospital" of "northgate-general-hospital", where it stands for northgate-general; "of-aalholm"
// behind "maritime-museum".
bool GoesOnWithHeads(const Heads& heads, std::string_view rest) {
  while (!rest.empty()) {
    const size_t dash = std::min(rest.find('-'), rest.size());
    if (!IsHead(heads, rest.substr(0, dash))) return false;
    rest.remove_prefix(std::min(dash + 1, rest.size()));
  }
  return true;
}

// "orlam-shipping-group" is "orlam-shipping".
bool IsForm(std::string_view rest) {
  for (const std::string_view form : {"group", "holding", "holdings", "company", "corporation", "international", "plc"})
    if (rest == form) return true;
  return false;
}

struct Known {
  const Claim* claim = nullptr;  // one that names it
  std::set<std::string_view> documents;
};

bool ShareADocument(const Known& a, const Known& b) {
  return std::any_of(a.documents.begin(), a.documents.end(),
                     [&](std::string_view document) { return b.documents.count(document) != 0; });
}

}  // namespace

void JoinShortNames(std::vector<Claim>& claims, const Heads& heads,
                    const std::function<bool(std::string_view)>& is_known) {
  std::map<std::string_view, Known> subjects;  // by id
  for (const Claim& claim : claims) {
    if (claim.subject.id.empty() || is_known(claim.subject.id)) continue;
    Known& known = subjects[claim.subject.id];
    if (known.claim == nullptr) known.claim = &claim;
    known.documents.insert(claim.doc);
  }
  std::map<std::string, Subject> full;  // short id -> the subject it stands for
  for (const auto& [id, known] : subjects) {
    const size_t last = id.rfind('-');
    const bool headed = IsHead(heads, last == std::string_view::npos ? id : id.substr(last + 1));
    if (headed && last == std::string_view::npos) continue;
    const Claim* only = nullptr;
    bool several = false;
    const std::string longer = std::string(id) + "-";
    for (auto other = subjects.lower_bound(longer); other != subjects.end() && other->first.starts_with(longer);
         ++other) {
      const std::string_view rest = other->first.substr(longer.size());
      if (headed ? !rest.starts_with("of-") && !IsForm(rest) : !GoesOnWithHeads(heads, rest)) continue;
      several = several || only != nullptr || ShareADocument(known, other->second);
      only = other->second.claim;
    }
    if (only != nullptr && !several) full.emplace(id, only->subject);
  }
  if (full.empty()) return;
  for (Claim& claim : claims) {
    const auto found = full.find(claim.subject.id);
    if (found == full.end() || (!claim.subject.kind.empty() && claim.subject.kind != found->second.kind)) continue;
    claim.subject.id = found->second.id;
    claim.subject.name = found->second.name;
    claim.subject.kind = found->second.kind;
  }
}

}  // namespace factlint
