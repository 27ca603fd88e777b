#include "extractor/names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "extractor/dateline.h"
#include "extractor/name_words.h"
#include "extractor/topic_names.h"
#include "extractor/word_set.h"

namespace factlint {
namespace {

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool Has(const std::vector<std::string>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

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
        known_(table.Find(document)) {}

  DocumentNames Run() {
    CollectInner();
    dropped_.assign(known_.size(), false);
    for (uint32_t i = 0; i < outline_.sentences.size(); ++i) {
      const Sentence& sentence = outline_.sentences[i];
      const BlockKind kind = outline_.blocks[sentence.block].kind;
      if (kind == BlockKind::kFurniture || kind == BlockKind::kCode || kind == BlockKind::kFrontMatter) continue;
      const bool heading = kind == BlockKind::kHeading || kind == BlockKind::kTitle ||
                           kind == BlockKind::kTableHeader || kind == BlockKind::kListIntro;
      label_ = outline_.blocks[sentence.block].label;
      if (!TakeCell(sentence) && MayHoldName(i)) ReadSentence(Body(sentence), heading);
    }
    AddTitleName();
    DropPersons();
    JoinShortForms();
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

  // "Kestrel" where the text also says "Kestrel Logistics", "the Lumo" of the "Corvane
  // Lumo": one thing, if only one longer name can be meant.
  void JoinShortForms() {
    constexpr uint32_t kSeveral = UINT32_MAX;
    std::map<std::string_view, uint32_t> longer;  // a part of an id -> the one entity it may stand for
    std::set<std::string_view> ids;
    for (const Entity& entity : local_) ids.insert(entity.id);
    const auto offer = [&](std::string_view part, uint32_t whole) {
      const auto [place, fresh] = longer.try_emplace(part, whole);
      if (!fresh) place->second = kSeveral;
    };
    for (uint32_t i = 0; i < local_.size(); ++i) {
      const Entity& whole = local_[i];
      const std::string_view id = whole.id;
      const bool organisation =
          table_.kinds()[whole.kind].is == KindClass::kOrganisation && whole.parent.empty() && whole.in.empty();
      for (size_t dash = id.find('-'); dash != std::string_view::npos; dash = id.find('-', dash + 1)) {
        const std::string_view head = id.substr(0, dash);
        const std::string_view tail = id.substr(dash + 1);
        if (organisation) offer(head, i);
        if (whole.kind == 0 && (IsMakerId(head, ids) || std::any_of(tail.begin(), tail.end(), IsDigit))) offer(tail, i);
      }
    }
    const auto first = static_cast<uint32_t>(table_.entities().size());
    for (Mention& mention : found_) {
      if (mention.entity < first || local_[mention.entity - first].kind != 0) continue;
      const auto whole = longer.find(local_[mention.entity - first].id);
      if (whole != longer.end() && whole->second != kSeveral) mention.entity = first + whole->second;
    }
  }

  // "corvane" of "corvane-lumo": a name of its own, alone or with more behind it ("corvane-motors").
  static bool IsMakerId(std::string_view head, const std::set<std::string_view>& ids) {
    if (ids.count(head) != 0) return true;
    const std::string longer = std::string(head) + "-";
    int count = 0;
    for (auto id = ids.lower_bound(longer); id != ids.end() && id->starts_with(longer) && count < 2; ++id) ++count;
    return count > 1;
  }

  // The bytes of ", Ltd." and the like behind a name.
  uint32_t CompanyForm(uint32_t at) const {
    const std::string_view rest = std::string_view(document_.text()).substr(at, 16);
    for (const std::string_view form : {" Co., Ltd.", "., Ltd.", ", Ltd.", " Ltd.", ", Inc.", " Inc."})
      if (rest.substr(0, form.size()) == form) return static_cast<uint32_t>(form.size());
    return 0;
  }

  std::string_view Text(Span span) const { return document_.Slice(span); }

  // Without the dateline: what follows it opens the sentence.
  Span Body(const Sentence& sentence) const {
    const Block& block = outline_.blocks[sentence.block];
    if (sentence.span.begin != block.span.begin || block.kind != BlockKind::kParagraph) return sentence.span;
    const uint32_t end = DatelineEnd(document_.text(), block.span);
    return {std::min(std::max(sentence.span.begin, end), sentence.span.end), sentence.span.end};
  }

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
      if (i > 0 && rare && i + 1 == words.size() && words[i].digit && IsModel(text)) continue;  // "Marnby K60"
      if (words[i].digit) return false;
      if (Has(shapes_.no_names, text) || Has(shapes_.person_titles, folded)) return false;
      const bool common = Has(shapes_.section_words, folded) || lower_.count(folded) != 0;
      if (common && i == 0) return false;
      rare = rare || (!common && text.size() > 2 && !HasCommonEnding(text));
    }
    return rare && table_.Find(part).empty();
  }
  std::string KindByHead(std::string_view name) const {
    const size_t blank = name.rfind(' ');
    const std::string* kind = KindOfHead(blank == std::string_view::npos ? name : name.substr(blank + 1));
    return kind == nullptr ? "name" : *kind;
  }
  bool HasCommonEnding(std::string_view word) const {
    return std::any_of(shapes_.common_endings.begin(), shapes_.common_endings.end(),
                       [&](const std::string& end) { return word.size() > end.size() && word.ends_with(end); });
  }

