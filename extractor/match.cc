#include "extractor/match.h"

#include <algorithm>
#include <chrono>

#include "extractor/metric_words.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr int kMostMatches = 200;  // of one pattern in one sentence

class SentenceMatcher {
 public:
  SentenceMatcher(const TextContext& context, uint32_t s, std::vector<Guarded>& guarded)
      : context_(context), book_(context.book()), s_(s), sentence_(context.sentences()[s]), guarded_(guarded) {}

  std::vector<Match> Run(std::vector<PatternCost>* costs) {
    const Language language = sentence_.language;
    for (const PatternRef ref : book_.Candidates(language, sentence_.shadow.keys)) {
      if (costs != nullptr)
        SearchTimed(ref, (*costs)[ref.number]);
      else if (BlockFits(ref.rule))
        Search(ref);
    }
    return std::move(matches_);
  }

  bool BlockFits(uint32_t rule) const {
    const BlockCondition& where = book_.rule(rule).where;
    const Outline& outline = context_.outline();
    const Block& block = outline.blocks[sentence_.block];
    if (!where.kinds.empty() && std::find(where.kinds.begin(), where.kinds.end(), block.kind) == where.kinds.end())
      return false;
    if (where.needs_label && !Fits(rule, 0, LabelOf(block))) return false;
    if (where.needs_heading && (block.heading == kNoIndex || !Fits(rule, 1, outline.blocks[block.heading].span)))
      return false;
    if (where.needs_title) {
      const std::string& told = context_.document().info().title;
      const PhraseFinder& words = book_.condition(sentence_.language, rule, 2);
      const bool in_text = outline.title != kNoIndex && Fits(rule, 2, outline.blocks[outline.title].span);
      if (!in_text && !words.Matches(ShadowText(told, sentence_.language))) return false;
    }
    return true;
  }

