#include "extractor/front_matter.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extractor/diagnostic.h"
#include "extractor/lines.h"
#include "extractor/yaml.h"

namespace factlint {
namespace {

// The YAML, with the first line as an empty one so that lines keep their
// numbers. Empty where there is none.
std::string FindYaml(const Document& document) {
  const std::string_view text = document.text();
  if (document.kind() != DocumentKind::kMarkdown || text.substr(0, 3) != "---") return {};
  const size_t first = text.find('\n');
  if (first == std::string_view::npos || text.substr(3, first - 3).find_first_not_of(" \t\r") != std::string_view::npos)
    return {};
  for (size_t begin = first + 1; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line == "---" || line == "...") return "\n" + std::string(text.substr(first + 1, begin - first - 1));
    begin = end + 1;
  }
  return {};
}

// "2023-02-14" of "2023-02-14T08:00Z".
std::string_view DayOf(std::string_view published) {
  constexpr size_t kDay = 10;
  const bool goes_on = published.size() > kDay && (published[kDay] == 'T' || published[kDay] == ' ');
  return goes_on ? published.substr(0, kDay) : published;
}

// Keys of other programs ("tags", "layout") are theirs; one that is nearly ours
// is a slip that would cost the date or the title.
void ReportMisspelt(Node root, Diagnostics& diagnostics) {
  const std::vector<std::string> known = {"id",       "title",        "publisher", "url",       "published",
                                          "language", "derived_from", "trust",     "lag_months"};
  for (size_t i = 0; root.IsMap() && i < root.size(); ++i) {
    const std::string_view name = root.key(i).scalar();
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string hint = DidYouMean(name, known);
    if (!hint.empty())
      diagnostics.Add(
          root.file()->At(root.key(i), fmt::format("unknown key \"{}\" in the front matter", name), std::move(hint)));
  }
}

}  // namespace

Result<DocumentInfo> ReadFrontMatter(const Document& document) {
  DocumentInfo info;
  std::string yaml = FindYaml(document);
  if (yaml.empty()) return info;
  Diagnostics diagnostics;
  const std::unique_ptr<YamlFile> file = YamlFile::Parse(document.info().path, std::move(yaml), diagnostics);
  if (!file) return diagnostics.ToError();
  MapReader map(file->root(), "the front matter", diagnostics);
  info.id = map.String("id").value_or("");
  info.title = map.String("title").value_or("");
  info.publisher = map.String("publisher").value_or("");
  info.url = map.String("url").value_or("");
  info.language = map.String("language").value_or("");
  if (const std::optional<std::string> published = map.String("published"); published && !published->empty()) {
    info.published = DateRange::ParseIso(DayOf(*published));
    if (!info.published) map.Error(map.Get("published"), "\"published\" must be a date: 2023, 2023-02 or 2023-02-14");
  }
  info.derived_from = map.Strings("derived_from");
  info.trust = map.Number("trust", 0, 1);
  if (const auto lag = map.Integer("lag_months", 0, 1200)) info.lag_months = static_cast<int>(*lag);
  ReportMisspelt(file->root(), diagnostics);
  if (diagnostics.HasErrors()) return diagnostics.ToError();
  return info;
}

DocumentInfo FillFrom(DocumentInfo info, const DocumentInfo& defaults) {
  const auto fill = [](auto& field, const auto& from) {
    if (field.empty()) field = from;
  };
  fill(info.id, defaults.id);
  fill(info.path, defaults.path);
  fill(info.title, defaults.title);
  fill(info.publisher, defaults.publisher);
  fill(info.url, defaults.url);
  fill(info.language, defaults.language);
  fill(info.derived_from, defaults.derived_from);
  if (!info.published) info.published = defaults.published;
  if (!info.trust) info.trust = defaults.trust;
  if (!info.lag_months) info.lag_months = defaults.lag_months;
  return info;
}

}  // namespace factlint