  // One pass over all words: which stand inside sentences, with a capital (names, even
  // at the begin of one) or without (none); which open one; which sentences are worth
  // a second look.
  void CollectInner() {
    std::vector<std::string_view> opening;
    std::vector<std::pair<Word, std::string_view>> models;  // "T5" and the word before it
    openers_.assign(outline_.sentences.size(), Span{});
    auto known = known_.begin();  // that ends behind the begin of the sentence
    for (size_t s = 0; s < outline_.sentences.size(); ++s) {
      const Sentence& sentence = outline_.sentences[s];
      const BlockKind kind = outline_.blocks[sentence.block].kind;
      if (kind == BlockKind::kFurniture) continue;
      const Span body = Body(sentence);
      const bool titled = kind == BlockKind::kHeading || kind == BlockKind::kTitle || kind == BlockKind::kTableHeader;
      while (known != known_.end() && known->span.end <= body.begin) ++known;
      const bool names_none = known == known_.end() || known->span.begin >= body.end;
      const bool plain = names_none && !titled && CutPlainSentence(document_.text(), body, lower_, words_);
      if (!plain) CutNameWords(document_.text(), body, known_, words_);
      if (words_.empty()) continue;
      const bool subject = LooksLikeSubject(words_, 0);
      openers_[s] = subject ? kAlways : WorthASecondLook();
      // Names that only ever open a sentence: "Lakewood has …".
      const bool opens = kind == BlockKind::kParagraph || kind == BlockKind::kListItem;
      if (opens && subject) opening.push_back(Text(words_[0].span));
      if (plain) continue;
      if (kind != BlockKind::kCode && kind != BlockKind::kFrontMatter) CollectModels(models);
      if (titled) continue;
      for (const Word& word : words_) {
        if (word.first) continue;
        (IsUpper(document_.text()[word.span.begin]) ? inner_ : lower_).insert(Text(word.span));
      }
    }
    AddTitleWords();
    for (const std::string_view name : opening)
      if (lower_.count(FoldName(name)) == 0) inner_.insert(name);
    for (const auto& [maker, model] : models)
      if (IsMaker(maker)) models_.insert(model);
    for (const Span topic : TopicNames(document_, outline_, known_, lower_, shapes_)) {
      CutNameWords(document_.text(), topic, known_, words_);
      for (size_t i = 0; i < words_.size(); ++i) {
        if (i > 0 && IsDigit(Text(words_[i].span)[0]))
          numbered_.insert(Text({words_[i - 1].span.begin, words_[i].span.end}));
        else
          (words_[i].digit ? models_ : inner_).insert(Text(words_[i].span));
      }
    }
  }

