// Character references of pages: "&amp;", "&#8217;".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace factlint {

// What they stand for, as the parser reads them.
class HtmlReferences {
 public:
  struct Found {
    size_t size = 0;  // of the reference in the page
    std::string_view text;
  };
  // The reference that a text begins with; `decoded` is what the parser made of all of it.
  std::optional<Found> At(std::string_view raw, std::string_view decoded);

 private:
  // Empty where it is not one reference as a whole.
  std::string_view Decode(std::string_view raw);

  std::map<std::string, std::string, std::less<>> known_;
};

}  // namespace factlint
