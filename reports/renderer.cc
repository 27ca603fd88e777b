#include "reports/renderer.h"

#include "reports/csv.h"
#include "reports/github.h"
#include "reports/gitlab.h"
#include "reports/html.h"
#include "reports/json_report.h"
#include "reports/junit.h"
#include "reports/markdown.h"
#include "reports/rdjson.h"
#include "reports/sarif.h"
#include "reports/text.h"

namespace factlint {

const std::vector<Renderer>& Renderers() {
  static const std::vector<Renderer> kRenderers = {
      {"text", "text/plain; charset=utf-8", RenderText}, {"json", "application/json", RenderJson},
      {"jsonl", "application/jsonl", RenderJsonLines},   {"sarif", "application/sarif+json", RenderSarif},
      {"junit", "application/xml", RenderJunit},         {"github", "text/plain; charset=utf-8", RenderGithub},
      {"gitlab", "application/json", RenderGitlab},      {"rdjson", "application/json", RenderRdjson},
      {"csv", "text/csv; charset=utf-8", RenderCsv},     {"markdown", "text/markdown; charset=utf-8", RenderMarkdown},
      {"html", "text/html; charset=utf-8", RenderHtml},
  };
  return kRenderers;
}

const Renderer* FindRenderer(std::string_view name) {
  for (const Renderer& renderer : Renderers())
    if (renderer.name == name) return &renderer;
  return nullptr;
}

}  // namespace factlint
