#include "reconcile/line_slots.h"

#include <algorithm>

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

bool LineReader::TakeValue(PlainJson& in, Form form, std::string_view& token) {
  switch (form) {
    case Form::kText:
      token = in.TextRest();
      break;
    case Form::kSkipped:
      token = in.SkippedRest();
      break;
    case Form::kRaw:
      token = in.Raw();
      break;
    case Form::kCount:
      token = in.Raw();
      return IsCount(token);
    case Form::kScope: {
      const char* const begin = in.at();
      if (!SkipScope(in)) return false;
      token = {begin, static_cast<size_t>(in.at() - begin)};
    }
  }
  return !in.failed();
}

bool LineReader::Match(Shape& shape, std::string_view line) {
  PlainJson in(line);
  std::string_view token;
  for (const Piece& piece : shape.pieces) {
    if (!in.TakeExactly(piece.before) || !TakeValue(in, piece.form, token)) return false;
    shape.slots.Set(piece.slot, token);
  }
  return in.left() == shape.after.size() && in.TakeExactly(shape.after) && (!in.beyond_ascii() || IsUtf8(line));
}

// Reads a line of any order of keys and notes its shape.
class LineReader::Parser {
 public:
  Parser(std::string_view line, Shape& shape) : in_(line), shape_(shape), noted_(line.data()) {}

  bool Parse() {
    Object([&](std::string_view key) { TopField(key); });
    if (in_.failed() || !in_.AtEnd() || needed_ != kAllNeeded) return false;
    shape_.after.assign(noted_, static_cast<size_t>(in_.at() - noted_));
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

  void Note(Form form, Slot slot) {
    if (form == Form::kText || form == Form::kSkipped) in_.Need('"');
    if (in_.failed()) return;
    std::string before(noted_, static_cast<size_t>(in_.at() - noted_));
    std::string_view token;
    if (!TakeValue(in_, form, token)) {
      in_.Fail();
      return;
    }
    noted_ = in_.at();
    if (form == Form::kText || form == Form::kSkipped) in_.Need('"');
    shape_.slots.Set(slot, token);
    shape_.pieces.push_back({std::move(before), form, slot});
  }

  // Null or an object of whole numbers.
  void Span() {
    if (in_.TakeExactly("null")) return;
    Object([&](std::string_view) { Note(Form::kCount, Slot::kNone); });
  }
  // Null is a part of the shape.
  void SkippedOrNull() {
    if (!in_.TakeExactly("null")) Note(Form::kSkipped, Slot::kNone);
  }

  void TopField(std::string_view key) {
    if (key == "id") {
      Needed(1, Slot::kId);
    } else if (key == "doc") {
      Needed(2, Slot::kDoc);
    } else if (key == "subject") {
      needed_ |= 4;
      Object([&](std::string_view part) { SubjectField(part); });
    } else if (key == "metric") {
      Needed(8, Slot::kMetric);
    } else if (key == "scope") {
      needed_ |= 16;
      Note(Form::kScope, Slot::kScope);
    } else if (key == "value") {
      needed_ |= 32;
      Object([&](std::string_view part) { ValueField(part); });
    } else if (key == "as_of") {
      needed_ |= 64;
      Object([&](std::string_view part) { AsOfField(part); });
    } else if (key == "modality") {
      Needed(128, Slot::kModality);
    } else if (key == "text") {
      Note(Form::kText, Slot::kText);
    } else if (key == "quote") {
      Note(Form::kSkipped, Slot::kQuote);
    } else if (key == "schema" || key == "path" || key == "rule" || key == "attribution") {
      SkippedOrNull();
    } else if (key == "span" || key == "quote_span") {
      Span();
    } else {
      in_.Fail();  // a told change, a title: ClaimReader knows them
    }
  }
  void Needed(unsigned bit, Slot slot) {
    needed_ |= bit;
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
      SkippedOrNull();
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
    for (const auto& field : kFields)
      if (field.key == key) return Note(field.form, field.slot);
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

const LineSlots* LineReader::Read(std::string_view line) {
  for (size_t i = 0; i < shapes_.size(); ++i) {
    if (!Match(shapes_[i], line)) continue;
    if (i > 0) std::swap(shapes_[i], shapes_[i - 1]);  // the usual ones come first
    return &shapes_[i > 0 ? i - 1 : 0].slots;
  }
  odd_ = {};
  Parser parser(line, odd_);
  if (!parser.Parse() || (parser.beyond_ascii() && !IsUtf8(line))) return nullptr;
  if (shapes_.size() == kMostShapes) return &odd_.slots;
  shapes_.push_back(std::move(odd_));
  return &shapes_.back().slots;
}

}  // namespace factlint
