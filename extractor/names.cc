#include "extractor/names.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/ascii.h"
#include "extractor/dateline.h"
#include "extractor/in_parallel.h"
#include "extractor/local_names.h"
#include "extractor/name_folding.h"
#include "extractor/name_runs.h"
#include "extractor/name_survey.h"
#include "extractor/name_words.h"
#include "extractor/persons.h"
#include "extractor/place_companies.h"
#include "extractor/shaped_names.h"
#include "extractor/short_forms.h"
#include "extractor/sorted_words.h"
#include "extractor/title_name.h"
#include "extractor/told_names.h"

namespace factlint {
namespace {

using ascii::IsLower;
using ascii::IsUpper;

// Where the text may be cut for several threads: behind empty lines, over which no name goes.
std::vector<std::string_view> CutAtEmptyLines(std::string_view text) {
  constexpr size_t kPiece = size_t{1} << 18;
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const size_t line = text.size() > kPiece ? text.find("\n\n", kPiece) : std::string_view::npos;
    const size_t end = line == std::string_view::npos ? text.size() : line + 2;
    pieces.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return pieces;
}

std::vector<Mention> KnownNames(std::string_view text, const EntityTable& table, int jobs) {
  const std::vector<std::string_view> pieces = CutAtEmptyLines(text);
  std::vector<std::vector<Mention>> found(pieces.size());
  InParallel(pieces.size(), jobs, [&](size_t i) {
    found[i] = table.Find(pieces[i]);
    const auto before = static_cast<uint32_t>(pieces[i].data() - text.data());
    for (Mention& mention : found[i])
      mention.span = mention.number = {mention.span.begin + before, mention.span.end + before};
  });
  std::vector<Mention> names;
  for (std::vector<Mention>& piece : found)
    names.insert(names.end(), std::make_move_iterator(piece.begin()), std::make_move_iterator(piece.end()));
  return names;
}

class Finder {
 public:
  Finder(const Document& document, const Outline& outline, const TableHeads& heads, const EntityTable& table,
         const NameShapes& shapes, int jobs)
      : document_(document),
        outline_(outline),
        heads_(heads),
        table_(table),
        shapes_(shapes),
        known_(KnownNames(document.text(), table, jobs)),
        survey_(document, outline, shapes, known_),
        runs_(document, shapes, survey_),
        persons_(document, shapes),
        companies_(document, shapes),
        local_(table, shapes) {}

  DocumentNames Run() {
    dropped_.assign(known_.size(), false);
    for (uint32_t i = 0; i < outline_.sentences.size(); ++i) {
      const Sentence& sentence = outline_.sentences[i];
      const BlockKind kind = outline_.blocks[sentence.block].kind;
      if (!IsRead(kind)) continue;
      const bool heading = kind == BlockKind::kHeading || kind == BlockKind::kTitle ||
                           kind == BlockKind::kTableHeader || kind == BlockKind::kListIntro;
      if (TakeCell(sentence) || !survey_.MayHoldName(i)) continue;
      runs_.SetLabel(outline_.blocks[sentence.block].label, heading);
      ReadSentence(survey_.Body(sentence), heading);
    }
    for (const std::string_view part : TitleNames(document_, table_, shapes_, survey_))
      local_.Add(std::string(part), KindByHead(part), -1);
    DropPersons();
    KeepPossessives();
    JoinShortForms(table_, local_.entities(), found_);
    return Names();
  }

 private:
  std::string_view Text(Span span) const { return document_.Slice(span); }
  std::string EntityName(int entity) const { return table_.entities()[static_cast<size_t>(entity)].name; }
  const Entity& Known(const NameWord& word) const {
    return table_.entities()[known_[static_cast<size_t>(word.known)].entity];
  }

  DocumentNames Names() {
    DocumentNames names;
    const auto before = [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; };
    if (!std::is_sorted(found_.begin(), found_.end(), before)) std::sort(found_.begin(), found_.end(), before);
    names.mentions.reserve(known_.size() + found_.size());
    auto next = found_.begin();
    for (size_t i = 0; i < known_.size(); ++i) {
      if (dropped_[i]) continue;
      for (; next != found_.end() && before(*next, known_[i]); ++next) names.mentions.push_back(std::move(*next));
      names.mentions.push_back(std::move(known_[i]));
    }
    std::move(next, found_.end(), std::back_inserter(names.mentions));
    for (size_t i = 0; i < names.mentions.size(); ++i) {
      Mention& mention = names.mentions[i];
      mention.span.end += CompanyForm(mention.span.end);
      if (mention.entity < table_.entities().size()) continue;
      const uint32_t end = mention.span.end + HanNameBehind(mention.span.end);
      if (i + 1 == names.mentions.size() || names.mentions[i + 1].span.begin >= end) mention.span.end = end;
    }
    names.local = std::move(local_).Release();
    return names;
  }

