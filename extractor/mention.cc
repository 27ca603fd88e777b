#include "extractor/mention.h"

#include <array>

#include "extractor/enum_names.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, kMentionTypes> kTypes = {"number", "percent", "points", "money", "measure",
                                                                "ratio",  "ordinal", "kofn",   "date",  "entity"};
constexpr std::array<std::string_view, 9> kRelations = {"eq",    "gt",     "ge",    "lt",   "le",
                                                        "about", "nearly", "range", "vague"};
constexpr std::array<std::string_view, 4> kForms = {"digits", "word", "fraction", "majority"};
constexpr std::array<std::string_view, 4> kDateRelations = {"eq", "by", "since", "about"};
constexpr std::array<std::string_view, 6> kGrains = {"day", "month", "quarter", "half", "year", "decade"};
constexpr std::array<std::string_view, 13> kRefusals = {
    "",      "identifier",     "version",         "list number",     "section number",   "code",          "idiom",
    "title", "page furniture", "unresolved date", "too many digits", "malformed number", "base of a rate"};

}  // namespace

std::string_view ToString(MentionType type) { return NameOf(kTypes, type); }
std::string_view ToString(Relation relation) { return NameOf(kRelations, relation); }
std::string_view ToString(Form form) { return NameOf(kForms, form); }
std::string_view ToString(DateRelation relation) { return NameOf(kDateRelations, relation); }
std::string_view ToString(Grain grain) { return NameOf(kGrains, grain); }
std::string_view ToString(Refusal refusal) { return NameOf(kRefusals, refusal); }

std::optional<MentionType> ParseMentionType(std::string_view name) { return FindName<MentionType>(kTypes, name); }
std::optional<Relation> ParseRelation(std::string_view name) { return FindName<Relation>(kRelations, name); }
std::optional<Form> ParseForm(std::string_view name) { return FindName<Form>(kForms, name); }

}  // namespace factlint
