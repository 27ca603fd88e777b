#include "reconcile/read_claims.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>

#include <fmt/format.h>
#include <simdjson.h>

namespace factlint {
namespace {

namespace json = simdjson::ondemand;

constexpr size_t kMaxErrors = 50;

// What is wrong with a line, thrown within this file and caught in Read.
struct Bad {
  std::string what;
};

std::string Text(json::value value, std::string_view field) {
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) throw Bad{fmt::format("\"{}\" must be a text", field)};
  return std::string(text);
}

bool IsNull(json::value& value) {
  bool null = false;
  return value.is_null().get(null) == simdjson::SUCCESS && null;
}

std::string TextOrNull(json::value value, std::string_view field) {
  return IsNull(value) ? std::string() : Text(value, field);
}

std::string_view Token(json::value& value) {
  std::string_view token = value.raw_json_token();
  while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.remove_suffix(1);
  return token;
}

// Exactly the digits that are written.
std::optional<Decimal> Number(json::value value, std::string_view field) {
  if (IsNull(value)) return std::nullopt;
  const std::string_view token = Token(value);
  double checked = 0;  // the parser's own grammar of numbers
  if (value.get_double().get(checked) != simdjson::SUCCESS)
    throw Bad{fmt::format("\"{}\" must be a number or null, not {}", field, token.substr(0, 40))};
  const auto number = Decimal::Parse(token);
  if (!number) throw Bad{fmt::format("\"{}\" has more digits than are kept exactly: {}", field, token.substr(0, 60))};
  return number;
}

int SmallInteger(json::value value, std::string_view field, int lo, int hi) {
  int64_t number = 0;
  if (value.get_int64().get(number) != simdjson::SUCCESS || number < lo || number > hi)
    throw Bad{fmt::format("\"{}\" must be an integer from {} to {}", field, lo, hi)};
  return static_cast<int>(number);
}

bool Boolean(json::value value, std::string_view field) {
  bool flag = false;
  if (value.get_bool().get(flag) != simdjson::SUCCESS) throw Bad{fmt::format("\"{}\" must be true or false", field)};
  return flag;
}

json::object Object(json::value value, std::string_view field) {
  json::object object;
  if (value.get_object().get(object) != simdjson::SUCCESS) throw Bad{fmt::format("\"{}\" must be an object", field)};
  return object;
}

// Calls visit(key, value) for every field.
template <class Visit>
void EachField(json::object object, Visit visit) {
  for (auto field : object) {
    std::string_view key;
    json::value value;
    if (field.error() != simdjson::SUCCESS || field.unescaped_key().get(key) != simdjson::SUCCESS ||
        field.value().get(value) != simdjson::SUCCESS)
      throw Bad{"not JSON: " + std::string(simdjson::error_message(field.error()))};
    visit(key, value);
  }
}

template <class Parse>
auto Named(std::string_view name, std::string_view field, Parse parse) {
  const auto value = parse(name);
  if (!value) throw Bad{fmt::format("unknown {} \"{}\"", field, name)};
  return *value;
}

Date Day(const std::string& text, std::string_view field) {
  const auto range = DateRange::ParseIso(text);
  if (!range || range->start != range->end) throw Bad{fmt::format("\"{}\" is no date: \"{}\"", field, text)};
  return range->start;
}

DateRange Range(const std::optional<std::string>& start, const std::optional<std::string>& end,
                std::string_view field) {
  if (!start || !end) throw Bad{fmt::format("\"{}\" needs both start and end", field)};
  const DateRange range{Day(*start, "start"), Day(*end, "end")};
  if (range.start > range.end) throw Bad{fmt::format("\"{}\" starts after it ends", field)};
  return range;
}

// Enumerations without a parser of their own.
template <class Enum>
std::optional<Enum> ByName(std::string_view name, int count) {
  for (int i = 0; i < count; ++i)
    if (ToString(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  return std::nullopt;
}

// All fields that a value of any kind may have.
struct AnyValue {
  Quantity quantity;
  bool has_digits = false, has_place = false, has_nominal = false;
  int written_decimals = 0;
  std::optional<std::string> entity, name, start, end, relation, strength, grain;
};

int WrittenDecimals(std::string_view token) {
  const size_t point = token.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(token.size() - point - 1);
}

AnyValue ReadAnyValue(json::object object) {
  AnyValue any;
  Quantity& q = any.quantity;
  EachField(object, [&](std::string_view key, json::value value) {
    if (key == "nominal") {
      any.has_nominal = true;
      if (!IsNull(value)) any.written_decimals = WrittenDecimals(Token(value));
      q.nominal = Number(value, key);
    } else if (key == "lo") {
      q.bounds.lo = Number(value, key);
    } else if (key == "hi") {
      q.bounds.hi = Number(value, key);
    } else if (key == "lo_open") {
      q.bounds.lo_open = Boolean(value, key);
    } else if (key == "hi_open") {
      q.bounds.hi_open = Boolean(value, key);
    } else if (key == "relation") {
      any.relation = Text(value, key);
    } else if (key == "unit") {
      q.unit = Text(value, key);
    } else if (key == "digits") {
      q.digits = SmallInteger(value, key, 0, 1000);
      any.has_digits = q.digits > 0;
    } else if (key == "last_place") {
      q.last_place = SmallInteger(value, key, -4096, 4096);
      any.has_place = true;
    } else if (key == "form") {
      q.form = Named(Text(value, key), key, ParseForm);
    } else if (key == "of") {
      q.of = Number(value, key);
    } else if (key == "exact") {
      q.exact = Text(value, key);
    } else if (key == "assumed") {
      q.assumed = Boolean(value, key);
    } else if (key == "entity") {
      any.entity = Text(value, key);
    } else if (key == "name") {
      any.name = Text(value, key);
    } else if (key == "strength") {
      any.strength = Text(value, key);
    } else if (key == "start") {
      any.start = Text(value, key);
    } else if (key == "end") {
      any.end = Text(value, key);
    } else if (key == "grain") {
      any.grain = Text(value, key);
    }
  });
  return any;
}

Quantity ToQuantity(AnyValue any) {
  Quantity q = std::move(any.quantity);
  if (any.relation) q.relation = Named(*any.relation, "relation", ParseRelation);
  if (!q.nominal && !q.bounds.lo && !q.bounds.hi) throw Bad{"the value says nothing: nominal, lo and hi are missing"};
  if (q.bounds.lo && q.bounds.hi) {
    if (*q.bounds.lo > *q.bounds.hi)
      throw Bad{fmt::format("lo {} is above hi {}", q.bounds.lo->ToString(), q.bounds.hi->ToString())};
    if (*q.bounds.lo == *q.bounds.hi && (q.bounds.lo_open || q.bounds.hi_open))
      throw Bad{fmt::format("no number lies between lo and hi: both are {}, one is open", q.bounds.lo->ToString())};
  }
  // Bounds that the relation needs and the line leaves out.
  if (q.nominal && !q.bounds.lo && !q.bounds.hi && (q.relation == Relation::kEq || q.relation == Relation::kAbout))
    q.bounds = Interval::Exactly(*q.nominal);
  if (!any.has_place && q.nominal) {
    const bool printed = any.has_digits && !q.nominal->IsZero();
    q.last_place = printed ? q.nominal->Magnitude() - q.digits + 1 : -any.written_decimals;
  }
  return q;
}

ClaimValue ReadValue(json::value value) {
  AnyValue any = ReadAnyValue(Object(value, "value"));
  if (any.entity) {
    Location place{.entity = *any.entity, .name = any.name.value_or(*any.entity)};
    if (place.entity.empty()) throw Bad{"the entity of the value is empty"};
    if (any.strength) place.strength = Named(*any.strength, "strength", ParseStrength);
    return place;
  }
  if (any.start || any.end) {
    DateValue date{.range = Range(any.start, any.end, "value")};
    const auto relation = [](std::string_view name) { return ByName<DateRelation>(name, 4); };
    const auto grain = [](std::string_view name) { return ByName<Grain>(name, 6); };
    if (any.relation) date.relation = Named(*any.relation, "relation", relation);
    if (any.grain) date.grain = Named(*any.grain, "grain", grain);
    return date;
  }
  return ToQuantity(std::move(any));
}

AsOf ReadAsOf(json::value value) {
  std::optional<std::string> start, end, basis;
  EachField(Object(value, "as_of"), [&](std::string_view key, json::value v) {
    if (key == "start") start = TextOrNull(v, key);
    if (key == "end") end = TextOrNull(v, key);
    if (key == "basis") basis = Text(v, key);
  });
  if (start && start->empty()) start.reset();
  if (end && end->empty()) end.reset();
  AsOf as_of;
  if (start || end) {
    as_of.range = Range(start, end, "as_of");
    as_of.basis = Basis::kStated;
  }
  if (basis) as_of.basis = Named(*basis, "basis", ParseBasis);
  if (as_of.basis == Basis::kUnknown) as_of.range.reset();
  if (as_of.basis != Basis::kUnknown && !as_of.range)
    throw Bad{fmt::format("as_of is {}, but has no start and end", ToString(as_of.basis))};
  return as_of;
}

std::optional<Place> ReadSpan(json::value value, std::string_view field) {
  if (IsNull(value)) return std::nullopt;
  Place place;
  EachField(Object(value, field), [&](std::string_view key, json::value v) {
    uint64_t number = 0;
    if (v.get_uint64().get(number) != simdjson::SUCCESS)
      throw Bad{fmt::format("\"{}\" of \"{}\" must be a whole number", key, field)};
    if (key == "start") place.start = number;
    if (key == "end") place.end = number;
    if (key == "char_start") place.char_start = number;
    if (key == "char_end") place.char_end = number;
    if (key == "line") place.line = static_cast<uint32_t>(number);
    if (key == "column") place.column = static_cast<uint32_t>(number);
  });
  return place;
}

Subject ReadSubject(json::value value) {
  Subject subject;
  EachField(Object(value, "subject"), [&](std::string_view key, json::value v) {
    if (key == "id") subject.id = Text(v, "subject.id");
    if (key == "name") subject.name = TextOrNull(v, "subject.name");
    if (key == "kind") subject.kind = TextOrNull(v, "subject.kind");
    if (key == "via") subject.via = Named(Text(v, "subject.via"), "via", ParseVia);
    if (key == "span") subject.place = ReadSpan(v, "subject.span");
  });
  if (subject.id.empty()) throw Bad{"missing \"subject.id\""};
  if (subject.name.empty()) subject.name = subject.id;
  return subject;
}

Scope ReadScope(json::value value) {
  Scope scope;
  EachField(Object(value, "scope"), [&](std::string_view key, json::value v) {
    if (IsNull(v)) return;
    scope.emplace_back(std::string(key), Text(v, key));
  });
  std::sort(scope.begin(), scope.end());
  for (size_t i = 1; i < scope.size(); ++i)
    if (scope[i].first == scope[i - 1].first)
      throw Bad{fmt::format("\"{}\" stands twice in the scope", scope[i].first)};
  return scope;
}

void MarkVague(json::value value, std::vector<std::string>& vague) {
  json::array array;
  if (value.get_array().get(array) != simdjson::SUCCESS) throw Bad{"\"vague\" must be a list"};
  for (auto item : array) {
    std::string_view name;
    if (item.get_string().get(name) != simdjson::SUCCESS) throw Bad{"\"vague\" must be a list of texts"};
    vague.emplace_back(name);
  }
}

enum Field : uint32_t {
  kId = 1,
  kDoc = 2,
  kSubject = 4,
  kMetric = 8,
  kScope = 16,
  kValue = 32,
  kAsOf = 64,
  kModality = 128
};
constexpr std::string_view kNeeded[] = {"id", "doc", "subject", "metric", "scope", "value", "as_of", "modality"};

Claim ReadFields(json::object object) {
  Claim claim;
  uint32_t seen = 0;
  std::vector<std::string> vague;
  EachField(object, [&](std::string_view key, json::value value) {
    if (key == "id") {
      claim.id = Text(value, key);
      if (!claim.id.empty()) seen |= kId;
    } else if (key == "doc") {
      claim.doc = Text(value, key);
      if (!claim.doc.empty()) seen |= kDoc;
    } else if (key == "subject") {
      claim.subject = ReadSubject(value);
      seen |= kSubject;
    } else if (key == "metric") {
      claim.metric = Text(value, key);
      if (!claim.metric.empty()) seen |= kMetric;
    } else if (key == "scope") {
      claim.scope = ReadScope(value);
      seen |= kScope;
    } else if (key == "value") {
      claim.value = ReadValue(value);
      seen |= kValue;
    } else if (key == "as_of") {
      claim.as_of = ReadAsOf(value);
      seen |= kAsOf;
    } else if (key == "modality") {
      claim.modality = Named(Text(value, key), key, ParseModality);
      seen |= kModality;
    } else if (key == "vague") {
      MarkVague(value, vague);
    } else if (key == "path") {
      claim.path = TextOrNull(value, key);
    } else if (key == "rule") {
      claim.rule = TextOrNull(value, key);
    } else if (key == "text") {
      claim.text = TextOrNull(value, key);
    } else if (key == "span") {
      claim.place = ReadSpan(value, key);
    } else if (key == "attribution") {
      claim.attribution = TextOrNull(value, key);
    } else if (key == "quote") {
      claim.quote = TextOrNull(value, key);
    } else if (key == "quote_span") {
      claim.quote_place = ReadSpan(value, key);
    } else if (key == "in_title") {
      claim.in_title = Boolean(value, key);
    } else if (key == "change") {
      claim.change = TextOrNull(value, key);
    }
  });
  for (size_t i = 0; i < std::size(kNeeded); ++i)
    if (!(seen >> i & 1)) throw Bad{fmt::format("missing \"{}\"", kNeeded[i])};
  for (auto& [name, value] : claim.scope)
    if (std::find(vague.begin(), vague.end(), name) != vague.end() && !value.starts_with('~')) value.insert(0, "~");
  if (claim.path.empty()) claim.path = claim.doc;
  return claim;
}

}  // namespace

struct ClaimReader::State {
  json::parser parser;
  std::string padded;
};

ClaimReader::ClaimReader() : state_(std::make_unique<State>()) {}
ClaimReader::~ClaimReader() = default;

std::optional<Claim> ClaimReader::Read(std::string_view line, std::string& error) {
  std::string& padded = state_->padded;
  padded.assign(line);
  padded.resize(line.size() + simdjson::SIMDJSON_PADDING, ' ');
  json::document document;
  json::object object;
  simdjson::error_code code = state_->parser.iterate(padded.data(), line.size(), padded.size()).get(document);
  if (code == simdjson::SUCCESS) code = document.get_object().get(object);
  if (code != simdjson::SUCCESS) {
    error = fmt::format("not a JSON object: {}", simdjson::error_message(code));
    return std::nullopt;
  }
  try {
    Claim claim = ReadFields(object);
    const char* rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS) throw Bad{"more than one JSON value on a line"};
    return claim;
  } catch (const Bad& bad) {
    error = bad.what;
  }
  return std::nullopt;
}

Result<std::vector<Claim>> ReadClaims(std::string_view jsonl, std::string_view name) {
  ClaimReader reader;
  std::vector<Claim> claims;
  std::unordered_set<std::string> ids;
  std::string errors;
  size_t error_count = 0;
  size_t line_number = 0;
  const auto report = [&](std::string_view what) {
    if (++error_count <= kMaxErrors) errors += fmt::format("{}:{}: error: {}\n", name, line_number, what);
  };
  while (!jsonl.empty()) {
    const size_t end = std::min(jsonl.find('\n'), jsonl.size());
    std::string_view line = jsonl.substr(0, end);
    jsonl.remove_prefix(std::min(end + 1, jsonl.size()));
    ++line_number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    std::string error;
    std::optional<Claim> claim = reader.Read(line, error);
    if (!claim) {
      report(error);
    } else if (!ids.insert(claim->id).second) {
      report(fmt::format("the id \"{}\" stands on an earlier line", claim->id));
    } else {
      claims.push_back(std::move(*claim));
    }
  }
  if (error_count == 0) return claims;
  if (error_count > kMaxErrors) errors += fmt::format("{} more lines are bad\n", error_count - kMaxErrors);
  return Error{.what = errors + fmt::format("{} error{}\n", error_count, error_count == 1 ? "" : "s"), .exit_code = 2};
}

}  // namespace factlint