  // The bytes of ", Ltd." and the like behind a name.
  uint32_t CompanyForm(uint32_t at) const {
    const std::string_view rest = std::string_view(document_.text()).substr(at);
    for (const std::string& form : shapes_.forms_behind)
      if (rest.starts_with(form)) return static_cast<uint32_t>(form.size());
    return 0;
  }

  // The bytes of " (云帆智能)", the name's own in Chinese.
  uint32_t HanNameBehind(uint32_t at) const {
    constexpr size_t kShortest = 2, kLongest = 12, kBytes = 3;  // characters, and bytes of one
    const std::string_view rest = std::string_view(document_.text()).substr(at);
    size_t end = rest.starts_with(" (") ? 2 : rest.starts_with("（") ? kBytes : 0;
    if (end == 0) return 0;
    const size_t begin = end;
    while (end < rest.size() && static_cast<unsigned char>(rest[end]) >= 0xE4 &&
           static_cast<unsigned char>(rest[end]) <= 0xE9)
      end += kBytes;
    const size_t characters = (end - begin) / kBytes;
    if (characters < kShortest || characters > kLongest || end >= rest.size()) return 0;
    if (rest[end] == ')') return static_cast<uint32_t>(end + 1);
    return rest.substr(end).starts_with("）") ? static_cast<uint32_t>(end + kBytes) : 0;
  }

  // "St Marnby's has 40 beds": a possessive that is part of the name, where the text never leaves it
  // out and once nothing is owned, or where it tells the full name, "St Marnby's Hospital".
  void KeepPossessives() {
    const auto first = static_cast<uint32_t>(table_.entities().size());
    std::vector<bool> bare(local_.entities().size(), false);
    std::vector<bool> told(local_.entities().size(), false);
    for (const Mention& mention : found_) {
      if (mention.entity < first) continue;
      const uint32_t i = mention.entity - first;
      if (local_.entities()[i].kind != 0 || PossessiveAt(mention.span.end) == 0) {
        bare[i] = true;
      } else {
        told[i] = told[i] || OwnsNothing(mention.span);
      }
    }
    std::set<std::string> owners;  // of full names: "st-marnby" of "St Marnby's Hospital"
    for (const Entity& entity : local_.entities()) {
      const size_t at = std::min(entity.name.find("'s "), entity.name.find("\xE2\x80\x99s "));
      if (at != std::string::npos) owners.insert(Slug(std::string_view(entity.name).substr(0, at)));
    }
    for (size_t i = 0; i < told.size(); ++i) told[i] = told[i] || owners.count(local_.entities()[i].id) != 0;
    for (Mention& mention : found_) {
      if (mention.entity < first || mention.entity - first >= told.size()) continue;
      if (bare[mention.entity - first] || !told[mention.entity - first]) continue;
      mention.span.end += PossessiveAt(mention.span.end);
      mention.number = mention.span;
      if (const auto whole = local_.Add(std::string(Text(mention.span)), "name", -1)) mention.entity = *whole;
    }
  }

  // The bytes of "'s" at `at`, or 0.
  uint32_t PossessiveAt(uint32_t at) const {
    const std::string_view rest = std::string_view(document_.text()).substr(at);
    return rest.starts_with("'s") ? 2 : rest.starts_with("\xE2\x80\x99s") ? 4 : 0;
  }

  // "at St Marnby's in 2023", "St Marnby's has"; but "larger than Marnby's in 2023" leaves out a noun.
  bool OwnsNothing(Span name) const {
    const std::string_view text = document_.text();
    const std::string_view before = text.substr(0, name.begin);
    for (const std::string_view word : {"than ", "as ", "like ", "with ", "to ", "and ", "or ", "is ", "was "})
      if (before.ends_with(word)) return false;
    std::string_view behind = text.substr(name.end + PossessiveAt(name.end));
    if (!behind.starts_with(' ')) return false;
    behind = behind.substr(1, behind.find_first_of(" ,.;:)\n", 1) - 1);
    if (behind == "and" || behind == "or" || behind == "itself") return false;
    return Has(shapes_.subject_verbs, behind) || Has(shapes_.number_closers, behind);
  }

