// Proper names in Chinese text that no pack knows. Chinese names have no capitals;
// what is said of them tells them ("…成立于", "…总部位于", 简称“…”, "A、B等企业"), and so
// does their last word ("…科技", "…研究院") before a word that only an organisation
// takes ("…宣布", "…去年营收"). A name that was told once is found wherever it stands.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/yaml.h"

namespace factlint {

// Phrases by their first and by their last character; all folded.
class HanPhrases {
 public:
  void Add(std::string_view phrase);
  void Add(std::u32string folded);
  // The length in characters of the longest phrase that begins at text[at], or that
  // ends before text[at]; 0: none.
  size_t Begins(std::u32string_view text, size_t at) const {
    return at < text.size() && firsts_.MayHold(text[at]) ? LongestBehind(text, at) : 0;
  }
  size_t Ends(std::u32string_view text, size_t at) const {
    return at > 0 && lasts_.MayHold(text[at - 1]) ? LongestBefore(text, at) : 0;
  }
  // Calls each(phrase) for every phrase that begins at text[at).
  template <class Each>
  void ForEachAt(std::u32string_view text, size_t at, Each each) const {
    if (!firsts_.MayHold(text[at])) return;
    const auto found = first_.find(text[at]);
    if (found == first_.end()) return;
    for (const std::u32string& phrase : found->second)
      if (text.compare(at, phrase.size(), phrase) == 0) each(phrase);
  }

 private:
  size_t LongestBehind(std::u32string_view text, size_t at) const;
  size_t LongestBefore(std::u32string_view text, size_t at) const;

  // A set of characters that says no to most others at once.
  class Filter {
   public:
    void Add(char32_t c) { bits_[c >> 6 & 63] |= uint64_t{1} << (c & 63); }
    bool MayHold(char32_t c) const { return (bits_[c >> 6 & 63] >> (c & 63) & 1) != 0; }

   private:
    std::array<uint64_t, 64> bits_{};
  };

  std::unordered_map<char32_t, std::vector<std::u32string>> first_, last_;
  Filter firsts_, lasts_;  // of their keys
};

// rules/languages/names-zh.yaml.
struct HanNameShapes {
  std::vector<std::pair<std::u32string, std::string>> heads;  // last words -> kind, longest first
  HanPhrases tells;                                           // "成立于": only a name stands before it
  HanPhrases after;                   // "宣布": stands behind organisations, and behind much else
  HanPhrases before;                  // "初创公司", "的": a name may begin behind it, none goes across it
  HanPhrases generic;                 // "人工智能", "企业": of these alone no name is made
  HanPhrases no_names;                // "前身": no name begins with it
  HanPhrases list_ends;               // "等企业": names stand before it, with 、 between
  HanPhrases opening;                 // "医院", "大桥", "市": a name that opens its clause ends with one
  HanPhrases facilities;              // "智算中心": behind a name of its own one of its own, once and anywhere
  HanPhrases facilities_counted;      // "共": behind those they are all of a place
  HanPhrases placed;                  // "啤酒", "港": with the known place before it, a name of its own
  HanPhrases not_placed;              // "口", "区": behind those they make another word
  HanPhrases founded;                 // "成立": behind a year, before which stands who was founded
  HanPhrases topic_openers;           // "再说": behind it, alone, whom the next sentence is about
  HanPhrases topic_followers;         // "它", "这家": how that sentence begins
  std::vector<std::u32string> forms;  // "股份有限公司": no part of the identity
};
HanNameShapes ReadHanNameShapes(const YamlFile& file, Diagnostics& diagnostics);

// Adds such names to `mentions` (sorted, disjoint; what they cover goes) and the
// things they name to `local`.
void AddHanNames(const Document& document, const Outline& outline, const EntityTable& table,
                 const HanNameShapes& shapes, std::vector<Mention>& mentions, std::vector<Entity>& local);

}  // namespace factlint