 private:
  void SearchTimed(PatternRef ref, PatternCost& cost) {
    const auto begin = std::chrono::steady_clock::now();
    const size_t before = matches_.size() + guarded_.size();
    if (BlockFits(ref.rule)) Search(ref);
    ++cost.tries;
    cost.matches += matches_.size() + guarded_.size() - before;
    cost.nanoseconds += static_cast<uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - begin).count());
  }

  Span LabelOf(const Block& block) const {
    if (!block.label.empty()) return block.label;
    if (block.intro != kNoIndex) {
      const Block& intro = context_.outline().blocks[block.intro];
      return intro.label.empty() ? intro.span : intro.label;
    }
    return {};
  }

  bool Fits(uint32_t rule, int which, Span span) const {
    return !span.empty() &&
           book_.condition(sentence_.language, rule, which).Matches(context_.Words(span, sentence_.language));
  }

  // All matches of one pattern, left to right; after one, the search goes on behind
  // its first mention, so that "12 labs and 30 firms" gives both.
  void Search(PatternRef ref) {
    const std::string& text = sentence_.shadow.text;
    const Triage& triage = book_.triage(sentence_.language);
    const Expression& expression = book_.exact(sentence_.language, ref);
    std::vector<std::string_view>& groups = groups_;
    size_t from = 0;
    int count = 0;
    triage.Begins(ref.number, sentence_.shadow.keys, begins_);
    for (const uint32_t word : begins_) {
      const uint32_t begin = sentence_.shadow.words[word].at;
      if (begin < from || !expression.FindAt(text, begin, groups)) continue;
      if (++count > kMostMatches) break;
      const auto end = static_cast<uint32_t>(begin + groups[0].size());
      if (!Take(ref, groups, begin, end)) {
        // What begins behind a mark may: 工厂 of 家，工厂达到12座.
        const size_t mark = groups[0].find_last_of(",;");
        if (mark != std::string_view::npos) {
          from = begin + mark + 1;
          continue;
        }
      }
      const auto slot = std::lower_bound(sentence_.shadow.slots.begin(), sentence_.shadow.slots.end(), begin,
                                         [](const ShadowSlot& a, uint32_t at) { return a.at < at; });
      const bool inside = slot != sentence_.shadow.slots.end() && slot->at < end;
      from = inside ? slot->at + 1 : end;
    }
  }

  // False where the words in front of the figure name nothing, as 家 of 家，工厂达到12座, or stand apart from it.
  bool Take(PatternRef ref, const std::vector<std::string_view>& groups, uint32_t begin, uint32_t end) {
    const Rule& rule = book_.rule(ref.rule);
    Match match{.rule = ref.rule, .pattern = ref.pattern, .sentence = s_, .begin = begin, .end = end};
    std::string list_role;
    std::vector<uint32_t> items;
    const Pattern& pattern = rule.patterns[static_cast<size_t>(sentence_.language)][ref.pattern];
    for (const PatternGroup& group : pattern.groups) {
      const std::string_view text = groups[static_cast<size_t>(group.index)];
      if (text.data() == nullptr) continue;
      if (group.words) {
        if (PartsAWord(text)) return true;
        const std::string_view words = group.tail ? LastPhrase(text) : text;
        if (group.tail && (NamesNothing(words) || IsCutOff(text, begin, end))) return false;
        match.words.emplace(group.role, words);
        continue;
      }
      const std::vector<uint32_t> inside = MentionsIn(text, group.list);
      if (inside.empty()) continue;
      if (group.list) {
        list_role = group.role;
        items = inside;
      } else {
        match.mentions.emplace(group.role, inside.front());
      }
    }
    if (items.empty()) {
      Add(std::move(match));
      return true;
    }
    for (const uint32_t item : items) {
      Match one = match;
      one.mentions[list_role] = item;
      Add(std::move(one));
    }
    return true;
  }

  // 很大 of 很大，企业达90家: a mark stands between it and the figure of the match [begin, end).
  bool IsCutOff(std::string_view captured, uint32_t begin, uint32_t end) const {
    if (sentence_.language != Language::kChinese) return false;
    const std::string_view text = sentence_.shadow.text;
    const auto from = static_cast<size_t>(captured.data() + captured.size() - text.data());
    if (from < begin || from >= end) return false;
    const std::string_view behind = text.substr(from, end - from);
    return behind.substr(0, behind.find('\xEE')).find_first_of(",;") != std::string_view::npos;
  }

  bool NamesNothing(std::string_view words) const {
    return sentence_.language == Language::kChinese &&
           MetricWords(words, Language::kChinese, book_.role_words(Language::kChinese)).empty();
  }

  // 开放公 of 开放公共数据集15880个, where 共 was taken for "in all".
  bool PartsAWord(std::string_view captured) const {
    if (sentence_.language != Language::kChinese) return false;
    const std::string& text = sentence_.shadow.text;
    const auto end = static_cast<size_t>(captured.data() + captured.size() - text.data());
    return factlint::PartsAWord(text, end, book_.role_words(sentence_.language));
  }

  static constexpr size_t kCharacter = 3;  // bytes of a Chinese one

  // 仓库 of 家，仓库: what stands behind the last mark that ends a part of the sentence, and behind the 、 that ends
  // the figure before.
  std::string_view BehindMark(std::string_view words) const {
    constexpr std::string_view kListed = "、";
    constexpr size_t kClassifier = 9;  // bytes of 余家
    if (const size_t mark = words.find_last_of(",;"); mark != std::string_view::npos) return words.substr(mark + 1);
    const size_t listed = words.find(kListed);
    if (listed > kClassifier) return words;
    const auto at = static_cast<size_t>(words.data() - sentence_.shadow.text.data());
    const bool figure =
        at >= kCharacter && IsFigureWord(std::string_view(sentence_.shadow.text).substr(at - kCharacter));
    return figure ? words.substr(listed + kListed.size()) : words;
  }

  // The words behind the last stop word: "in 2020 had annual revenue" -> "annual revenue".
  std::string_view LastPhrase(std::string_view words) const {
    const RoleWords& role_words = book_.role_words(sentence_.language);
    if (sentence_.language == Language::kChinese) {
      // 企业数量 counts 企业, 总数量 nothing
      return BehindStopWords(
          WithoutCountingWords(WithoutAdverbs(BehindMark(words), role_words), role_words, kCharacter), role_words);
    }
    const auto stops_at = [&](std::string_view word) { return Has(role_words.stop_words, word); };
    while (words.ends_with(' ')) words.remove_suffix(1);
    // "net debt had risen": what stands last is the verb's.
    const auto helps = [](std::string_view word) {
      static constexpr std::string_view kVerbs[] = {"had",  "has",  "have", "been", "come",  "came",
                                                    "gone", "went", "also", "now",  "since", "then"};
      return std::find(std::begin(kVerbs), std::end(kVerbs), word) != std::end(kVerbs);
    };
    for (size_t blank = words.rfind(' '); blank != std::string_view::npos && helps(words.substr(blank + 1));
         blank = words.rfind(' '))
      words = words.substr(0, blank);
    size_t begin = 0;
    for (size_t at = 0; at < words.size();) {
      const size_t end = std::min(words.find(' ', at), words.size());
      // "profit after tax" is one thing.
      const std::string_view behind = words.substr(std::min(words.size(), end + 1));
      const bool taxed = behind.starts_with("tax") || behind.starts_with("interest");
      const std::string_view word = words.substr(at, end - at);
      if (word == "operating" && IsOfAccounts(behind)) {
        at = end + 1;
        continue;
      }
      if (word == "'s") begin = end + 1;  // "the carmaker's deliveries"
      // "its prospectus shows losses": what is shown
      if (at > 0 && end < words.size() && (word == "shows" || word == "showed")) begin = end + 1;
      if (stops_at(word) && !(taxed && (word == "after" || word == "before"))) begin = end + 1;
      at = end + 1;
    }
    return begin < words.size() ? WithoutVerb(words.substr(begin)) : std::string_view();
  }

  // "secured orders" of "Marnby secured orders worth €9": what it did with them.
  std::string_view WithoutVerb(std::string_view words) const {
    constexpr std::string_view kVerbs[] = {"saw",  "drew",  "sold", "built", "won",
                                           "took", "spent", "made", "lost",  "hit"};
    const size_t blank = words.find(' ');
    if (blank == std::string_view::npos) return words;
    const std::string_view verb = words.substr(0, blank);
    if (!verb.ends_with("ed") && std::find(std::begin(kVerbs), std::end(kVerbs), verb) == std::end(kVerbs))
      return words;
    if (Has(book_.role_words(sentence_.language).restrictive, words.substr(0, blank))) return words;
    const auto at = static_cast<uint32_t>(words.data() - sentence_.shadow.text.data());
    const auto& slots = sentence_.shadow.slots;
    const auto behind = std::lower_bound(slots.begin(), slots.end(), at,
                                         [](const ShadowSlot& a, uint32_t begin) { return a.at < begin; });
    const std::string_view before = std::string_view(sentence_.shadow.text).substr(0, at);
    if (before == "it " || before.ends_with(" it ") || before == "they " || before.ends_with(" they "))
      return words.substr(blank + 1);
    if (behind == slots.begin()) return words;
    const ShadowSlot& last = *std::prev(behind);
    constexpr uint32_t kSlotAndBlank = 4;  // bytes
    const bool beside = last.at + kSlotAndBlank == at && context_.mention(last.mention).type == MentionType::kEntity;
    return beside ? words.substr(blank + 1) : words;
  }

  // The mentions that a captured text holds; of a list those outside brackets, of
  // the type the first one has.
  std::vector<uint32_t> MentionsIn(std::string_view captured, bool list) const {
    const std::string& text = sentence_.shadow.text;
    const auto begin = static_cast<uint32_t>(captured.data() - text.data());
    const auto end = static_cast<uint32_t>(begin + captured.size());
    std::vector<uint32_t> inside;
    int depth = 0;
    uint32_t at = begin;
    for (const ShadowSlot& slot : sentence_.shadow.slots) {
      if (slot.at < begin || slot.at >= end) continue;
      for (; at < slot.at; ++at) depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
      if (!list || depth == 0) inside.push_back(slot.mention);
    }
    return inside;
  }

  void Add(Match match) {
    const Rule& rule = book_.rule(match.rule);
    for (size_t g = 0; g < rule.guards.size(); ++g) {
      const Guard& guard = rule.guards[g];
      if (!book_.guard(sentence_.language, match.rule, g).Matches(Window(guard, match))) continue;
      switch (guard.effect) {
        case Guard::Effect::kDrop:
          guarded_.push_back({.rule = match.rule,
                              .pattern = match.pattern,
                              .sentence = s_,
                              .begin = match.begin,
                              .end = match.end,
                              .guard = static_cast<uint32_t>(g),
                              .mentions = match.mentions});
          return;
        case Guard::Effect::kDenied:
          match.denied = true;
          break;
        case Guard::Effect::kForecast:
          match.modality = Modality::kForecast;
          break;
        case Guard::Effect::kTarget:
          match.modality = Modality::kTarget;
          break;
        case Guard::Effect::kHistorical:
          match.modality = Modality::kHistorical;
          break;
        case Guard::Effect::kActual:
          match.modality = Modality::kActual;
          break;
      }
    }
    matches_.push_back(std::move(match));
  }

  // "17 lines (trams not counted)": what stands in brackets guards nothing outside.
  static std::string WithoutBrackets(std::string text) {
    if (const size_t close = text.find(')'); close < text.find('(') && close != std::string::npos)
      text.erase(0, close + 1);  // opened before the window
    for (size_t open = text.find('('); open != std::string::npos; open = text.find('(', open)) {
      const size_t close = text.find(')', open);
      if (close == std::string::npos) break;
      text.erase(open, close - open + 1);
    }
    return text;
  }

  // The words a guard looks at.
  std::string Window(const Guard& guard, const Match& match) const {
    const Shadow& shadow = sentence_.shadow;
    if (guard.where == Guard::Where::kSentence) return shadow.text;
    const Outline& outline = context_.outline();
    const uint32_t heading = outline.blocks[sentence_.block].heading;
    if (guard.where == Guard::Where::kHeading)
      return heading == kNoIndex ? "" : context_.Words(outline.blocks[heading].span, sentence_.language);
    if (guard.where == Guard::Where::kTitle)
      return outline.title == kNoIndex ? "" : context_.Words(outline.blocks[outline.title].span, sentence_.language);
    const auto role = match.mentions.find(guard.role);
    if (role == match.mentions.end()) return {};
    const uint32_t at = context_.mentions()[role->second].span.begin;
    const auto word = std::lower_bound(shadow.words.begin(), shadow.words.end(), at,
                                       [](const ShadowWord& w, uint32_t t) { return w.text < t; });
    const auto position = static_cast<int>(word - shadow.words.begin());
    const int reach = sentence_.language == Language::kEnglish ? guard.within : 2 * guard.within;
    const int count = static_cast<int>(shadow.words.size());
    const int first =
        guard.where == Guard::Where::kBefore ? std::max(0, position - reach) : std::min(position + 1, count);
    const int last = guard.where == Guard::Where::kBefore ? position : std::min(count, position + 1 + reach);
    if (first >= last) return {};
    const size_t begin = shadow.words[static_cast<size_t>(first)].at;
    const size_t end = last < count ? shadow.words[static_cast<size_t>(last)].at : shadow.text.size();
    std::string words = shadow.text.substr(begin, end - begin);
    // "1.92 billion, or some six million a day": another figure's words
    if (guard.where == Guard::Where::kAfter) words.resize(std::min(words.size(), words.find(", or ")));
    return WithoutBrackets(std::move(words));
  }

  const TextContext& context_;
  const RuleBook& book_;
  uint32_t s_;
  const SentenceView& sentence_;
  std::vector<Guarded>& guarded_;
  std::vector<uint32_t> begins_;          // words at which the pattern that is tried may match
  std::vector<std::string_view> groups_;  // of its last match
  std::vector<Match> matches_;
};

}  // namespace

std::vector<Match> MatchSentence(const TextContext& context, uint32_t s, std::vector<Guarded>& guarded,
                                 std::vector<PatternCost>* costs) {
  if (context.sentences()[s].shadow.text.empty()) return {};
  return SentenceMatcher(context, s, guarded).Run(costs);
}

bool BlockFits(const TextContext& context, uint32_t s, uint32_t rule) {
  std::vector<Guarded> none;
  return SentenceMatcher(context, s, none).BlockFits(rule);
}

}  // namespace factlint
