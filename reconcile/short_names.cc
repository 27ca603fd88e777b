#include "reconcile/short_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace factlint {
namespace {

using Heads = std::vector<std::pair<std::string, std::string>>;

bool IsHead(const ShortNameWords& words, std::string_view word) {
  if (std::binary_search(words.tails.begin(), words.tails.end(), word)) return true;
  const Heads& heads = words.heads;
  const auto found = std::lower_bound(heads.begin(), heads.end(), word,
                                      [](const auto& head, std::string_view key) { return head.first < key; });
  if (found == heads.end() || found->first != word) return false;
  const std::string_view kind = found->second;
  return kind == "company" || kind == "institution" || kind == "university";
}

// "hospital" of "northgate-general-hospital", where it stands for northgate-general; "of-aalholm"
// behind "maritime-museum".
bool GoesOnWithHeads(const ShortNameWords& words, std::string_view rest) {
  while (!rest.empty()) {
    const size_t dash = std::min(rest.find('-'), rest.size());
    if (!IsHead(words, rest.substr(0, dash))) return false;
    rest.remove_prefix(std::min(dash + 1, rest.size()));
  }
  return true;
}

// "costa-clara" of "universidad-costa-clara": behind a first word that tells the kind of house.
std::string_view BehindLead(const ShortNameWords& words, std::string_view id) {
  const size_t dash = id.find('-');
  if (dash == std::string_view::npos) return {};
  const Heads& heads = words.heads;
  const auto found = std::lower_bound(heads.begin(), heads.end(), id.substr(0, dash),
                                      [](const auto& head, std::string_view key) { return head.first < key; });
  const bool lead = found != heads.end() && found->first == id.substr(0, dash) && found->second == "university";
  const std::string_view rest = id.substr(dash + 1);
  if (rest.find('-') == std::string_view::npos) return {};  // "College Green" is no college called Green
  return !lead || rest.starts_with("of-") || rest.starts_with("for-") ? std::string_view() : rest;
}

// "St Marnby's Hospital", for short "St Marnby": the name itself has the possessive.
bool HasPossessive(std::string_view name) {
  return name.find("'s") != std::string_view::npos || name.find("\xE2\x80\x99s") != std::string_view::npos;
}

// 云帆智能 of "Yunfan Intelligence (云帆智能)".
std::string_view NameInBrackets(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{" (", ")"}, {"（", "）"}})
    if (const size_t at = text.rfind(open); at != std::string_view::npos && text.ends_with(close))
      return text.substr(at + open.size(), text.size() - close.size() - at - open.size());
  return {};
}

struct Known {
  const Claim* claim = nullptr;  // one that names it
  std::set<std::string_view> documents;
};

bool ShareADocument(const Known& a, const Known& b) {
  return std::any_of(a.documents.begin(), a.documents.end(),
                     [&](std::string_view document) { return b.documents.count(document) != 0; });
}

// What documents call a subject for short -> the subjects.
using ShortCalls = std::map<std::string, std::set<std::string_view>, std::less<>>;

// "volmer" where a document calls Volmer Wind Systems "Volmer"; empty where it gives the full name, or
// where that does not end as an organisation's does.
std::string ShortCall(const Subject& subject, const ShortNameWords& words) {
  const size_t dash = subject.id.rfind('-');
  if (dash == std::string::npos || subject.text.empty() || subject.text.size() >= subject.name.size()) return {};
  if (!IsHead(words, std::string_view(subject.id).substr(dash + 1))) return {};
  std::string called;
  for (const char c : subject.text) {
    const bool upper = c >= 'A' && c <= 'Z';
    called += upper ? static_cast<char>(c - 'A' + 'a') : c == ' ' ? '-' : c;
  }
  return subject.id.starts_with(called + "-") ? called : std::string();
}

// "the Lumo" of a text on Corvane, where another names the Corvane Lumo.
void JoinModels(const std::map<std::string_view, Known>& subjects, std::map<std::string, Subject>& full) {
  constexpr size_t kMost = 8;                                       // makers of models of one name that are looked at
  std::map<std::string_view, std::vector<std::string_view>> whole;  // model -> ids that end with it
  for (const auto& [id, known] : subjects)
    if (const size_t dash = id.rfind('-'); dash != std::string_view::npos && known.claim->subject.kind.empty())
      whole[id.substr(dash + 1)].push_back(id);
  for (const auto& [model, ids] : whole) {
    const auto alone = subjects.find(model);
    if (alone == subjects.end() || !alone->second.claim->subject.kind.empty() || ids.size() > kMost) continue;
    const Claim* only = nullptr;
    bool several = false;
    for (const std::string_view id : ids) {
      const std::string_view maker = id.substr(0, id.size() - model.size() - 1);
      bool beside = false;
      size_t looked = 0;
      for (auto one = subjects.lower_bound(maker);
           one != subjects.end() && one->first.starts_with(maker) && ++looked <= kMost; ++one) {
        const std::string_view rest = one->first.substr(maker.size());
        beside = one->first != id && (rest.empty() || rest[0] == '-') && ShareADocument(alone->second, one->second);
        if (beside || (!rest.empty() && rest[0] != '-')) break;
      }
      if (!beside) continue;
      several = several || only != nullptr || ShareADocument(alone->second, subjects.at(id));
      only = subjects.at(id).claim;
    }
    if (only != nullptr && !several) full.emplace(model, only->subject);
  }
}

