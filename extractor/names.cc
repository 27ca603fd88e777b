#include "extractor/names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "extractor/ascii.h"
#include "extractor/dateline.h"
#include "extractor/name_survey.h"
#include "extractor/name_words.h"
#include "extractor/short_forms.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

using ascii::IsDigit;
using ascii::IsLower;
using ascii::IsUpper;

using Word = NameWord;

class Finder {
 public:
  Finder(const Document& document, const Outline& outline, const TableHeads& heads, const EntityTable& table,
         const NameShapes& shapes)
      : document_(document),
        outline_(outline),
        heads_(heads),
        table_(table),
        shapes_(shapes),
        known_(table.Find(document)),
        survey_(document, outline, shapes, known_) {}

  DocumentNames Run() {
    dropped_.assign(known_.size(), false);
    for (uint32_t i = 0; i < outline_.sentences.size(); ++i) {
      const Sentence& sentence = outline_.sentences[i];
      const BlockKind kind = outline_.blocks[sentence.block].kind;
      if (kind == BlockKind::kFurniture || kind == BlockKind::kCode || kind == BlockKind::kFrontMatter) continue;
      const bool heading = kind == BlockKind::kHeading || kind == BlockKind::kTitle ||
                           kind == BlockKind::kTableHeader || kind == BlockKind::kListIntro;
      label_ = outline_.blocks[sentence.block].label;
      if (!TakeCell(sentence) && survey_.MayHoldName(i)) ReadSentence(survey_.Body(sentence), heading);
    }
    AddTitleName();
    DropPersons();
    JoinShortForms(table_, local_, found_);
    DocumentNames names;
    for (size_t i = 0; i < known_.size(); ++i)
      if (!dropped_[i]) names.mentions.push_back(std::move(known_[i]));
    names.mentions.insert(names.mentions.end(), found_.begin(), found_.end());
    std::sort(names.mentions.begin(), names.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
    for (Mention& mention : names.mentions) mention.span.end += CompanyForm(mention.span.end);
    names.local = std::move(local_);
    return names;
  }

 private:
  // "Hanne Brouwer said", and then "Brouwer": who speaks is no subject, nor is who is asked.
  void DropPersons() {
    std::set<std::string_view> persons = {persons_.begin(), persons_.end()};
    const auto speaks = [](const auto& speaker) { return speaker.second > 1; };
    if (std::count_if(speakers_.begin(), speakers_.end(), speaks) > 1)  // an interview
      for (const auto& [label, times] : speakers_)
        if (times > 1) persons.insert(label);
    if (persons.empty()) return;
    const auto is_person = [&](const Mention& m) {
      const std::string_view text = Text(m.span);
      if (persons.count(text) != 0) return true;
      const size_t blank = text.rfind(' ');
      return blank != std::string_view::npos && persons.count(text.substr(blank + 1)) != 0 &&
             local_[m.entity - table_.entities().size()].kind == 0;
    };
    std::erase_if(found_, [&](const Mention& m) { return m.entity >= table_.entities().size() && is_person(m); });
  }

  // The bytes of ", Ltd." and the like behind a name.
  uint32_t CompanyForm(uint32_t at) const {
    const std::string_view rest = std::string_view(document_.text()).substr(at, 16);
    for (const std::string_view form : {" Co., Ltd.", "., Ltd.", ", Ltd.", " Ltd.", ", Inc.", " Inc."})
      if (rest.substr(0, form.size()) == form) return static_cast<uint32_t>(form.size());
    return 0;
  }

  std::string_view Text(Span span) const { return document_.Slice(span); }

  // "Sundvik Energi: key facts", "Key facts - Sundvik Energi": a title that only the metadata
  // tells may name what a text without a name is about.
  void AddTitleName() {
    const std::string_view title = document_.info().title;
    if (title.empty() || title.size() > 120 || document_.text().find(title) != std::string::npos) return;
    size_t begin = 0;
    while (begin < title.size()) {
      size_t end = title.size();
      size_t next = title.size();
      for (const std::string_view mark : {": ", " - ", " \xE2\x80\x93 ", " | ", ", "})
        if (const size_t at = title.find(mark, begin); at < end) {
          end = at;
          next = at + mark.size();
        }
      const std::string_view part = title.substr(begin, end - begin);
      if (IsTitleName(part)) AddLocal(std::string(part), KindByHead(part), -1);
      begin = next;
    }
  }

  // All words set in capitals, with one among them that is no common word.
  bool IsTitleName(std::string_view part) {
    std::vector<Word> words;
    CutNameWords(part, {0, static_cast<uint32_t>(part.size())}, {}, words);
    if (words.empty() || words.size() > 4) return false;
    bool rare = false;
    for (size_t i = 0; i < words.size(); ++i) {
      const std::string_view text = part.substr(words[i].span.begin, words[i].span.size());
      const std::string folded = FoldName(text);
      if ((i > 0 && !words[i].joined) || !IsUpper(text[0]) || words[i].possessive) return false;
      if (i > 0 && rare && i + 1 == words.size() && words[i].digit && shapes_.IsModel(text)) continue;  // "Marnby K60"
      if (words[i].digit) return false;
      if (Has(shapes_.no_names, text) || Has(shapes_.person_titles, folded)) return false;
      const bool common = Has(shapes_.section_words, folded) || survey_.IsSmall(folded);
      if (common && i == 0) return false;
      rare = rare || (!common && text.size() > 2 && !shapes_.HasCommonEnding(text));
    }
    return rare && table_.Find(part).empty();
  }
  std::string KindByHead(std::string_view name) const {
    const size_t blank = name.rfind(' ');
    const std::string* kind = shapes_.KindOfHead(blank == std::string_view::npos ? name : name.substr(blank + 1));
    return kind == nullptr ? "name" : *kind;
  }
  std::vector<Word> Words(Span sentence) const {
    std::vector<Word> words;
    CutNameWords(document_.text(), sentence, known_, words);
    return words;
  }

  bool IsNameWord(const Word& word, bool strict_first) const {
    if (word.known >= 0) return true;
    if (!word.capital) return false;
    const std::string_view text = Text(word.span);
    const bool upper = IsUpper(text[0]);
    const bool inner_upper = std::any_of(text.begin() + 1, text.end(), IsUpper);
    if (IsDigit(text[0]) || (!upper && !(inner_upper && IsLower(text[0])))) return false;
    const bool airline = IsCountryAlone(word);
    if (!airline && (Has(shapes_.no_names, text) || Has(shapes_.person_titles, FoldName(text)))) return false;
    const size_t hyphen = text.find('-');  // "AI-driven", "Hefei-based": common words
    if (hyphen != std::string_view::npos && hyphen + 1 < text.size() && IsLower(text[hyphen + 1])) return false;
    if (IsBeforeAmount(word.span.end)) return false;
    // "Shops: 172": a label
    if (IsBeforeColon(word.span.end) && Has(shapes_.section_words, FoldName(text))) return false;
    const bool acronyms = text.size() > 2 && text.back() == 's' && std::all_of(text.begin(), text.end() - 1, IsUpper);
    if (acronyms) return false;  // "LLMs"
    if (IsGloss(word)) return false;
    // Models and versions, GPT-4 and R1, are none, but "Tarsk T5" and then "the T5" are.
    if (std::any_of(text.begin(), text.end(), IsDigit)) return survey_.IsModel(text);
    // "- Seat: Cork": a place stands behind such a label.
    const bool place = place_label_ && word.span.begin > label_.end && !Has(shapes_.section_words, FoldName(text));
    return !word.first || !strict_first || inner_upper || place || survey_.IsInner(text);
  }

  // "standard containers (TEU)", "13 million TEU": short for what is counted.
  bool IsGloss(const Word& word) const {
    const std::string_view text = Text(word.span);
    if (word.span.begin < 2 || text.size() < 2 || text.size() > 5 || !std::all_of(text.begin(), text.end(), IsUpper))
      return false;
    const std::string_view before = std::string_view(document_.text()).substr(0, word.span.begin);
    const std::string_view behind = std::string_view(document_.text()).substr(word.span.end, 1);
    if (before.ends_with(" (")) {
      const std::string_view noun = before.substr(before.find_last_of(" \n", before.size() - 3) + 1);
      return behind == ")" && IsLower(noun[0]) && IsLower(noun[noun.size() - 3]);
    }
    if (before.ends_with("million ") || before.ends_with("billion ") || before.ends_with("thousand ")) return true;
    if (before.back() != ' ' || !IsDigit(before[before.size() - 2])) return false;
    size_t digits = before.size() - 1;  // "900 TEU", but "in 2024 BMW sold" and "Q1 BMW"
    while (digits > 0 && (IsDigit(before[digits - 1]) || before[digits - 1] == ',')) --digits;
    const std::string_view number = before.substr(digits, before.size() - 1 - digits);
    const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
    return !year && (digits == 0 || before[digits - 1] == ' ');
  }

  // "Rival Norwegian, with 22.6 million passengers": an adjective of a country with nothing
  // behind it that it could describe.
  bool IsCountryAlone(const Word& word) const {
    if (!Has(shapes_.country_adjectives, Text(word.span))) return false;
    const std::string_view before = std::string_view(document_.text()).substr(0, word.span.begin);
    const size_t blank = before.find_last_of(" \n", before.size() < 2 ? 0 : before.size() - 2);
    const std::string_view last = before.substr(blank == std::string_view::npos ? 0 : blank + 1);
    const std::string_view behind = std::string_view(document_.text()).substr(word.span.end, 24);
    const std::string_view verb =
        behind.starts_with(" ") ? behind.substr(1, behind.find_first_of(" .,;\n", 1) - 1) : std::string_view();
    if (verb.size() > 4 && Has(shapes_.subject_verbs, verb) && last != "the " && last != "The ") return true;
    static constexpr std::string_view kTitles[] = {"Competitor ", "competitor ", "Rival ",   "rival ",
                                                   "Airline ",    "airline ",    "Carrier ", "carrier "};
    return std::find(std::begin(kTitles), std::end(kTitles), last) != std::end(kTitles);
  }

  // "Swiss Re", "British Airways": an adjective of a country that is part of a name.
  bool OpensWithCountry(const std::vector<Word>& words, size_t i) const {
    if (words[i].known >= 0 || i + 1 >= words.size() || !words[i + 1].joined || words[i + 1].known >= 0) return false;
    if (!Has(shapes_.country_adjectives, Text(words[i].span))) return false;
    const std::string_view next = Text(words[i + 1].span);
    if (!IsUpper(next[0]) || Has(shapes_.no_names, next)) return false;
    const bool short_word = next.size() <= 3 && next.size() > 1 && std::all_of(next.begin() + 1, next.end(), IsLower);
    const std::string* kind = HeadKind(words[i + 1]);
    return short_word || (kind != nullptr && *kind == "company");
  }

  // A capital at the begin of a sentence tells nothing; what follows may: "Lakewood
  // has …", "Lakewood's …". Nouns of common endings are no names: "Growth is …".
  bool OpensAsSubject(const std::vector<Word>& words, size_t i) const {
    return survey_.LooksLikeSubject(words, i) && !survey_.IsSmall(FoldName(Text(words[i].span)));
  }

  // "CN" of "CN¥2.7 billion".
  bool IsBeforeAmount(uint32_t at) const {
    const std::string_view rest = std::string_view(document_.text()).substr(at, 3);
    return rest.substr(0, 1) == "$" || rest.substr(0, 2) == "\xC2\xA5" || rest.substr(0, 2) == "\xC2\xA3" ||
           rest == "\xE2\x82\xAC" || rest == "\xEF\xBF\xA5";
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
    const std::vector<Word> words = Words(name);
    const std::string* kind = words.empty() ? nullptr : HeadKind(words.back());
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
    place_label_ = !label_.empty() && Has(shapes_.place_labels, FoldName(Text(label_)));
    CutNameWords(document_.text(), sentence, known_, words_);
    const std::vector<Word>& words = words_;
    for (size_t i = 0; i < words.size();) {
      if (words[i].known < 0 && !words[i].capital) {  // most words
        i = Facility(words, i);
        continue;
      }
      if (const Span place = BaseOf(words[i]); !place.empty()) {
        Add(place, std::string(Text(place)), "name", -1);
        ++i;
        continue;
      }
      const size_t end = NameEnd(words, i);
      if (end == i) {
        i = Facility(words, i);
        continue;
      }
      TakeRun(words, i, end, heading);
      i = end;
    }
  }

  // "Trondheim" of "Trondheim-based".
  Span BaseOf(const Word& word) const {
    constexpr std::string_view kBased = "-based";
    const std::string_view text = Text(word.span);
    if (word.known >= 0 || text.size() < kBased.size() + 3 || !text.ends_with(kBased) || !IsUpper(text[0])) return {};
    const std::string_view place = text.substr(0, text.size() - kBased.size());
    const bool acronym = std::all_of(place.begin(), place.end(), IsUpper);  // "AI-based"
    if (acronym || Has(shapes_.no_names, place)) return {};
    return {word.span.begin, word.span.end - static_cast<uint32_t>(kBased.size())};
  }

  // The end of the run of name words that begins at `i`; connectors only between.
  size_t NameEnd(const std::vector<Word>& words, size_t i) const {
    const bool more = i + 1 < words.size() && words[i + 1].joined &&
                      (!words[i].possessive || OwnsItsHead(words, i + 1)) &&
                      (IsNameWord(words[i + 1], false) || IsModelNumber(words, i + 1));
    const bool country = OpensWithCountry(words, i);
    if (!country && !IsNameWord(words[i], !more) && !OpensAsSubject(words, i)) return i;
    if (!country && !more && IsDemonym(words, i)) return i;
    size_t end = i + 1;
    while (end < words.size() && words[end].joined && (!words[end - 1].possessive || OwnsItsHead(words, end))) {
      if (IsNameWord(words[end], false) || IsModelNumber(words, end)) {
        ++end;
        continue;
      }
      const bool connector = Has(shapes_.connectors, Text(words[end].span)) && end + 1 < words.size() &&
                             words[end + 1].joined && IsNameWord(words[end + 1], false) &&
                             HeadKind(words[end - 1]) != nullptr;
      if (!connector) break;
      end += 2;
    }
    return end;
  }

  // "the Chilean capital": an adjective of a country.
  bool IsDemonym(const std::vector<Word>& words, size_t i) const {
    if (words[i].known >= 0 || i == 0 || i + 1 >= words.size() || !words[i + 1].joined) return false;
    const std::string_view text = Text(words[i].span);
    const std::string_view before = Text(words[i - 1].span);
    const bool ends = text.ends_with("ean") || text.ends_with("ian") || text.ends_with("ese") || text.ends_with("ish");
    return ends && (before == "the" || before == "The") && IsLower(Text(words[i + 1].span)[0]);
  }

  // "3" of "Model 3", and "208" where a heading names a "Marnby 208".
  bool IsModelNumber(const std::vector<Word>& words, size_t i) const {
    const std::string_view text = Text(words[i].span);
    if (IsDigit(text[0]) && survey_.IsNumbered(Text({words[i - 1].span.begin, words[i].span.end}))) return true;
    return text.size() == 1 && IsDigit(text[0]) && Text(words[i - 1].span) == "Model";
  }

  // "Queen's Hospital", "King's College": one name, unless the owner is known.
  bool OwnsItsHead(const std::vector<Word>& words, size_t i) const {
    return words[i - 1].known < 0 && HeadKind(words[i]) != nullptr && IsUpper(Text(words[i].span)[0]);
  }

  const std::string* HeadKind(const Word& word) const {
    if (word.known >= 0) return nullptr;
    return shapes_.KindOfHead(Text(word.span));
  }

  // Decides what the run [begin, end) is: known names apart, or one name of its own.
  void TakeRun(const std::vector<Word>& words, size_t begin, size_t end, bool heading) {
    if (end - begin == 1 && words[begin].known < 0 && words[begin].span.size() == 1) return;  // "series B"
    const bool has_known = std::any_of(words.begin() + static_cast<long>(begin), words.begin() + static_cast<long>(end),
                                       [](const Word& w) { return w.known >= 0; });
    const std::string* kind = nullptr;
    for (size_t i = begin; i < end && kind == nullptr; ++i)
      if (i + 1 == end || Has(shapes_.connectors, Text(words[i + 1].span))) kind = HeadKind(words[i]);
    if (has_known) {
      if (IsHeadOfPlace(words, begin, end)) {
        const Word& place = words[end - 1];
        dropped_[static_cast<size_t>(place.known)] = true;
        const Span span = {words[begin].span.begin, place.span.end};
        Add(span, std::string(Text(span)), *HeadKind(words[begin]),
            static_cast<int>(known_[static_cast<size_t>(place.known)].entity));
        return;
      }
      const bool whole = end - begin > 1 && kind != nullptr && words[end - 1].known < 0;
      if (!whole) return;  // the known ones stand for themselves
      if (*kind == "company" && IsCompanyInFull(words, begin, end)) return;
    }
    if (!has_known && kind != nullptr && end - begin == 1) {  // "Lab" alone, or "Tencent's AI Lab"
      const size_t owner = OwnerBefore(words, begin);
      if (owner == begin) return;
      begin = owner;
    }
    const bool titled = heading || label_.Contains(words[begin].span);  // set in capitals for no reason of its own
    if (heading && !has_known && kind == nullptr) {                     // "Kestrel Logistics Moves to …"
      for (size_t k = end; k-- > begin + 1 && kind == nullptr;) {
        kind = HeadKind(words[k]);
        if (kind != nullptr && *kind != "company") kind = nullptr;
        if (kind != nullptr) end = k + 1;
      }
    }
    const bool alone = heading && begin == 0 && end == words.size();
    if (titled && !has_known && kind == nullptr && !IsNamedElsewhere(words, begin, end) &&
        !OpensWithCountry(words, begin) && !IsOddlySpelled(words[begin]) &&
        !(alone && LooksLikeHeading(words, begin, end)))
      return;
    if (heading && kind != nullptr && !has_known && IsCommon(words, begin, end)) return;  // "Electric Cars"
    if (!has_known && kind == nullptr && IsPerson(words, begin, end)) {
      if (end - begin <= 3) persons_.insert(Text(words[end - 1].span));
      return;
    }
    if (!has_known && kind == nullptr && begin == 0 && IsBeforeColon(words[end - 1].span.end)) {
      ++speakers_[Text(words[end - 1].span)];
    }
    const Span span = {words[begin].span.begin, words[end - 1].span.end};
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
    Add(span, std::string(Text(span)), kind == nullptr ? "name" : *kind, owner);
  }

  // "Port of Rotterdam", "Bank of Norway".
  bool IsHeadOfPlace(const std::vector<Word>& words, size_t begin, size_t end) const {
    if (end - begin != 3 || words[end - 1].known < 0 || Text(words[begin + 1].span) != "of") return false;
    const std::string* kind = HeadKind(words[begin]);
    if (kind == nullptr || *kind == "district" || *kind == "work" || *kind == "street") return false;
    const Entity& of = table_.entities()[known_[static_cast<size_t>(words[end - 1].known)].entity];
    return table_.kinds()[of.kind].is == KindClass::kPlace;
  }

  // "Huawei Technologies Co": the known company with words that any company has.
  bool IsCompanyInFull(const std::vector<Word>& words, size_t begin, size_t end) const {
    if (words[begin].known < 0) return false;
    const Entity& entity = table_.entities()[known_[static_cast<size_t>(words[begin].known)].entity];
    if (table_.kinds()[entity.kind].name != "company") return false;
    return std::all_of(words.begin() + static_cast<long>(begin) + 1, words.begin() + static_cast<long>(end),
                       [this](const Word& word) {
                         const std::string* kind = HeadKind(word);
                         return kind != nullptr && *kind == "company";
                       });
  }

  // The word whose possessive owns the head at `i`, with "AI" or "R&D" between; `i` where there is none.
  size_t OwnerBefore(const std::vector<Word>& words, size_t i) const {
    for (size_t k = i; k-- > 0 && i - k <= 2;) {
      if (words[k].known >= 0 && words[k].possessive) return k;
      const std::string_view text = Text(words[k].span);
      if (text != "AI" && text != "R&D") break;
    }
    return i;
  }

  // "Tencent's AI Lab": a name of its own, "Tencent AI Lab", that belongs to Tencent.
  void TakeOwned(const std::vector<Word>& words, size_t begin, size_t end, const std::string& kind) {
    const auto known = static_cast<size_t>(words[begin].known);
    const auto owner = static_cast<int>(known_[known].entity);
    dropped_[known] = true;
    const Span rest = {words[begin + 1].span.begin, words[end - 1].span.end};
    Add({words[begin].span.begin, rest.end}, EntityName(owner) + " " + std::string(Text(rest)), kind, owner);
  }

  bool IsBeforeColon(uint32_t at) const { return std::string_view(document_.text()).substr(at, 2) == ": "; }

  // A heading that is a name and no more: "Corvane Lumo", "Tarsk T5"; not "Market Outlook".
  bool LooksLikeHeading(const std::vector<Word>& words, size_t begin, size_t end) const {
    if (end - begin < 2 || end - begin > 4) return false;
    for (size_t i = begin; i < end; ++i) {
      const std::string_view text = Text(words[i].span);
      if (survey_.IsModel(text)) return true;
      const std::string folded = FoldName(text);
      if (survey_.IsSmall(folded) || Has(shapes_.section_words, folded)) return false;
      for (const std::string& ending : shapes_.common_endings)
        if (text.size() > ending.size() && text.substr(text.size() - ending.size()) == ending) return false;
    }
    return true;
  }

  // "XPeng", "easyJet": no word of a title in capitals is spelled so.
  bool IsOddlySpelled(const Word& word) const {
    const std::string_view text = Text(word.span);
    return !word.digit && text.size() > 3 && std::any_of(text.begin() + 1, text.end(), IsUpper) &&
           std::count_if(text.begin(), text.end(), IsLower) > 2 && text.find('-') == std::string_view::npos;
  }

  // All of its words stand in lower case elsewhere, or could in any text.
  bool IsCommon(const std::vector<Word>& words, size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      const std::string folded = FoldName(Text(words[i].span));
      if (!survey_.IsSmall(folded) && !Has(shapes_.section_words, folded)) return false;
    }
    return true;
  }

