// Writes a C++ file that holds rule files already parsed (extractor/embedded_rules.h).
// usage: factlint_embed OUTPUT ROOT FILE...   (files relative to ROOT)
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extractor/yaml.h"

namespace {

std::string Array(const std::string& bytes, int index) {
  std::string text = fmt::format("alignas(8) const unsigned char kFile{}[] = {{", index);
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i % 64 == 0) text += '\n';
    text += fmt::format("{},", static_cast<unsigned>(static_cast<unsigned char>(bytes[i])));
  }
  return text + "};\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  factlint::Diagnostics diagnostics;
  std::string arrays;
  std::string table;
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(std::string(argv[2]) + "/" + argv[i], std::ios::binary);
    std::string source((std::istreambuf_iterator<char>(in)), {});
    const auto file = factlint::YamlFile::Parse(argv[i], std::move(source), diagnostics);
    if (!file) continue;
    arrays += Array(file->Serialise(), i);
    table += fmt::format("    {{\"{}\", kFile{}, sizeof kFile{}}},\n", argv[i], i, i);
  }
  if (diagnostics.HasErrors()) {
    std::fputs(diagnostics.ToString().c_str(), stderr);
    return 1;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"extractor/embedded_rules.h\"\n\nnamespace factlint {\nnamespace {\n\n"
      << arrays << "\n}  // namespace\n\nconst EmbeddedRule kEmbeddedRules[] = {\n"
      << table << "    {{}, nullptr, 0}};\nconst size_t kEmbeddedRuleCount = " << argc - 3
      << ";\n\n}  // namespace factlint\n";
  return out.good() ? 0 : 1;
}
