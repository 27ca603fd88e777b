#include "extractor/language_words.h"

#include <memory>

#include "extractor/builtin.h"
#include "extractor/hash.h"

namespace factlint {
namespace {

class WordsLoader {
 public:
  LanguageWords Load() {
    LanguageWords words;
    words.role_words[0] = ReadRoleWords(*Open("rules/languages/roles-en.yaml"), Language::kEnglish, diagnostics_);
    words.role_words[1] = ReadRoleWords(*Open("rules/languages/roles-zh.yaml"), Language::kChinese, diagnostics_);
    words.names = ReadNameShapes(*Open("rules/languages/names-en.yaml"), diagnostics_);
    words.names.han = ReadHanNameShapes(*Open("rules/languages/names-zh.yaml"), diagnostics_);
    words.tables = ReadTableWords(*Open("rules/languages/tables.yaml"), diagnostics_);
    if (diagnostics_.HasErrors()) BuiltinIsBroken(diagnostics_.ToString());
    words.hash = hash_.Hex();
    return words;
  }

 private:
  std::unique_ptr<YamlFile> Open(std::string_view path) {
    std::unique_ptr<YamlFile> file = OpenBuiltin(path);
    if (!file) BuiltinIsBroken(std::string(path) + " is missing\n");
    hash_.Add(file->Digest());
    return file;
  }

  Diagnostics diagnostics_;
  IdHash hash_;
};

}  // namespace

const LanguageWords& LanguageWords::Builtin() {
  static const LanguageWords words = WordsLoader().Load();
  return words;
}

}  // namespace factlint
