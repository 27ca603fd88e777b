#include "reports/renderer.h"

#include "reports/json_report.h"
#include "reports/text.h"

namespace factlint {

const std::vector<Renderer>& Renderers() {
  static const std::vector<Renderer> kRenderers = {
      {"text", "text/plain; charset=utf-8", RenderText},
      {"json", "application/json", RenderJson},
      {"jsonl", "application/jsonl", RenderJsonLines},
  };
  return kRenderers;
}

const Renderer* FindRenderer(std::string_view name) {
  for (const Renderer& renderer : Renderers())
    if (renderer.name == name) return &renderer;
  return nullptr;
}

}  // namespace factlint