  // "strategic", "annual"
  static bool IsAdjective(std::string_view word) {
    for (const std::string_view end :
         {"ic", "al", "ive", "ous", "ful", "able", "ible", "ary", "ed", "ern", "ian", "ish"})
      if (word.ends_with(end)) return true;
    return false;
  }

  // "Brightair profile": what the title tells of is a name at the begin of a sentence too.
  // In "Marnby and Nio: two ways to sell" all words with a capital are.
  void AddTitleWords() {
    const std::string_view title = document_.info().title;
    if (title.empty() || document_.text().find(title) != std::string::npos) return;
    CutNameWords(title, {0, static_cast<uint32_t>(title.size())}, {}, words_);
    const auto lower = std::count_if(words_.begin(), words_.end(), [&](const Word& word) {
      return word.span.size() > 3 && IsLower(title[word.span.begin]);
    });
    bool opening = true;
    for (const Word& word : words_) {
      opening = opening && (&word == &words_.front() || word.joined);
      const std::string_view text = title.substr(word.span.begin, word.span.size());
      const bool name = IsPlainTitleWord(word, text);
      opening = opening && name;
      if (name && (opening || (lower > 1 && !word.first))) inner_.insert(text);
    }
  }
  bool IsPlainTitleWord(const Word& word, std::string_view text) const {
    const std::string folded = FoldName(text);
    return text.size() > 2 && IsUpper(text[0]) && !word.digit && !Has(shapes_.no_names, text) &&
           !Has(shapes_.person_titles, folded) && !Has(shapes_.section_words, folded) && !HasCommonEnding(text) &&
           !IsAdjective(folded) && lower_.count(folded) == 0;
  }

  static constexpr Span kAlways = {0, UINT32_MAX};

  // What a sentence's only capital may be a name by: its first word; kAlways where
  // more tells of one, empty where nothing does.
  Span WorthASecondLook() const {
    for (size_t i = 1; i < words_.size(); ++i)
      if (words_[i].capital || words_[i].known >= 0) return kAlways;
    const Word& first = words_[0];
    if (first.known >= 0) return kAlways;
    if (!first.capital) return {};
    const std::string_view text = Text(first.span);
    const bool odd = std::any_of(text.begin() + 1, text.end(), [](char c) { return IsUpper(c) || IsDigit(c); });
    return odd ? kAlways : first.span;
  }
  bool MayHoldName(size_t sentence) const {
    const Span opener = openers_[sentence];
    return opener == kAlways || (!opener.empty() && inner_.count(Text(opener)) != 0);
  }

  // "T5" of "Tarsk T5" and "Model T5": letters and digits behind a name that no pack knows.
  void CollectModels(std::vector<std::pair<Word, std::string_view>>& models) {
    for (size_t i = 1; i < words_.size(); ++i) {
      const Word& word = words_[i];
      const Word& before = words_[i - 1];
      const bool behind = word.digit && word.joined && before.known < 0 && word.known < 0;
      const std::string_view text = Text(before.span);
      if (behind && (text == "The" || text == "the") && i + 1 < words_.size() && IsModel(Text(word.span)) &&
          Has(shapes_.subject_verbs, Text(words_[i + 1].span)))
        models_.insert(Text(word.span));  // "The T5 costs"
      if (behind && (text == "The" || text == "the") && i + 1 < words_.size() && IsModel(Text(word.span)) &&
          Text({word.span.end, words_[i + 1].span.begin}) == ", " &&
          Has(shapes_.appositive_openers, Text(words_[i + 1].span)))
        models_.insert(Text(word.span));  // "The T5, its flagship, costs"
      if (word.digit && word.joined && i + 1 < words_.size() && IsModel(Text(word.span)) &&
          Has(shapes_.model_nouns, Text(words_[i + 1].span)))
        models_.insert(Text(word.span));  // "its new L6 sedan"
      if (behind && IsModel(Text(word.span))) models.emplace_back(before, Text(word.span));
    }
  }

