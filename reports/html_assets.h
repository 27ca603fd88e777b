// The page's own files, embedded at build time (cmake/EmbedAssets.cmake).
#pragma once

#include <string_view>

namespace factlint {

// With "{{name}}" where the renderer puts something.
std::string_view HtmlTemplate();
std::string_view HtmlStyle();
std::string_view HtmlScript();

}  // namespace factlint