  bool IsNamedElsewhere(const std::vector<Word>& words, size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i)
      if (!survey_.IsInner(Text(words[i].span)) && !survey_.IsModel(Text(words[i].span))) return false;
    return end - begin <= 4;
  }

  bool IsPerson(const std::vector<Word>& words, size_t begin, size_t end) const {
    const auto titled = [&](size_t i) {
      return i < words.size() && Has(shapes_.person_titles, FoldName(Text(words[i].span)));
    };
    const auto says = [&](size_t i) {
      const std::string_view word = i < words.size() ? Text(words[i].span) : std::string_view();
      return word == "said" || word == "says" || word == "told";
    };
    const auto owned = [&](size_t i) {  // "Anna Holm's company"
      const std::string_view word = i < words.size() ? Text(words[i].span) : std::string_view();
      return word == "company" || word == "firm" || word == "start-up" || word == "startup";
    };
    if (end - begin > 1 && words[end - 1].possessive && owned(end)) return true;
    // "Lindqvist Books said it had", "said sales rose": no person.
    const std::string_view told = end + 1 < words.size() ? Text(words[end + 1].span) : std::string_view();
    for (const std::string_view word : {"it", "its", "sales", "revenue", "profit", "net", "they"})
      if (says(end) && told == word) return false;
    return titled(end) || (end + 1 < words.size() && titled(end + 1) && !words[end].joined) ||
           (begin > 0 && (titled(begin - 1) || says(begin - 1))) || says(end);
  }

  // "Beijing's advanced demonstration zone has …": a subject of common words.
  size_t Facility(const std::vector<Word>& words, size_t i) {
    const std::string_view first = Text(words[i].span);
    const bool owned = i > 0 && words[i - 1].possessive && words[i - 1].known >= 0;
    if (!owned || !IsLower(first[0])) return i + 1;
    for (size_t k = i; k < std::min(i + 7, words.size()); ++k) {
      const std::string_view word = Text(words[k].span);
      if (!IsLower(word[0]) || (k > i && !words[k].joined)) break;
      if (!Has(shapes_.facility_heads, word) || k == i || k + 1 >= words.size()) continue;
      if (!Has(shapes_.facility_verbs, Text(words[k + 1].span))) continue;
      const auto owner = static_cast<int>(known_[static_cast<size_t>(words[i - 1].known)].entity);
      const Span span = {words[i].span.begin, words[k].span.end};
      Add(span, EntityName(owner) + " " + std::string(Text(span)), "park", owner);
      return k + 1;
    }
    return i + 1;
  }

  std::string EntityName(int entity) const { return table_.entities()[static_cast<size_t>(entity)].name; }

  // "Volmer AG" is called Volmer.
  std::string_view WithoutForm(std::string_view name) const {
    while (true) {
      while (!name.empty() && (name.back() == '.' || name.back() == ',')) name.remove_suffix(1);
      const size_t blank = name.rfind(' ');
      if (blank == std::string_view::npos) return name;
      std::string form(name.substr(blank + 1));
      std::erase(form, '.');  // "S.A."
      if (!Has(shapes_.legal_forms, form)) return name;
      name = name.substr(0, blank);
    }
  }

  void Add(Span span, std::string name, const std::string& kind, int owner) {
    const std::optional<uint32_t> index = AddLocal(std::move(name), kind, owner);
    if (!index) return;
    Mention mention;
    mention.type = MentionType::kEntity;
    mention.types = 1 << static_cast<int>(MentionType::kEntity);
    mention.span = mention.number = span;
    mention.entity = *index;
    found_.push_back(std::move(mention));
  }

  std::optional<uint32_t> AddLocal(std::string name, const std::string& kind, int owner) {
    std::replace(name.begin(), name.end(), '\n', ' ');
    const std::string id = Slug(WithoutForm(name));
    if (id.empty()) return std::nullopt;
    const int known = table_.FindEntity(id);
    uint32_t index = 0;
    if (known >= 0) {
      index = static_cast<uint32_t>(known);
    } else {
      const auto [place, fresh] = local_index_.try_emplace(id, local_.size());
      index = static_cast<uint32_t>(table_.entities().size() + place->second);
      if (fresh) {
        Entity entity{
            .id = id, .name = std::move(name), .kind = static_cast<uint8_t>(std::max(0, table_.FindKind(kind)))};
        if (owner >= 0) {
          const Entity& of = table_.entities()[static_cast<size_t>(owner)];
          (table_.kinds()[of.kind].is == KindClass::kPlace ? entity.in : entity.parent) = of.id;
        }
        local_.push_back(std::move(entity));
      }
    }
    return index;
  }

  const Document& document_;
  const Outline& outline_;
  const TableHeads& heads_;
  const EntityTable& table_;
  const NameShapes& shapes_;
  std::vector<Mention> known_;
  NameSurvey survey_;
  std::vector<bool> dropped_;
  Span label_;                                // of the block that is read
  bool place_label_ = false;                  // "Seat", "Head office"
  std::vector<Word> words_;                   // of the sentence that is read
  std::set<std::string_view> persons_;        // their last names
  std::map<std::string_view, int> speakers_;  // names that stand alone before a colon
  std::vector<Mention> found_;
  std::vector<Entity> local_;
  std::unordered_map<std::string, size_t> local_index_;
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
                        const EntityTable& table, const NameShapes& shapes) {
  DocumentNames names = Finder(document, outline, heads, table, shapes).Run();
  AddHanNames(document, outline, table, shapes.han, names.mentions, names.local);
  DropDatelines(document, outline, names.mentions);
  return names;
}

std::string Slug(std::string_view name) {
  std::string slug;
  for (const char c : FoldName(name)) {
    if (IsLower(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80) {
      slug += c;
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

}  // namespace factlint
