// Any bytes as a file of a pack: parsed, and loaded as a pack of its own.
#include <string>
#include <string_view>
#include <vector>

#include "extractor/rule_pack.h"
#include "fuzz/promise.h"

namespace factlint {
namespace {

void Run(std::string_view bytes) {
  Diagnostics diagnostics;
  std::unique_ptr<YamlFile> file = YamlFile::Parse("fuzz.yaml", std::string(bytes), diagnostics);
  Promise((file == nullptr) == !diagnostics.empty(), "a file is parsed, or says why not");
  if (!file) {
    Promise(!diagnostics.ToString().empty(), "a mistake has words");
    return;
  }
  const std::string flat = file->Serialise();
  const std::unique_ptr<YamlFile> copy = YamlFile::FromSerialised(flat);
  Promise(copy && copy->Serialise() == flat, "a flat copy is the file");

  PackFiles pack;
  pack.name = "fuzz";
  pack.files.push_back(std::move(file));
  std::vector<PackFiles> packs;
  packs.push_back(std::move(pack));
  const Result<RuleBook> book = RuleBook::Load(std::move(packs));
  if (!book) Promise(!book.error().what.empty(), "a pack that does not load says why");
}

}  // namespace
}  // namespace factlint

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  factlint::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