  // "T5", "i4", "EV6", "ID.4": a letter before its digits.
  bool IsModel(std::string_view text) const {
    const auto digits = static_cast<size_t>(std::count_if(text.begin(), text.end(), IsDigit));
    if (digits == 0 || digits > 4 || text.size() > 8 || !(IsUpper(text[0]) || IsLower(text[0]))) return false;
    const bool short_word = text.size() - digits <= 4;
    return short_word && !Has(shapes_.no_names, text);
  }

  bool IsMaker(const Word& word) const {
    const std::string_view text = Text(word.span);
    return text.size() > 1 && IsUpper(text[0]) && !std::any_of(text.begin(), text.end(), IsDigit) &&
           !Has(shapes_.no_names, text) && !Has(shapes_.person_titles, FoldName(text)) &&
           lower_.count(FoldName(text)) == 0;
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
    if (std::any_of(text.begin(), text.end(), IsDigit)) return models_.count(text) != 0;
    // "- Seat: Cork": a place stands behind such a label.
    const bool place = place_label_ && word.span.begin > label_.end && !Has(shapes_.section_words, FoldName(text));
    return !word.first || !strict_first || inner_upper || place || inner_.count(text) != 0;
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
    return LooksLikeSubject(words, i) && lower_.count(FoldName(Text(words[i].span))) == 0;
  }

  bool LooksLikeSubject(const std::vector<Word>& words, size_t i) const {
    if (!words[i].first || !words[i].capital || words[i].known >= 0) return false;
    const std::string_view text = Text(words[i].span);
    if (text.size() <= 2 || !IsUpper(text[0]) || !std::all_of(text.begin() + 1, text.end(), IsLower)) return false;
    if (text.size() == 3 && !IsBeforeRelative(words[i])) return false;
    if (!StandsAsSubject(words, i) || HasCommonEnding(text) || Has(shapes_.no_names, text)) return false;
    const std::string folded = FoldName(text);
    return !Has(shapes_.person_titles, folded) && !Has(shapes_.section_words, folded);
  }

  // By what stands behind it.
  bool StandsAsSubject(const std::vector<Word>& words, size_t i) const {
    if (words[i].possessive) return true;
    if (i + 1 >= words.size()) return false;
    const std::string_view next = Text(words[i + 1].span);
    // "Nimba of India, set up in 2018, sold"
    if (words[i + 1].joined && next == "of" && i + 3 < words.size() && words[i + 2].known >= 0 &&
        (!words[i + 3].joined || Has(shapes_.subject_verbs, Text(words[i + 3].span))))
      return true;
    if (words[i + 1].joined) return Has(shapes_.subject_verbs, next);
    // "Helvik, which is based in …", "Kestrel, a forwarder, …"
    const std::string_view gap = Text({words[i].span.end, words[i + 1].span.begin});
    if (gap == ", " && words[i + 1].possessive) return true;  // "Volmer, Europe's largest maker, sold"
    return gap == " (" || (gap == ", " && Has(shapes_.appositive_openers, next));
  }

  // "Nio, whose deliveries grew".
  bool IsBeforeRelative(const Word& word) const {
    const std::string_view behind = std::string_view(document_.text()).substr(word.span.end, 8);
    return behind.starts_with(", whose ") || behind.starts_with(", which ");
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
    if (IsDigit(text[0]) && numbered_.count(Text({words[i - 1].span.begin, words[i].span.end})) != 0) return true;
    return text.size() == 1 && IsDigit(text[0]) && Text(words[i - 1].span) == "Model";
  }