// What a text calls in brackets behind its name, and another text calls nothing else.
void JoinNamesInBrackets(const std::map<std::string_view, Known>& subjects, const std::vector<Claim>& claims,
                         std::map<std::string, Subject>& full) {
  std::map<std::string_view, const Claim*> named;  // null where several have it
  for (const Claim& claim : claims) {
    const std::string_view name = NameInBrackets(claim.subject.text);
    if (name.empty() || subjects.count(name) == 0 || subjects.count(claim.subject.id) == 0) continue;
    const auto [place, fresh] = named.try_emplace(name, &claim);
    if (!fresh && place->second != nullptr && place->second->subject.id != claim.subject.id) place->second = nullptr;
  }
  for (const auto& [name, claim] : named)
    if (claim != nullptr && claim->subject.id != name) full.emplace(name, claim->subject);
}

}  // namespace

void JoinShortNames(std::vector<Claim>& claims, const ShortNameWords& words,
                    const std::function<bool(std::string_view)>& is_known) {
  std::map<std::string_view, Known> subjects;  // by id
  ShortCalls calls;
  for (const Claim& claim : claims) {
    if (claim.subject.id.empty() || is_known(claim.subject.id)) continue;
    Known& known = subjects[claim.subject.id];
    if (known.claim == nullptr) known.claim = &claim;
    known.documents.insert(claim.doc);
    if (std::string called = ShortCall(claim.subject, words); !called.empty())
      calls[std::move(called)].insert(claim.subject.id);
  }
  std::map<std::string_view, std::vector<std::string_view>> led;  // what stands behind a word for a kind -> the ids
  for (const auto& [id, known] : subjects)
    if (const std::string_view rest = BehindLead(words, id); !rest.empty()) led[rest].push_back(id);
  std::map<std::string, Subject> full;    // short id -> the subject it stands for
  for (const auto& subject : subjects) {  // no bindings: a lambda takes none with Clang 14
    const auto& id = subject.first;
    const Known& known = subject.second;
    const size_t last = id.rfind('-');
    const bool headed = IsHead(words, last == std::string_view::npos ? id : id.substr(last + 1)) ||
                        IsHead(words, id.substr(0, id.find('-')));  // "University of Tarva"
    if (headed && last == std::string_view::npos) continue;
    const Claim* only = nullptr;
    bool several = false;
    const auto called = calls.find(id);
    const auto take = [&](const Known& whole) {
      several = several || only != nullptr || ShareADocument(known, whole);
      only = whole.claim;
    };
    const std::string longer = std::string(id) + "-";
    for (auto other = subjects.lower_bound(longer); other != subjects.end() && other->first.starts_with(longer);
         ++other) {
      const std::string_view rest = other->first.substr(longer.size());
      const auto& forms = words.forms;
      const bool calls_it = called != calls.end() && called->second.count(other->first) != 0;
      const bool one_house = headed
                                 ? rest.starts_with("of-") || std::find(forms.begin(), forms.end(), rest) != forms.end()
                                 : GoesOnWithHeads(words, rest);
      if (one_house || calls_it) take(other->second);
    }
    const bool saint =
        id.starts_with("st-") || HasPossessive(known.claim->subject.text);  // but Marnby and its hospital
    const std::string owner = std::string(id) + "s";
    for (auto other = subjects.lower_bound(owner);
         !headed && saint && other != subjects.end() && other->first.starts_with(owner); ++other) {
      const std::string_view rest = other->first.substr(owner.size());
      if (!rest.empty() && rest[0] != '-') break;
      if (HasPossessive(other->second.claim->subject.name) && GoesOnWithHeads(words, rest.substr(!rest.empty())))
        take(other->second);
    }
    if (const auto behind = led.find(id); behind != led.end() && !headed)
      for (const std::string_view whole : behind->second) take(subjects.at(whole));
    if (only != nullptr && !several) full.emplace(id, only->subject);
  }
  JoinNamesInBrackets(subjects, claims, full);
  JoinModels(subjects, full);
  if (full.empty()) return;
  for (Claim& claim : claims) {
    const auto found = full.find(claim.subject.id);
    if (found == full.end()) continue;
    const std::string& kind = found->second.kind;
    if (!claim.subject.kind.empty() && !kind.empty() && claim.subject.kind != kind) continue;
    claim.subject.id = found->second.id;
    claim.subject.name = found->second.name;
    if (!kind.empty()) claim.subject.kind = kind;
  }
}

}  // namespace factlint