  // "Hanne Brouwer said", and then "Brouwer".
  void DropPersons() {
    const std::set<std::string_view> persons = persons_.Names();
    if (persons.empty()) return;
    const auto is_person = [&](const Mention& m) {
      if (m.entity < table_.entities().size()) return false;
      const std::string_view text = Text(m.span);
      if (persons.count(text) != 0) return true;
      const size_t blank = text.rfind(' ');
      return blank != std::string_view::npos && persons.count(text.substr(blank + 1)) != 0 &&
             local_.entities()[m.entity - table_.entities().size()].kind == 0;
    };
    std::erase_if(found_, is_person);
  }

  std::string KindByHead(std::string_view name) const {
    const size_t blank = name.rfind(' ');
    const std::string* kind = shapes_.KindOfHead(blank == std::string_view::npos ? name : name.substr(blank + 1));
    return kind == nullptr ? "name" : *kind;
  }

  // A cell that names a subject or a place by where it stands, whatever its words are.
  bool TakeCell(const Sentence& sentence) {
    const Block& block = outline_.blocks[sentence.block];
    if (block.kind != BlockKind::kTableRow && block.kind != BlockKind::kTableHeader) return false;
    const Cell* cell = TableHeads::CellAt(block, sentence.span.begin);
    if (cell == nullptr || heads_.NameOf(sentence.block, cell->column) == CellName::kNone) return false;
    const Span name = NameInCell(cell->text);
    if (name.empty() || name.begin < sentence.span.begin || name.end > sentence.span.end) return false;
    auto known = std::lower_bound(known_.begin(), known_.end(), name.begin,
                                  [](const Mention& m, uint32_t at) { return m.span.end <= at; });
    for (auto one = known; one != known_.end() && one->span.begin < name.end; ++one)
      if (one->span.Contains(name)) return true;
    for (; known != known_.end() && known->span.begin < name.end; ++known)
      dropped_[static_cast<size_t>(known - known_.begin())] = true;
    CutNameWords(document_.text(), name, known_, words_);
    const std::string* kind = words_.empty() ? nullptr : runs_.HeadKind(words_.back());
    Add(name, std::string(Text(name)), kind == nullptr ? "name" : *kind, -1);
    return true;
  }

  // Without marks of emphasis and what stands in brackets; empty where no capital begins it.
  Span NameInCell(Span cell) const {
    const std::string& text = document_.text();
    while (!cell.empty() && (text[cell.begin] == '*' || text[cell.begin] == '`' || text[cell.begin] == '_'))
      ++cell.begin;
    if (const size_t bracket = Text(cell).find('('); bracket != std::string_view::npos)
      cell.end = cell.begin + static_cast<uint32_t>(bracket);
    const auto trails = [](char c) { return c == ' ' || c == '*' || c == '`' || c == '_' || c == ':'; };
    while (!cell.empty() && trails(text[cell.end - 1])) --cell.end;
    if (cell.empty() || cell.size() > 60) return {};
    const char first = text[cell.begin];
    const bool letters = std::any_of(text.begin() + cell.begin, text.begin() + cell.end, [](char c) {
      return IsUpper(c) || IsLower(c) || static_cast<unsigned char>(c) >= 0x80;
    });
    const bool capital = IsUpper(first) || static_cast<unsigned char>(first) >= 0xC3;
    const bool inner = std::any_of(text.begin() + cell.begin, text.begin() + cell.end, IsUpper);
    return letters && (capital || inner) ? cell : Span{};
  }

