#include "reconcile/line_slots.h"

#include <algorithm>
#include <utility>

#include <simdjson.h>

namespace factlint {
namespace {

// Claims of numbers, with and without a date, by two or three programs.
constexpr size_t kMostShapes = 12;

bool IsUtf8(std::string_view line) { return simdjson::validate_utf8(line.data(), line.size()); }

bool IsCount(std::string_view token) {
  const bool digits = std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && !token.empty() && token.size() < 19 && (token.size() == 1 || token[0] != '0');
}

// An object of texts whose keys are sorted, each once.
bool SkipScope(PlainJson& in) {
  in.Need('{');
  if (in.Take('}')) return !in.failed();
  std::string_view last;
  bool first = true;
  do {
    const std::string_view key = in.Key();
    if (!first && key <= last) return false;
    first = false;
    last = key;
    in.Need('"');
    if (in.failed()) return false;
    in.TextRest();
    in.Need('"');
  } while (!in.failed() && in.Take(','));
  in.Need('}');
  return !in.failed();
}

}  // namespace

bool LineReader::TakeValue(PlainJson& in, Form form, const LineSlots& slots, std::string_view& token) {
  switch (form) {
    case Form::kText:
      token = in.TextRest();
      break;
    case Form::kSkipped:
      token = in.SkippedRest();
      break;
    case Form::kLikeNominal:
      if (in.TakeRaw(slots[Slot::kNominal])) {
        token = slots[Slot::kNominal];
        return true;
      }
      [[fallthrough]];
    case Form::kRaw:
      token = in.Raw();
      break;
    case Form::kCount:
      token = in.Raw();
      return IsCount(token);
    case Form::kScope: {
      const char* const begin = in.at();
      PlainJson inside = in;
      if (!SkipScope(inside)) return false;
      in = inside;
      token = {begin, static_cast<size_t>(in.at() - begin)};
    }
  }
  return !in.failed();
}

bool LineReader::TakeStep(PlainJson& in, Shape& shape, Step& step) {
  const char* const begin = in.at();
  std::array<std::string_view, kSlots + 1> tokens;  // kNone too
  for (size_t i = step.first; i < step.last; ++i) {
    const Piece& piece = shape.pieces[i];
    std::string_view& token = tokens[static_cast<size_t>(piece.slot)];
    if (!in.TakeExactly(piece.before) || !TakeValue(in, piece.form, shape.slots, token)) return false;
  }
  if (!in.TakeExactly(step.last < shape.pieces.size() ? shape.pieces[step.last].before : shape.after)) return false;
  step.usual.assign(begin, in.at());
  step.known = true;
  step.beyond_ascii = std::any_of(begin, in.at(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  for (size_t i = step.first; i < step.last; ++i) {
    const Slot slot = shape.pieces[i].slot;
    const std::string_view token = tokens[static_cast<size_t>(slot)];
    if (slot != Slot::kNone)
      shape.slots.Set(slot,
                      std::string_view(step.usual).substr(static_cast<size_t>(token.data() - begin), token.size()));
  }
  ++generation_;
  return true;
}

bool LineReader::Match(Shape& shape, std::string_view text) {
  PlainJson in(text);
  std::string_view token;
  bool beyond_ascii = false;
  for (Step& step : shape.steps) {
    if (!step.known || !in.TakeExactly(step.usual)) {
      PlainJson slow = in;  // its address goes out, so that `in` itself can stay in registers
      if (!TakeStep(slow, shape, step)) return false;
      in = slow;
    }
    beyond_ascii |= step.beyond_ascii;
    if (&step == &shape.steps.back()) break;
    if (!TakeValue(in, step.form, shape.slots, token)) return false;
    shape.slots.Set(step.slot, token);
  }
  if (in.left() > 0 && *in.at() != '\n') return false;
  line_ = text.substr(0, text.size() - in.left());
  return !(beyond_ascii || in.beyond_ascii()) || IsUtf8(line_);
}

// Reads a line of any order of keys and notes its shape.
class LineReader::Parser {
 public:
  Parser(std::string_view line, Shape& shape) : in_(line), shape_(shape), noted_(line.data()) {}

  bool Parse() {
    Object([&](std::string_view key) { TopField(key); });
    if (in_.failed() || !in_.AtEnd() || needed_ != kAllNeeded) return false;
    shape_.after.assign(noted_, static_cast<size_t>(in_.at() - noted_));
    MakeSteps();
    return true;
  }
  bool beyond_ascii() const { return in_.beyond_ascii(); }

 private:
  // subject, scope, value and as_of; id, doc, metric and modality.
  static constexpr unsigned kAllNeeded = 255;

  template <class Field>
  void Object(Field field) {
    in_.Need('{');
    if (in_.Take('}')) return;
    do {
      const std::string_view key = in_.Key();
      if (in_.failed()) return;
      field(key);
    } while (!in_.failed() && in_.Take(','));
    in_.Need('}');
  }

  void MakeSteps() {
    Step step;
    for (size_t i = 0; i < shape_.pieces.size(); ++i) {
      if (shape_.pieces[i].steady) continue;
      step.last = i;
      step.form = shape_.pieces[i].form;
      step.slot = shape_.pieces[i].slot;
      shape_.steps.push_back(step);
      step.first = i + 1;
    }
    step.last = shape_.pieces.size();
    shape_.steps.push_back(step);
  }

  static bool IsSteady(Slot slot) {
    constexpr Slot kSteady[] = {Slot::kVia,    Slot::kMetric,   Slot::kScope, Slot::kModality, Slot::kLoOpen,
                                Slot::kHiOpen, Slot::kRelation, Slot::kUnit,  Slot::kForm,     Slot::kBasis};
    return std::find(std::begin(kSteady), std::end(kSteady), slot) != std::end(kSteady);
  }

  void Note(Form form, Slot slot) { Note(form, slot, IsSteady(slot)); }
  void Note(Form form, Slot slot, bool steady) {
    if (form == Form::kText || form == Form::kSkipped) in_.Need('"');
    if (slot != Slot::kNone && shape_.slots.Has(slot)) in_.Fail();  // twice: the last would count
    if (in_.failed()) return;
    std::string before(noted_, static_cast<size_t>(in_.at() - noted_));
    std::string_view token;
    if (!TakeValue(in_, form, shape_.slots, token)) {
      in_.Fail();
      return;
    }
    noted_ = in_.at();
    if (form == Form::kText || form == Form::kSkipped) in_.Need('"');
    shape_.slots.Set(slot, token);
    shape_.pieces.push_back({std::move(before), form, slot, steady});
  }

  // Null or an object of whole numbers.
  void Span() {
    if (in_.TakeExactly("null")) return;
    Object([&](std::string_view) { Note(Form::kCount, Slot::kNone); });
  }
  // Null is a part of the shape.
  void SkippedOrNull(bool steady) {
    if (!in_.TakeExactly("null")) Note(Form::kSkipped, Slot::kNone, steady);
  }

  void TopField(std::string_view key) {
    if (key == "id") {
      Needed(1, Slot::kId);
    } else if (key == "doc") {
      Needed(2, Slot::kDoc);
    } else if (key == "subject") {
      Needed(4);
      Object([&](std::string_view part) { SubjectField(part); });
    } else if (key == "metric") {
      Needed(8, Slot::kMetric);
    } else if (key == "scope") {
      Needed(16);
      Note(Form::kScope, Slot::kScope);
    } else if (key == "value") {
      Needed(32);
      Object([&](std::string_view part) { ValueField(part); });
    } else if (key == "as_of") {
      Needed(64);
      Object([&](std::string_view part) { AsOfField(part); });
    } else if (key == "modality") {
      Needed(128, Slot::kModality);
    } else if (key == "text") {
      Note(Form::kText, Slot::kText);
    } else if (key == "quote") {
      Note(Form::kSkipped, Slot::kQuote);
    } else if (key == "schema" || key == "rule") {
      SkippedOrNull(true);
    } else if (key == "path" || key == "attribution") {
      SkippedOrNull(false);
    } else if (key == "span" || key == "quote_span") {
      Span();
    } else {
      in_.Fail();  // a told change, a title: ClaimReader knows them
    }
  }
  void Needed(unsigned bit) {
    if (needed_ & bit) in_.Fail();  // twice: the last would count
    needed_ |= bit;
  }
  void Needed(unsigned bit, Slot slot) {
    Needed(bit);
    Note(Form::kText, slot);
  }

  void SubjectField(std::string_view key) {
    if (key == "id")
      Note(Form::kText, Slot::kSubject);
    else if (key == "via")
      Note(Form::kText, Slot::kVia);
    else if (key == "span")
      Span();
    else if (key == "name" || key == "kind" || key == "text")
      SkippedOrNull(key == "kind");
    else
      in_.Fail();
  }

  void ValueField(std::string_view key) {
    static constexpr struct {
      std::string_view key;
      Form form;
      Slot slot;
    } kFields[] = {
        {"nominal", Form::kRaw, Slot::kNominal}, {"lo", Form::kRaw, Slot::kLo},
        {"hi", Form::kRaw, Slot::kHi},           {"lo_open", Form::kRaw, Slot::kLoOpen},
        {"hi_open", Form::kRaw, Slot::kHiOpen},  {"relation", Form::kText, Slot::kRelation},
        {"unit", Form::kText, Slot::kUnit},      {"form", Form::kText, Slot::kForm},
        {"digits", Form::kRaw, Slot::kDigits},   {"last_place", Form::kRaw, Slot::kLastPlace},
    };
    const bool bound = (key == "lo" || key == "hi") && shape_.slots.Has(Slot::kNominal);
    for (const auto& field : kFields)
      if (field.key == key) return Note(bound ? Form::kLikeNominal : field.form, field.slot);
    in_.Fail();  // a place, a date, k of n
  }

  void AsOfField(std::string_view key) {
    if (key == "start")
      Note(Form::kText, Slot::kStart);
    else if (key == "end")
      Note(Form::kText, Slot::kEnd);
    else if (key == "basis")
      Note(Form::kText, Slot::kBasis);
    else
      in_.Fail();
  }

  PlainJson in_;
  Shape& shape_;
  const char* noted_;  // up to here the shape knows the line
  unsigned needed_ = 0;
};

const LineSlots* LineReader::Read(std::string_view text) {
  for (size_t i = 0; i < shapes_.size(); ++i) {
    if (!Match(*shapes_[i], text)) continue;
    if (i > 0) std::swap(shapes_[i], shapes_[i - 1]);  // the usual ones come first
    const Shape& shape = *shapes_[i > 0 ? i - 1 : 0];
    if (std::exchange(last_, &shape) != &shape) ++generation_;
    return &shape.slots;
  }
  line_ = text.substr(0, text.find('\n'));
  auto shape = std::make_unique<Shape>();
  Parser parser(line_, *shape);
  if (!parser.Parse() || (parser.beyond_ascii() && !IsUtf8(line_))) return nullptr;
  last_ = nullptr;
  ++generation_;
  if (shapes_.size() == kMostShapes) {
    odd_ = std::move(shape);
    return &odd_->slots;
  }
  shapes_.push_back(std::move(shape));
  return &shapes_.back()->slots;
}

}  // namespace factlint
