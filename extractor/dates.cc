#include "extractor/dates.h"

#include <algorithm>

#include "extractor/byte_masks.h"
#include "extractor/date_context.h"
#include "extractor/date_point.h"
#include "extractor/date_text.h"
#include "extractor/word_starts.h"

namespace factlint {
namespace {

using Point = std::optional<DatePoint>;

constexpr uint32_t kDetected = 4096;  // bytes looked at for the language

// Day before month, unless the document is in English.
DayOrder OrderOf(const Document& document) {
  const std::string& language = document.info().language;
  if (!language.empty()) return language.rfind("en", 0) == 0 ? DayOrder::kMonthDay : DayOrder::kDayMonth;
  const std::string_view text = std::string_view(document.text()).substr(0, kDetected);
  const size_t letters = CountBytes(text, kLetterBytes);
  const size_t wide = CountBytes(text, ByteRange{'\xE3', 0x100 - 0xE3});
  return wide * 4 > letters ? DayOrder::kDayMonth : DayOrder::kMonthDay;
}

class Scanner {
 public:
  Scanner(const Document& document, const DateLexicon& lexicon)
      : text_(document.text()),
        reader_(text_, lexicon),
        starts_(text_, lexicon.first_words()),
        published_(document.info().published),
        order_(OrderOf(document)) {}

  std::vector<Mention> Scan() {
    const auto size = static_cast<uint32_t>(text_.size());
    const auto may_start = [this](uint32_t pos) { return MayStart(pos); };
    for (uint32_t pos = starts_.Next(0, may_start); pos < size;) {
      const uint32_t next = IsAsciiDigit(text_[pos]) ? AtDigits(pos) : Try(pos);
      pos = starts_.Next(std::max(next, pos + 1), may_start);
    }
    return std::move(mentions_);
  }

 private:
  // Can a date begin with the digit, word or character at `pos`?
  bool MayStart(uint32_t pos) const {
    const auto byte = static_cast<uint8_t>(text_[pos]);
    if (IsAsciiDigit(text_[pos])) return true;
    if (byte < 0x80) return starts_.MayBeWord(pos);
    const auto last = static_cast<uint8_t>(ByteAt(text_, pos + 2));
    if (byte == 0xEF && static_cast<uint8_t>(ByteAt(text_, pos + 1)) == 0xBC)
      return last >= 0x90 && last <= 0x99;  // a full-width digit; a full-width comma ends many clauses
    return reader_.lexicon().MayStart(text_, pos);
  }

  uint32_t AtDigits(uint32_t pos) {
    uint32_t end = pos;
    while (end < text_.size() && IsAsciiDigit(text_[end])) ++end;
    const char before = ByteBefore(text_, pos);
    const bool joined =
        IsAsciiDigit(ByteBefore(text_, pos - (pos > 0))) && (before == '.' || (before == ',' && end - pos == 3));
    if (end - pos > 4 || joined || IsAsciiLetter(before) || before == '$' || before == '_') return end;
    if (end - pos < 4 && !MayGoOn(end)) return end;
    return std::max(end, Try(pos));
  }

  // Can what follows a number of one to three digits make a date of it? Most
  // numbers of a text end here.
  bool MayGoOn(uint32_t end) const {
    const char c = ByteAt(text_, end);
    const uint8_t next = WordByte(ByteAt(text_, end + 1));
    if (c == '.') return ByteAt(text_, end + 2) == '.' || ByteAt(text_, end + 3) == '.';
    if (c == '-' || c == '/') return next != 0 || ByteAt(text_, end + 1) == ' ';
    if (WordByte(c) != 0 || c == '\'' || c == '~') return true;
    if (c != ' ') return SpaceAt(text_, end) != 0;
    return next == 0 || next == kDigitByte || reader_.lexicon().MayFollow(text_, end + 1);
  }

  // The end of the date at `pos`, which is kept; `pos` if there is none.
  uint32_t Try(uint32_t pos) {
    Point point = ReadPoint(pos);
    Point range = point ? RangeFrom(*point) : DayRange(pos);
    if (range) point = range;
    if (!point) return pos;
    Resolve(*point, published_);
    if (InAddress(point->begin)) return pos;
    const DatePrefix prefix = PrefixBefore(reader_, point->begin);
    const Mention* previous = mentions_.empty() ? nullptr : &mentions_.back();
    if (prefix.word == DateWord::kNumbered &&
        text_.substr(point->begin, point->end - point->begin).find('.') != text_.npos)
      return pos;  // "version 7.4.1925"
    if (point->bare && !StandsAlone(reader_, *point, prefix, previous)) return pos;
    Keep(*point, prefix, range.has_value());
    return mentions_.back().span.end;
  }

  // The longest reading; of two equal ones the first.
  Point ReadPoint(uint32_t pos) const {
    Point best;
    const auto offer = [&best](Point point) {
      if (point && (!best || point->end > best->end)) best = point;
    };
    const uint8_t first = WordByte(text_[pos]);
    if (first != kLetterByte) {
      offer(ReadNumericDate(reader_, pos, order_));
      offer(ReadChineseDate(reader_, pos, published_));
    }
    if (first != kWideByte) offer(ReadEnglishDate(reader_, pos, published_));
    return best;
  }

