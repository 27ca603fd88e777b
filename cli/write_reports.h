// A report in every form that was asked for.
#pragma once

#include <functional>
#include <string_view>

#include "cli/config.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "reconcile/finding.h"
#include "reports/renderer.h"

namespace factlint {

// Renders `report` to standard output and the files of --output; without any,
// as `usual` to standard output. Returns `outcome`, or why a report could not be
// written. `outcome` is what the run ends with otherwise: reports may name it.
// `texts` are those of the documents, for html.
Outcome WriteReports(const Report& report, const Options& options, const Config& config, std::string_view usual,
                     Outcome outcome, const TextSource& texts = {});

// The same of any kind of report: `print` writes it in the format of that name.
using PrintReport = std::function<void(std::string_view format, const RenderOptions& render, Output& out)>;
Outcome WriteEach(const PrintReport& print, const Options& options, const Config& config, std::string_view usual,
                  Outcome outcome);

}  // namespace factlint