  void ReadSentence(Span sentence, bool heading) {
    CutNameWords(document_.text(), sentence, known_, words_);
    const std::vector<NameWord>& words = words_;
    for (size_t i = 0; i < words.size();) {
      if (words[i].known < 0 && !words[i].capital) {  // most words
        i = Facility(words, i);
        continue;
      }
      if (IsDoubleName(words, i)) {
        dropped_[static_cast<size_t>(words[i].known)] = true;
        const Span both = {words[i].span.begin, words[i + 1].span.end};
        Add(both, std::string(Text(both)), "name", -1);
        i += 2;
        continue;
      }
      if (const Span place = runs_.BaseOf(words[i]); !place.empty()) {
        Add(place, std::string(Text(place)), "name", -1);
        ++i;
        continue;
      }
      const size_t end = runs_.NameEnd(words, i);
      if (end == i) {
        i = Facility(words, i);
        continue;
      }
      TakeRun(words, i, end, heading);
      i = end;
    }
  }

  // "Ghent-Ostra", of which a pack knows but one: a name of its own.
  bool IsDoubleName(const std::vector<NameWord>& words, size_t i) const {
    if (words[i].known < 0 || i + 1 >= words.size() || words[i + 1].known >= 0 || words[i].possessive) return false;
    const std::string_view second = Text(words[i + 1].span);
    return Text({words[i].span.end, words[i + 1].span.begin}) == "-" && second.size() > 3 && OpensWithCapital(second) &&
           std::none_of(second.begin() + 1, second.end(), IsUpper) && second.find('-') == std::string_view::npos &&
           !Has(shapes_.no_names, second) && table_.kinds()[Known(words[i]).kind].is == KindClass::kPlace;
  }

  // "Port of Rotterdam", "Bank of Norway", "Port Authority of Ghent".
  bool IsHeadOfPlace(const std::vector<NameWord>& words, size_t begin, size_t end) const {
    if (end - begin < 3 || words[end - 1].known < 0 || Text(words[end - 2].span) != "of") return false;
    for (size_t i = begin; i + 1 < end; ++i)
      if (words[i].known >= 0 || words[i].possessive) return false;
    const std::string* kind = runs_.HeadKind(words[end - 3]);
    if (kind == nullptr || *kind == "district" || *kind == "work" || *kind == "street" || *kind == "line") return false;
    const Entity& of = table_.entities()[known_[static_cast<size_t>(words[end - 1].known)].entity];
    const bool company = *kind == "company" && end - begin > 3;  // "Orion Robotics of Ghent": one that is there
    return !company && table_.kinds()[of.kind].is == KindClass::kPlace;
  }

  // The kind of "Orion Robotics" of "Orion Robotics of Ghent"; null for all else.
  const std::string* CompanyOfPlace(const std::vector<NameWord>& words, size_t begin, size_t end) const {
    if (end - begin < 4 || words[end - 1].known < 0 || Text(words[end - 2].span) != "of") return nullptr;
    for (size_t i = begin; i + 1 < end; ++i)
      if (words[i].known >= 0 || words[i].possessive) return nullptr;
    const std::string* kind = runs_.HeadKind(words[end - 3]);
    return kind != nullptr && *kind == "company" ? kind : nullptr;
  }

  // "Huawei Technologies Co": the known company with words that any company has.
  bool IsCompanyInFull(const std::vector<NameWord>& words, size_t begin, size_t end) const {
    if (words[begin].known < 0) return false;
    const Entity& entity = table_.entities()[known_[static_cast<size_t>(words[begin].known)].entity];
    if (table_.kinds()[entity.kind].name != "company") return false;
    return std::all_of(words.begin() + static_cast<long>(begin) + 1, words.begin() + static_cast<long>(end),
                       [this](const NameWord& word) {
                         const std::string* kind = runs_.HeadKind(word);
                         return kind != nullptr && *kind == "company";
                       });
  }

  // The word whose possessive owns the head at `i`, with "AI" or "R&D" between; `i` where there is none.
  size_t OwnerBefore(const std::vector<NameWord>& words, size_t i) const {
    for (size_t k = i; k-- > 0 && i - k <= 2;) {
      if (words[k].known >= 0 && words[k].possessive) return k;
      const std::string_view text = Text(words[k].span);
      if (text != "AI" && text != "R&D") break;
    }
    return i;
  }

  // "Tencent's AI Lab": a name of its own, "Tencent AI Lab", that belongs to Tencent.
  void TakeOwned(const std::vector<NameWord>& words, size_t begin, size_t end, const std::string& kind) {
    const auto known = static_cast<size_t>(words[begin].known);
    const auto owner = static_cast<int>(known_[known].entity);
    dropped_[known] = true;
    const Span rest = {words[begin + 1].span.begin, words[end - 1].span.end};
    Add({words[begin].span.begin, rest.end}, EntityName(owner) + " " + std::string(Text(rest)), kind, owner);
  }