  // "2015 to 2020", "June 3-5, 2024", 2016年6月1日-6月30日: both ends are dates.
  Point RangeFrom(const DatePoint& first) const {
    if (first.malformed || (first.relation && *first.relation != DateRelation::kSince)) return std::nullopt;
    if (Point years = ShortYears(first)) return years;
    const DateToken to = reader_.At(first.end);
    Point last;
    bool closed = true;  // a joint that needs no word before or after
    if (to.IsMark('-') || to.IsMark('~') || to.Is(DateWord::kTo, 0)) {
      if (to.IsMark('-') && to.spaced != (SpaceAt(text_, to.end) != 0)) return std::nullopt;
      last = SecondEnd(first, to.end);
    } else if (to.IsMark('/') && !to.spaced) {  // "2019/2020", "2023-01-01/2023-03-31"
      last = SecondEnd(first, to.end);
      if (last && last->day == 0 && (first.month != 0 || last->month != 0 || last->year != first.year + 1))
        return std::nullopt;
    } else if (to.Is(DateWord::kTo, 1)) {
      closed = BeginsBetween(first.begin);
      last = SecondEnd(first, to.end);
      if (!closed && last && !EndsBetween(*last)) return std::nullopt;
    } else if (first.relation == DateRelation::kSince && !to.spaced) {  // 2010年之后2018年之前
      last = SecondEnd(first, first.end);
      if (last && last->relation != DateRelation::kBy) return std::nullopt;
    }
    return last ? Joined(first, *last) : Point();
  }

  // "2012-13", "2019/20", "2010–15".
  Point ShortYears(const DatePoint& first) const {
    uint32_t at = first.end;
    int year = first.year;
    if (first.day != 0 || first.period || year < 1500 || year > 2100) return std::nullopt;
    if (first.month != 0) {  // "in 2011-12", "2011–12": read as a month before
      at = first.begin + 4;
      if (!IsAsciiDigit(text_[first.end - 1]) || first.end - at > 5) return std::nullopt;
    }
    const DateToken mark = reader_.At(at);
    const DateToken last = reader_.After(mark);
    if (!(mark.IsMark('-') || mark.IsMark('/')) || mark.spaced || last.spaced || !last.IsNumber() || last.digits != 2 ||
        reader_.NumberGoesOn(last.end) || reader_.At(last.end).IsMark('-') || last.value <= year % 100)
      return std::nullopt;
    const bool next = last.value == (year + 1) % 100;
    const bool dash = mark.end - mark.begin > 1;
    if (first.month != 0) {
      const DatePrefix prefix = PrefixBefore(reader_, first.begin);
      if (!(dash || (next && prefix.word != DateWord::kNone && mark.mark == '-'))) return std::nullopt;
    } else if (mark.mark == '/' && !next) {
      return std::nullopt;
    }
    if (CountsSomething(reader_, last.end)) return std::nullopt;
    const int end = year / 100 * 100 + last.value;
    return DatePoint{.begin = first.begin,
                     .end = last.end,
                     .period = Period{{DateRange::OfYear(year).start, DateRange::OfYear(end).end}, Grain::kYear}};
  }

  bool BeginsBetween(uint32_t begin) const {
    const uint32_t end = SkipSpaceBefore(text_, begin);
    for (const std::string_view word : {"between", "between the"}) {
      if (MatchPhraseBefore(text_, end, word) != end) return true;
    }
    return false;
  }
  bool EndsBetween(const DatePoint& last) const {
    return last.relation == DateRelation::kEq;  // 间, 期间
  }

  // The date after the joint; a day or year alone takes the rest from the first.
  Point SecondEnd(const DatePoint& first, uint32_t pos) const {
    DateToken t = reader_.At(pos);
    if (t.Is(DateWord::kThe) || t.Is(DateWord::kOf)) t = reader_.After(t);
    if (t.kind == DateToken::Kind::kEnd) return std::nullopt;
    if (Point point = ReadPoint(t.begin)) return point;
    const auto day = reader_.MonthDay(t.begin);
    if (!day || first.day == 0) return std::nullopt;
    DatePoint point{.begin = t.begin, .end = day->end, .year = first.year, .month = first.month, .day = day->value};
    const DateToken unit = reader_.At(day->end);
    if (unit.IsUnit(DateUnit::kDay) && !unit.spaced) {
      point.end = unit.end;
    } else if (const DateToken comma = reader_.At(day->end); first.year == 0) {  // "June 3-5, 2024"
      const auto year = reader_.Year(comma.IsMark(',') ? comma.end : day->end);
      if (year && year->value >= 1000 && year->value <= 2999) {
        point.year = year->value;
        point.end = year->end;
      }
    }
    return point;
  }

