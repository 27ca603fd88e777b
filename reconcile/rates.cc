#include "reconcile/rates.h"

#include <algorithm>

#include <fmt/format.h>

namespace factlint {
namespace {

bool IsCurrency(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<Date> ReadDay(MapReader& reader, std::string_view key, bool last) {
  const Node node = reader.Require(key);
  const auto text = reader.String(key);
  if (!text) return std::nullopt;
  if (const auto range = DateRange::ParseIso(*text)) return last ? range->end : range->start;
  reader.Error(node, fmt::format("\"{}\" is no date", *text), "such as 2022-01-31, 2022-01 or 2022");
  return std::nullopt;
}

std::optional<Decimal> ReadFactor(MapReader& reader, Node node) {
  const auto value = Decimal::Parse(node.scalar());
  if (value && Decimal(0) < *value) return value;
  reader.Error(node, "a rate must be a number above 0, or a list of the lowest and the highest");
  return std::nullopt;
}

std::optional<Rate> ReadRate(Node node, Diagnostics& diagnostics) {
  MapReader reader(node, "a rate", diagnostics);
  const auto from = ReadDay(reader, "from", false);
  const auto to = ReadDay(reader, "to", true);
  const Node rate = reader.Require("rate");
  const bool pair = rate.IsSequence() && rate.size() == 2;
  const auto lo = rate ? ReadFactor(reader, pair ? rate.at(0) : rate) : std::nullopt;
  const auto hi = pair ? ReadFactor(reader, rate.at(1)) : lo;
  reader.Finish();
  if (!from || !to || !lo || !hi) return std::nullopt;
  if (*to < *from) reader.Error(node["to"], "the period ends before it begins");
  if (*hi < *lo) reader.Error(rate, "the lowest rate is above the highest");
  if (*to < *from || *hi < *lo) return std::nullopt;
  return Rate{{*from, *to}, *lo, *hi};
}

}  // namespace

RateTable RateTable::Read(Node node, Diagnostics& diagnostics) {
  RateTable table;
  if (!node) return table;
  MapReader reader(node, "the rates", diagnostics);
  reader.Require("base");
  table.base_ = reader.String("base").value_or("");
  if (!table.base_.empty() && !IsCurrency(table.base_))
    reader.Error(reader.Get("base"), fmt::format("\"{}\" is no ISO 4217 code", table.base_), "such as CNY or USD");
  for (size_t i = 0; node.IsMap() && i < node.size(); ++i) {
    const std::string currency(node.key(i).scalar());
    if (!IsCurrency(currency)) continue;  // `base`, or unknown: Finish says so
    const Node list = reader.Get(currency);
    if (!list.IsSequence()) reader.Error(list, "the rates of a currency are a list of periods");
    std::vector<Rate>& rates = table.rates_[currency];
    for (size_t k = 0; list.IsSequence() && k < list.size(); ++k)
      if (auto rate = ReadRate(list.at(k), diagnostics)) rates.push_back(*rate);
    std::stable_sort(rates.begin(), rates.end(),
                     [](const Rate& a, const Rate& b) { return a.period.start < b.period.start; });
  }
  reader.Finish();
  return table;
}

std::optional<Rate> RateTable::Find(std::string_view currency, const DateRange& when) const {
  if (base_.empty()) return std::nullopt;
  if (currency == base_) return Rate{when, 1, 1};
  const auto found = rates_.find(currency);
  if (found == rates_.end()) return std::nullopt;
  std::optional<Rate> result;
  int32_t covered = when.start.ToDays() - 1;  // up to this day without a gap
  for (const Rate& rate : found->second) {
    if (!rate.period.Overlaps(when)) continue;
    if (rate.period.start.ToDays() > covered + 1) return std::nullopt;
    covered = std::max(covered, rate.period.end.ToDays());
    if (!result)
      result = Rate{when, rate.lo, rate.hi};
    else
      result = Rate{when, std::min(result->lo, rate.lo), std::max(result->hi, rate.hi)};
  }
  return covered >= when.end.ToDays() ? result : std::nullopt;
}

}  // namespace factlint
