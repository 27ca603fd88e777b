#include "reports/value_json.h"

#include <string_view>

namespace factlint {

void WriteSpan(JsonWriter& json, const std::optional<Place>& place) {
  if (!place) {
    json.Null();
    return;
  }
  json.BeginObject()
      .Field("start", place->start)
      .Field("end", place->end)
      .Field("char_start", place->char_start)
      .Field("char_end", place->char_end)
      .Field("line", uint64_t{place->line})
      .Field("column", uint64_t{place->column})
      .EndObject();
}

void WriteQuantity(JsonWriter& json, const Quantity& quantity) {
  json.BeginObject()
      .Field("nominal", quantity.nominal)
      .Field("lo", quantity.bounds.lo)
      .Field("hi", quantity.bounds.hi)
      .Key("lo_open")
      .Boolean(quantity.bounds.lo_open)
      .Key("hi_open")
      .Boolean(quantity.bounds.hi_open)
      .Field("relation", ToString(quantity.relation))
      .Field("unit", quantity.unit)
      .Field("digits", quantity.digits)
      .Field("last_place", quantity.last_place)
      .Field("form", ToString(quantity.form));
  if (quantity.of) json.Key("of").Number(*quantity.of);
  if (!quantity.exact.empty()) json.Field("exact", quantity.exact);
  if (quantity.assumed) json.Key("assumed").Boolean(true);
  json.EndObject();
}

void WriteDate(JsonWriter& json, const DateValue& date) {
  json.BeginObject()
      .Field("start", date.range.start.ToString())
      .Field("end", date.range.end.ToString())
      .Field("relation", ToString(date.relation))
      .Field("grain", ToString(date.grain))
      .EndObject();
}

void WriteAsOf(JsonWriter& json, const AsOf& as_of) {
  json.BeginObject();
  if (as_of.range) json.Field("start", as_of.range->start.ToString()).Field("end", as_of.range->end.ToString());
  json.Field("basis", ToString(as_of.basis)).EndObject();
}

void WriteScope(JsonWriter& json, const Scope& scope) {
  json.BeginObject();
  for (const auto& [dimension, value] : scope) {
    const bool vague = value.starts_with('~');
    json.Field(dimension, std::string_view(value).substr(vague ? 1 : 0));
  }
  json.EndObject();
}

void WriteInterval(JsonWriter& json, const Interval& interval) {
  const std::string lo = interval.lo ? (interval.lo_open ? "(" : "[") + interval.lo->ToString() : "(-inf";
  const std::string hi = interval.hi ? interval.hi->ToString() + (interval.hi_open ? ")" : "]") : "inf)";
  json.BeginArray().String(lo).String(hi).EndArray();
}

std::string IsoPeriod(const DateRange& range) {
  const Date& start = range.start;
  const std::string day = start.ToString();
  if (range == DateRange::OfYear(start.year)) return day.substr(0, 4);
  if (range == DateRange::OfMonth(start.year, start.month)) return day.substr(0, 7);
  return range.start == range.end ? day : day + "/" + range.end.ToString();
}

}  // namespace factlint
