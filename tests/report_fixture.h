// Reports made by hand, for tests of what prints them. Towns, firms and figures are invented.
#pragma once

#include <string>
#include <vector>

#include "reconcile/finding.h"
#include "reports/renderer.h"

namespace factlint {

struct SampleReport {
  Report report;
  std::vector<std::string> texts;  // of report.documents
  std::vector<std::vector<UnclaimedMark>> unclaimed;

  TextSource Texts() const;
};

// Four documents, one of them Chinese, one hostile; every verdict and severity that is reported.
SampleReport HarbourReport();

// `count` findings of two camps each over ten documents.
SampleReport LargeReport(int count);

// What the renderer of that name prints.
std::string Render(const Report& report, std::string_view renderer, const RenderOptions& options = {});

// The place of `needle`'s first occurrence in `text` at or after byte `from`, as a Locator would tell it.
Place PlaceOf(const std::string& text, std::string_view needle, size_t from = 0);

}  // namespace factlint
