#include "cli/write_reports.h"

#include <filesystem>
#include <utility>

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
  const fs::path folder = fs::absolute(config.folder.empty() ? "." : config.folder, failed).lexically_normal();
  return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

RenderOptions RenderOptionsOf(const Options& options, const Config& config, const Outcome& outcome, bool to_file) {
  RenderOptions render;
  render.color = to_file ? options.color == When::kAlways : UseColor(options.color);
  if (!to_file) render.width = TerminalWidth();
  render.fail_on = FailOn(options, config.gate);
  render.is_gated = [&](const Finding& finding) { return FailsGate(finding, options, config.gate); };
  render.corpus = CorpusOf(config);
  render.exit_code = static_cast<int>(outcome.code);
  render.sarif = options.sarif;
  render.help_url = config.help_url;
  return render;
}

}  // namespace

Outcome WriteEach(const PrintReport& print, const Options& options, const Config& config, std::string_view usual,
                  Outcome outcome) {
  std::vector<OutputRequest> requests = options.outputs;
  if (requests.empty()) requests.emplace_back();
  for (const OutputRequest& request : requests) {
    Destination destination(request.file);
    Output out([&](std::string_view bytes) {
      destination.Write(bytes);
      return destination.IsOpen();
    });
    print(request.format.empty() ? usual : std::string_view(request.format),
          RenderOptionsOf(options, config, outcome, !request.file.empty()), out);
    out.Flush();
    const Result<bool> closed = destination.Close();
    if (!closed) return {.code = static_cast<Exit>(closed.error().exit_code), .reason = closed.error().what};
  }
  return outcome;
}

Outcome WriteReports(const Report& report, const Options& options, const Config& config, std::string_view usual,
                     Outcome outcome, const TextSource& texts) {
  const auto print = [&](std::string_view format, RenderOptions render, Output& out) {
    render.texts = texts;
    FindRenderer(format)->render(report, render, out);
  };
  return WriteEach(print, options, config, usual, std::move(outcome));
}

}  // namespace factlint