  // "Queen's Hospital", "King's College": one name, unless the owner is known.
  bool OwnsItsHead(const std::vector<Word>& words, size_t i) const {
    return words[i - 1].known < 0 && HeadKind(words[i]) != nullptr && IsUpper(Text(words[i].span)[0]);
  }

  // "Hospital", "S.A.": the kind that the last word of a name tells.
  const std::string* KindOfHead(std::string_view word) const {
    std::string folded = FoldName(word);
    std::erase(folded, '.');
    const auto found = std::lower_bound(shapes_.heads.begin(), shapes_.heads.end(), folded,
                                        [](const auto& head, const std::string& key) { return head.first < key; });
    return found != shapes_.heads.end() && found->first == folded ? &found->second : nullptr;
  }

  const std::string* HeadKind(const Word& word) const {
    if (word.known >= 0) return nullptr;
    return KindOfHead(Text(word.span));
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
      if (models_.count(text) != 0) return true;
      const std::string folded = FoldName(text);
      if (lower_.count(folded) != 0 || Has(shapes_.section_words, folded)) return false;
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
      if (lower_.count(folded) == 0 && !Has(shapes_.section_words, folded)) return false;
    }
    return true;
  }

  bool IsNamedElsewhere(const std::vector<Word>& words, size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i)
      if (inner_.count(Text(words[i].span)) == 0 && models_.count(Text(words[i].span)) == 0) return false;
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
  std::vector<bool> dropped_;
  Span label_;                // of the block that is read
  bool place_label_ = false;  // "Seat", "Head office"
  WordSet inner_;
  WordSet lower_;
  WordSet models_;
  std::set<std::string_view> numbered_;       // "Marnby 208"
  std::vector<Word> words_;                   // of the sentence that is read
  std::vector<Span> openers_;                 // by sentence: what WorthASecondLook said
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

NameShapes ReadNameShapes(const YamlFile& file, Diagnostics& diagnostics) {
  NameShapes shapes;
  MapReader reader(file.root(), "a file of name shapes", diagnostics);
  reader.Integer("factlint_names", 1, 1);
  const Node heads = reader.Map("heads");
  for (size_t i = 0; i < heads.size(); ++i)
    for (size_t k = 0; k < heads.at(i).size(); ++k)
      shapes.heads.emplace_back(FoldName(heads.at(i).at(k).scalar()), std::string(heads.key(i).scalar()));
  shapes.connectors = reader.Strings("connectors");
  shapes.no_names = reader.Strings("no_names");
  shapes.person_titles = reader.Strings("person_titles");
  shapes.facility_heads = reader.Strings("facility_heads");
  shapes.section_words = reader.Strings("section_words");
  shapes.place_labels = reader.Strings("place_labels");
  shapes.profile_openers = reader.Strings("profile_openers");
  shapes.group_forms = reader.Strings("group_forms");
  shapes.legal_forms = reader.Strings("legal_forms");
  shapes.facility_verbs = reader.Strings("facility_verbs");
  shapes.subject_verbs = reader.Strings("subject_verbs");
  shapes.common_endings = reader.Strings("common_endings");
  shapes.model_nouns = reader.Strings("model_nouns");
  shapes.appositive_openers = reader.Strings("appositive_openers");
  shapes.profile_tails = reader.Strings("profile_tails");
  shapes.model_tails = reader.Strings("model_tails");
  shapes.country_adjectives = reader.Strings("country_adjectives");
  reader.Finish();
  std::sort(shapes.heads.begin(), shapes.heads.end());
  for (auto* list : {&shapes.connectors, &shapes.no_names, &shapes.person_titles, &shapes.facility_heads,
                     &shapes.facility_verbs, &shapes.subject_verbs, &shapes.legal_forms, &shapes.section_words,
                     &shapes.profile_openers, &shapes.place_labels, &shapes.appositive_openers, &shapes.model_nouns,
                     &shapes.country_adjectives, &shapes.model_tails, &shapes.group_forms})
    std::sort(list->begin(), list->end());
  return shapes;
}

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