  // "Beijing's advanced demonstration zone has …": a subject of common words.
  size_t Facility(const std::vector<NameWord>& words, size_t i) {
    const std::string_view first = Text(words[i].span);
    const bool owned = i > 0 && words[i - 1].possessive && words[i - 1].known >= 0;
    if (!owned || !IsLower(first[0])) return i + 1;
    for (size_t k = i; k < std::min(i + 7, words.size()); ++k) {
      const std::string_view word = Text(words[k].span);
      if (!IsLower(word[0]) || (k > i && !words[k].joined)) break;
      if (!Has(shapes_.facility_heads, word) || k == i || k + 1 >= words.size()) continue;
      if (!Has(shapes_.facility_verbs, Text(words[k + 1].span))) continue;
      // "Chengdu's metro network covers": what a pack of networks knows by the place
      if (Has(shapes_.rail_words, Text(words[k - 1].span)) && table_.FindKind("network") >= 0) return k + 1;
      const auto owner = static_cast<int>(known_[static_cast<size_t>(words[i - 1].known)].entity);
      const Span span = {words[i].span.begin, words[k].span.end};
      Add(span, EntityName(owner) + " " + std::string(Text(span)), "park", owner);
      return k + 1;
    }
    return i + 1;
  }

  // The kind that the last word tells, or one before "of": "University of Twente".
  const std::string* KindOf(const std::vector<NameWord>& words, size_t begin, size_t end) const {
    const std::string* kind = nullptr;
    for (size_t i = begin; i < end && kind == nullptr; ++i)
      if (i + 1 == end || Has(shapes_.connectors, Text(words[i + 1].span))) kind = runs_.HeadKind(words[i]);
    return kind;
  }

  // Decides what the run [begin, end) is: known names apart, or one name of its own.
  void TakeRun(const std::vector<NameWord>& words, size_t begin, size_t end, bool heading) {
    if (end - begin == 1 && words[begin].known < 0 && words[begin].span.size() == 1) return;  // "series B"
    const bool has_known = std::any_of(words.begin() + static_cast<long>(begin), words.begin() + static_cast<long>(end),
                                       [](const NameWord& w) { return w.known >= 0; });
    const std::string* kind = KindOf(words, begin, end);
    // "Ghent Metro Line 7": the number names the line, the words before it the network.
    if (kind != nullptr && *kind == "line" && end - begin > 1 && end < words.size() && words[end].digit)
      return TakeRun(words, begin, end - 1, heading);
    if (has_known) {
      TakeRunOfKnown(words, begin, end, kind);
    } else if (kind != nullptr) {
      TakeRunOfKind(words, begin, end, kind, heading);
    } else {
      TakePlainRun(words, begin, end, heading);
    }
  }

  void TakeRunOfKnown(const std::vector<NameWord>& words, size_t begin, size_t end, const std::string* kind) {
    if (IsHeadOfPlace(words, begin, end)) {
      AddName(words, begin, end, runs_.HeadKind(words[end - 3]));
      return;
    }
    if (const std::string* head = CompanyOfPlace(words, begin, end)) {
      AddName(words, begin, end - 2, head);
      return;
    }
    // "Gigafactory Berlin", which a heading is about; but "Choosing Leeds" says what to do with it
    const bool topic = end - begin > 1 && words[begin].known < 0 && !Text(words[begin].span).ends_with("ing") &&
                       survey_.IsTopic(Text({words[begin].span.begin, words[end - 1].span.end}));
    if (topic) {
      AddName(words, begin, end, nullptr);
      return;
    }
    if (IsNamedForPlace(words, begin, end, kind)) {
      const std::string company = "company";
      AddName(words, begin, end, &company);
      return;
    }
    const bool whole = end - begin > 1 && kind != nullptr && words[end - 1].known < 0;
    if (!whole) return;  // the known ones stand for themselves
    if (*kind != "company" || !IsCompanyInFull(words, begin, end)) AddName(words, begin, end, kind);
  }

