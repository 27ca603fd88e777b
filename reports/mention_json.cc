#include "reports/mention_json.h"

#include "reports/value_json.h"

namespace factlint {

void AppendMentionJson(std::string& out, std::string_view doc, std::string_view text, const Place& place,
                       const Mention& mention, const EntityLabel& entity, std::string_view reason) {
  JsonWriter json(out);
  json.BeginObject()
      .Field("schema", "factlint/mention/1")
      .Field("doc", doc)
      .Field("type", ToString(mention.type))
      .Field("text", text)
      .Key("span");
  WriteSpan(json, place);
  json.Key("value");
  if (mention.type == MentionType::kDate)
    WriteDate(json, mention.date);
  else if (mention.type == MentionType::kEntity)
    json.BeginObject().Field("entity", entity.id).Field("name", entity.name).Field("kind", entity.kind).EndObject();
  else
    WriteQuantity(json, mention.quantity);
  if (!reason.empty()) json.Field("reason", reason);
  json.EndObject();
}

}  // namespace factlint