  // "4 to 22 January, 1995", "3 until 12 of September", "4 and 22 this month".
  Point DayRange(uint32_t pos) const {
    const auto day = reader_.MonthDay(pos);
    if (!day) return std::nullopt;
    const DateToken to = reader_.At(day->end);
    const bool and_word = to.Is(DateWord::kTo, 1);
    if (!(to.Is(DateWord::kTo, 0) || to.IsMark('-') || (and_word && BeginsBetween(pos)))) return std::nullopt;
    DatePoint first{.begin = pos, .end = day->end, .day = day->value};
    Point last = ReadPoint(reader_.After(to).begin);
    if (!last) last = DayOfRelativeMonth(reader_.After(to).begin);
    if (!last || last->day == 0 || last->month == 0) return std::nullopt;
    first.month = last->month;
    first.year = last->year;
    return Joined(first, *last);
  }

  Point DayOfRelativeMonth(uint32_t pos) const {
    const auto day = reader_.MonthDay(pos);
    if (!day) return std::nullopt;
    const Point month = ReadEnglishDate(reader_, SkipSpace(text_, day->end), published_);
    if (!month || !month->period || month->period->grain != Grain::kMonth) return std::nullopt;
    const Date start = month->period->range.start;
    return DatePoint{.begin = pos, .end = month->end, .year = start.year, .month = start.month, .day = day->value};
  }

  // One period from the start of the first to the end of the last; a year that
  // only one of them has counts for both.
  Point Joined(DatePoint first, DatePoint last) const {
    if (last.malformed) return std::nullopt;
    if (!first.period && !last.period) {
      if (first.year == 0) first.year = last.year;
      if (last.year == 0) last.year = first.year;
    }
    const bool bare_years = first.bare && last.bare && first.year != 0 && first.month == 0 && last.month == 0;
    if (bare_years && CountsSomething(reader_, last.end)) return std::nullopt;
    Resolve(first, published_);
    Resolve(last, published_);
    DatePoint joined{.begin = first.begin, .end = last.end, .relation = std::nullopt};
    if (first.malformed || last.malformed) return std::nullopt;
    if (first.unresolved || last.unresolved) {
      joined.unresolved = true;
      return joined;
    }
    const DateRange a = first.period->range, b = last.period->range;
    if (b.end < a.start || b.start < a.start) return std::nullopt;
    joined.period = Period{{a.start, b.end}, std::max(first.period->grain, last.period->grain)};
    // "2015-2020" says it by its form; "1000-3000" and "555-2019-2020" do not.
    const char before = ByteBefore(text_, first.begin);
    if (bare_years && (before == '-' || before == '/' || before == '+' || reader_.At(last.end).IsMark('-')))
      return std::nullopt;
    if (bare_years && !(first.year >= 1800 && last.year <= 2100 && last.year - first.year <= 150)) return std::nullopt;
    return joined;
  }

  // Inside "https://example.org/2023/02/14/", or a file name.
  bool InAddress(uint32_t begin) const {
    if (ByteBefore(text_, begin) != '/' && ByteBefore(text_, begin) != '=' && ByteBefore(text_, begin) != '-')
      return false;
    uint32_t at = begin;
    while (at > 0 && begin - at < 200 && SpaceBefore(text_, at) == 0 && ByteBefore(text_, at) != '(') --at;
    const std::string_view head = text_.substr(at, begin - at);
    return head.find("://") != std::string_view::npos || head.find("www.") != std::string_view::npos;
  }

  void Keep(const DatePoint& point, const DatePrefix& prefix, bool range) {
    Mention mention;
    mention.type = MentionType::kDate;
    mention.types = 1u << static_cast<int>(MentionType::kDate);
    mention.span = mention.number = {point.begin, point.end};
    mention.date.relation = point.relation.value_or(DateRelation::kEq);
    const uint32_t after_last = mentions_.empty() ? 0 : mentions_.back().span.end;
    const bool between = range && BeginsBetween(point.begin);
    if (prefix.word == DateWord::kPrefix && prefix.begin >= after_last) {
      mention.span.begin = prefix.begin;
      if (!range && prefix.relation != DateRelation::kEq) mention.date.relation = prefix.relation;
    } else if (between && prefix.begin >= after_last) {
      mention.span.begin = prefix.begin;
    }
    if (const DateToken post = reader_.AtAs(DateWord::kPost, point.end);
        post.kind == DateToken::Kind::kWord && static_cast<uint8_t>(text_[post.begin]) < 0x80) {
      mention.span.end = post.end;
      mention.date.relation = static_cast<DateRelation>(post.value);
    }
    if (point.malformed) {
      mention.refusal = Refusal::kMalformed;
    } else if (!point.period) {
      mention.refusal = Refusal::kUnresolved;
    } else {
      mention.date.range = point.period->range;
      mention.date.grain = point.period->grain;
    }
    mentions_.push_back(mention);
  }

  const std::string_view text_;
  const DateReader reader_;
  WordStarts starts_;
  const PublishedAt published_;
  const DayOrder order_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> ScanDates(const Document& document, const DateLexicon& lexicon) {
  return Scanner(document, lexicon).Scan();
}

}  // namespace factlint