  // "Ghent Vision", a company: a place, and words that no pack knows and that tell no kind.
  bool IsNamedForPlace(const std::vector<NameWord>& words, size_t begin, size_t end, const std::string* kind) {
    if (end - begin < 2 || end - begin > 3 || kind != nullptr) return false;
    if (words[begin].known < 0 || words[begin].possessive) return false;
    if (table_.kinds()[Known(words[begin]).kind].is != KindClass::kPlace) return false;
    for (size_t i = begin + 1; i < end; ++i)
      if (words[i].known >= 0 || words[i].digit || words[i].span.begin != words[i - 1].span.end + 1) return false;
    return companies_.IsCompany(Text({words[begin].span.begin, words[end - 1].span.end}));
  }

  void TakeRunOfKind(const std::vector<NameWord>& words, size_t begin, size_t end, const std::string* kind,
                     bool heading) {
    if (end - begin == 1) {                                                   // "Lab" alone, or "Tencent's AI Lab"
      if (*kind == "line" && end < words.size() && words[end].digit) return;  // "Ghent's Line 7": its number names it
      const size_t owner = OwnerBefore(words, begin);
      if (owner == begin) return;
      begin = owner;
    }
    const bool common = heading && runs_.IsCommon(words, begin, end);  // "Electric Cars"
    if (!common) AddName(words, begin, end, kind);
  }

  // "the City of Ghent"
  bool OpensPlace(const std::vector<NameWord>& words, size_t begin, size_t end) const {
    return end - begin == 1 && end < words.size() && Text(words[end].span) == "of" &&
           Has(shapes_.place_openers, Text(words[begin].span));
  }

  // "for Lines 1 and 6", "Platforms 2 to 5", "Lines 1, 2 and 6": a noun before numbers.
  bool CountsOff(const std::vector<NameWord>& words, size_t begin, size_t end) const {
    if (end - begin != 1 || end + 2 >= words.size() || !words[end].digit) return false;
    if (words[end + 1].digit && Text(words[begin].span).ends_with('s') &&
        Text({words[end].span.end, words[end + 1].span.begin}) == ", ")
      return words[end].span.size() < 3 && words[end + 1].span.size() < 3;
    if (!words[end + 2].digit) return false;
    const std::string_view between = Text(words[end + 1].span);
    const bool short_numbers = words[end].span.size() < 3 && words[end + 2].span.size() < 3;
    return Text(words[begin].span).ends_with('s') && short_numbers && (between == "and" || between == "to");
  }

  // "the Halden Index of AI Cities": what a list is of.
  bool IsOfAField(const std::vector<NameWord>& words, size_t begin, size_t end) const {
    return end - begin == 1 && begin > 0 && words[begin].joined && Text(words[begin].span).ends_with('s') &&
           Has(shapes_.inner_acronyms, Text(words[begin - 1].span));
  }

  // A run whose words tell no kind.
  void TakePlainRun(const std::vector<NameWord>& words, size_t begin, size_t end, bool heading) {
    if (runs_.HasFormBehind(words, end)) {  // "Hallam & Wray plc", in a heading too
      static const std::string kCompany = "company";
      return AddName(words, begin, end, &kCompany);
    }
    if (OpensPlace(words, begin, end)) return;
    if (CountsOff(words, begin, end)) return;
    if (IsOfAField(words, begin, end)) return;
    if (heading)  // "Kestrel Logistics Moves to …"
      for (size_t k = end; k-- > begin + 1;)
        if (const std::string* kind = runs_.HeadKind(words[k]); kind != nullptr && *kind == "company") {
          TakeRunOfKind(words, begin, k + 1, kind, heading);
          return;
        }
    while (heading && end > begin + 2 && IsTail(words, begin, end)) --end;
    if ((heading || runs_.IsInLabel(words[begin])) && IsOnlyCapitalised(words, begin, end, heading)) return;
    if (persons_.StandsAsPerson(words, begin, end)) {
      if (end - begin <= 3) persons_.Add(words[end - 1].span);
      return;
    }
    if (begin == 0 && runs_.IsBeforeColon(words[end - 1].span.end)) persons_.AddSpeaker(words[end - 1].span);
    AddName(words, begin, end, nullptr);
  }

  // "Comfort" of "Road test: Marnby Lumo Comfort", where the text names the Marnby and the Lumo.
  bool IsTail(const std::vector<NameWord>& words, size_t begin, size_t end) const {
    return Has(shapes_.section_words, FoldName(Text(words[end - 1].span))) &&
           runs_.IsNamedElsewhere(words, begin, end - 1) && !runs_.IsNamedElsewhere(words, end - 1, end);
  }

