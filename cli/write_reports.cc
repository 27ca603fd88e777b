#include "cli/write_reports.h"

#include <filesystem>

#include "cli/console.h"
#include "cli/destination.h"
#include "cli/gate.h"
#include "reports/renderer.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

// The name of the folder that is audited: what tells one run from another.
std::string CorpusOf(const Config& config) {
  if (config.file == nullptr) return {};
  std::error_code failed;
  return fs::absolute(config.folder.empty() ? "." : config.folder, failed).lexically_normal().filename().string();
}

RenderOptions RenderOptionsOf(const Options& options, const Config& config, const Outcome& outcome, bool to_file) {
  RenderOptions render;
  render.color = to_file ? options.color == When::kAlways : UseColor(options.color);
  if (!to_file) render.width = TerminalWidth();
  render.fail_on = FailOn(options, config.gate);
  render.corpus = CorpusOf(config);
  render.exit_code = static_cast<int>(outcome.code);
  return render;
}

}  // namespace

Outcome WriteReports(const Report& report, const Options& options, const Config& config, std::string_view usual,
                     Outcome outcome, std::string_view appendix, const TextSource& texts) {
  std::vector<OutputRequest> requests = options.outputs;
  if (requests.empty()) requests.emplace_back();
  for (const OutputRequest& request : requests) {
    const Renderer* const renderer = FindRenderer(request.format.empty() ? usual : request.format);
    Destination destination(request.file);
    Output out([&](std::string_view bytes) {
      destination.Write(bytes);
      return destination.IsOpen();
    });
    RenderOptions render = RenderOptionsOf(options, config, outcome, !request.file.empty());
    render.texts = texts;
    renderer->render(report, render, out);
    out.Flush();
    if (renderer->name == "text") destination.Write(Printable(appendix));
    const Result<bool> closed = destination.Close();
    if (!closed) return {.code = static_cast<Exit>(closed.error().exit_code), .reason = closed.error().what};
  }
  return outcome;
}

}  // namespace factlint
