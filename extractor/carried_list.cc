#include "extractor/carried_list.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/claim_scope.h"
#include "extractor/list_name.h"

namespace factlint {
namespace {

constexpr uint32_t kSentencesBack = 5;  // of one paragraph

std::string* Dimension(Scope& scope, std::string_view name) {
  const auto found = std::find_if(scope.begin(), scope.end(), [&](const auto& one) { return one.first == name; });
  return found == scope.end() ? nullptr : &found->second;
}

bool IsRank(const ClaimDraft& draft) { return draft.claim.metric.ends_with("rank"); }

class Lists {
 public:
  Lists(const TextContext& context, std::vector<ClaimDraft>& drafts) : context_(context), drafts_(drafts) {}

  void Run() {
    FindNamed();
    for (ClaimDraft& draft : drafts_)
      if (IsRank(draft)) Name(draft);
  }

 private:
  // The lists that ranks of one kind of subject name.
  struct OfKind {
    RankedList list;
    bool only = true;
  };

  RankedList ListIn(Span span) const { return factlint::ListIn(context_, context_.document().Slice(span)); }

  void FindNamed() {
    for (ClaimDraft& draft : drafts_) {
      const std::string* list = IsRank(draft) ? Dimension(draft.claim.scope, "list") : nullptr;
      if (list == nullptr || IsOwn(*list)) continue;
      const RankedList named = ListIn(draft.quote);
      if (named.name != *list) continue;
      const auto [found, added] = named_.try_emplace(draft.claim.subject.kind, OfKind{named});
      if (!added) found->second.only = found->second.only && found->second.list.name == named.name;
    }
  }

  // The document's own id stands for a list without a name.
  bool IsOwn(std::string_view list) const { return list == context_.document().info().id; }

  void Name(ClaimDraft& draft) const {
    std::string* list = Dimension(draft.claim.scope, "list");
    if (list == nullptr) return;
    if (!IsOwn(*list)) return SetTime(draft, ListIn(draft.quote).year);
    if (const RankedList here = OfThisText(draft); !here.name.empty()) {
      *list = here.name;
      return;
    }
    const std::string* by = Dimension(draft.claim.scope, "by");
    const std::string* among = Dimension(draft.claim.scope, "among");
    if (by != nullptr || among != nullptr) {
      // By what, nobody tells: 企业660家，居全省第一；规模3800亿元，居全省第三 are ranks of two lists.
      const bool unknown = by == nullptr;
      *list = Measured(*list, by, among, draft.claim.subject.kind);
      if (unknown) *list += " " + StatementIdOf(draft.claim.doc, draft.claim.quote, draft.claim.text);
    } else if (const RankedList carried = Carried(draft); !carried.name.empty()) {
      *list = carried.name;
      std::string* edition = Dimension(draft.claim.scope, "edition");
      const bool told = draft.claim.as_of.basis == Basis::kStated;
      if (edition != nullptr && carried.year != 0 && !told) *edition = std::to_string(carried.year);
      SetTime(draft, carried.year);
    }
  }

  // "our list of the longest bridges": it has the name of who publishes it.
  RankedList OfThisText(const ClaimDraft& draft) const {
    const std::string& publisher = context_.document().info().publisher;
    const uint32_t s = publisher.empty() ? kNoIndex : SentenceOf(context_, draft);
    if (s == kNoIndex) return {};
    const SentenceView& sentence = context_.sentences()[s];
    const RoleWords& words = context_.book().role_words(sentence.language);
    if (!words.ranked_here.Find(sentence.shadow)) return {};
    return FindRankedList(publisher + " list", Language::kEnglish, context_.book().role_words(Language::kEnglish));
  }

  // An edition is of its year, where the text tells no other time.
  static void SetTime(ClaimDraft& draft, int year) {
    AsOf& as_of = draft.claim.as_of;
    const bool told = as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited;
    const auto first = Date::Of(year, 1, 1);
    const auto last = Date::Of(year, 12, 31);
    if (!told && year != 0 && first && last) as_of = {DateRange{*first, *last}, Basis::kInherited};
  }

  // What is ranked by length with a network are networks; with anything else the noun tells.
  static std::string Measured(const std::string& own, const std::string* by, const std::string* among,
                              std::string_view kind) {
    const bool told = kind == "network" || kind == "line";
    const std::string measure = by == nullptr ? std::string() : told ? by->substr(0, by->find('|')) : *by;
    const std::string field = among == nullptr ? std::string() : *among;
    const bool wide = field == "world" || field == "nation" || field.starts_with("in:");
    const std::string name = "by " + measure + ", " + field;
    return wide && by != nullptr ? name : own + ": " + name;
  }

  RankedList Carried(const ClaimDraft& draft) const {
    const uint32_t s = SentenceOf(context_, draft);
    if (s == kNoIndex) return {};
    const auto& sentences = context_.sentences();
    const Block& block = context_.outline().blocks[sentences[s].block];
    // The number of a heading or an item is a rank of the list that it stands in.
    const bool told = block.kind == BlockKind::kParagraph || block.kind == BlockKind::kListItem;
    if (!told || draft.value.begin <= draft.quote.begin) return {};
    // "In the marathon Ghent came ninth", "last time it was fifth"
    if (context_.book().role_words(sentences[s].language).ranked_elsewhere.Find(sentences[s].shadow)) return {};
    for (uint32_t back = 1; back <= kSentencesBack && back <= s; ++back) {
      const SentenceView& before = sentences[s - back];
      if (before.block != sentences[s].block) break;
      if (RankedList list = ListIn(before.span); !list.name.empty()) return list;
    }
    const auto found = named_.find(draft.claim.subject.kind);
    return found != named_.end() && found->second.only ? found->second.list : RankedList();
  }

  const TextContext& context_;
  std::vector<ClaimDraft>& drafts_;
  std::map<std::string_view, OfKind> named_;  // by kind of subject
};

}  // namespace

void NameListsOfRanks(const TextContext& context, std::vector<ClaimDraft>& drafts) { Lists(context, drafts).Run(); }

}  // namespace factlint