  // In a heading or label: set in capitals for no reason of its own.
  bool IsOnlyCapitalised(const std::vector<NameWord>& words, size_t begin, size_t end, bool heading) const {
    const bool alone = heading && begin == 0 && end == words.size();
    // "Intelligent machines in six towns": the text has the word in small letters, whatever forum is named so.
    if (heading && begin == 0 && end == 1 && words.size() > 1 && survey_.IsSmall(FoldName(Text(words[0].span))))
      return true;
    return !runs_.IsNamedElsewhere(words, begin, end) && !runs_.OpensWithCountry(words, begin) &&
           !runs_.IsOddlySpelled(words[begin]) && !(alone && runs_.LooksLikeHeading(words, begin, end));
  }

  // "Ostra–Helvik Line": one line, from here to there.
  void JoinAcrossDash(Span& span) {
    constexpr std::string_view kDash = "\xE2\x80\x93";
    if (found_.empty()) return;
    const Span before = found_.back().span;
    if (before.end >= span.begin || Text({before.end, span.begin}) != kDash) return;
    span.begin = before.begin;
    found_.pop_back();
  }

  // The run as one name, which takes the place of the known ones in it.
  void AddName(const std::vector<NameWord>& words, size_t begin, size_t end, const std::string* kind) {
    if (words[begin].known >= 0 && words[begin].possessive) {
      TakeOwned(words, begin, end, *kind);
      return;
    }
    int owner = -1;
    for (size_t i = begin; i < end; ++i) {
      if (words[i].known < 0) continue;
      if (owner < 0) owner = static_cast<int>(known_[static_cast<size_t>(words[i].known)].entity);
      dropped_[static_cast<size_t>(words[i].known)] = true;
    }
    Span span = {words[begin].span.begin, words[end - 1].span.end};
    if (kind != nullptr && *kind == "line") JoinAcrossDash(span);
    Add(span, std::string(Text(span)), kind == nullptr ? "name" : *kind, owner);
  }

  void Add(Span span, std::string name, const std::string& kind, int owner) {
    const std::optional<uint32_t> index = local_.Add(std::move(name), kind, owner);
    if (!index) return;
    Mention mention;
    mention.type = MentionType::kEntity;
    mention.types = 1 << static_cast<int>(MentionType::kEntity);
    mention.span = mention.number = span;
    mention.entity = *index;
    found_.push_back(std::move(mention));
  }

  const Document& document_;
  const Outline& outline_;
  const TableHeads& heads_;
  const EntityTable& table_;
  const NameShapes& shapes_;
  std::vector<Mention> known_;
  NameSurvey survey_;
  NameRuns runs_;
  Persons persons_;
  PlaceCompanies companies_;
  LocalNames local_;
  std::vector<bool> dropped_;    // by known mention
  std::vector<NameWord> words_;  // of the sentence that is read
  std::vector<Mention> found_;
};

void DropDatelines(const Document& document, const Outline& outline, std::vector<Mention>& mentions) {
  std::vector<Span> datelines;
  for (const Block& block : outline.blocks) {
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kListItem) continue;
    const uint32_t end = DatelineEnd(document.text(), block.span);
    if (end > block.span.begin) datelines.push_back({block.span.begin, end});
  }
  if (datelines.empty()) return;
  std::erase_if(mentions, [&](const Mention& mention) {
    const auto after = std::upper_bound(datelines.begin(), datelines.end(), mention.span.begin,
                                        [](uint32_t at, Span line) { return at < line.begin; });
    return after != datelines.begin() && std::prev(after)->Contains(mention.span);
  });
}

}  // namespace

DocumentNames FindNames(const Document& document, const Outline& outline, const TableHeads& heads,
                        const EntityTable& table, const NameShapes& shapes, int jobs) {
  DocumentNames names = Finder(document, outline, heads, table, shapes, jobs).Run();
  AddHanNames(document, outline, table, shapes.han, names.mentions, names.local);
  AddShapedNames(document, outline, table, names.mentions, names.local);
  JoinToldNames(document, table, shapes.alias_leads, names.mentions);
  DropDatelines(document, outline, names.mentions);
  return names;
}

}  // namespace factlint
