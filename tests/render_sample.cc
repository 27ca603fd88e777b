// Prints a sample report for the tests that are no C++: render_sample harbours|large FORMAT [COUNT]
// FORMAT is one of the renderers, or "sarif-github".
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/report_fixture.h"

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string sample = argv[1];
  const std::string format = argv[2];
  const bool github = format == "sarif-github";
  const factlint::Renderer* renderer = factlint::FindRenderer(github ? "sarif" : format);
  if (!renderer) return 2;
  const factlint::SampleReport made =
      sample == "large" ? factlint::LargeReport(argc > 3 ? std::atoi(argv[3]) : 1000) : factlint::HarbourReport();
  factlint::RenderOptions options;
  if (github) options.sarif = factlint::SarifProfile::kGithub;
  options.corpus = sample == "large" ? "Mills and forges" : "Northern harbours";
  options.texts = made.Texts();
  factlint::Output out(factlint::FileSink(stdout));
  renderer->render(made.report, options, out);
  return out.Flush() ? 0 : 1;
}
