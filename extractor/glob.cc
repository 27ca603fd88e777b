#include "extractor/glob.h"

#include <cstddef>

namespace factlint {
namespace {

struct Set {
  size_t size = 0;  // of "[...]" in the pattern; 0: no set, the bracket is a letter
  bool holds = false;
};

Set MatchSet(std::string_view pattern, unsigned char letter) {
  size_t i = 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool holds = false;
  for (const size_t first = i; i < pattern.size() && (pattern[i] != ']' || i == first); ++i) {
    const auto low = static_cast<unsigned char>(pattern[i]);
    auto high = low;
    if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']') {
      high = static_cast<unsigned char>(pattern[i + 2]);
      i += 2;
    }
    holds = holds || (low <= letter && letter <= high);
  }
  return i < pattern.size() ? Set{.size = i + 1, .holds = holds != negated} : Set{};
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// One letter of UTF-8.
size_t LetterSize(std::string_view text) {
  size_t size = 1;
  while (size < text.size() && IsContinuation(text[size])) ++size;
  return size;
}

// A pattern without `**` and a name; '*' by backtracking to the last one only,
// which is enough and keeps it at size times size.
bool MatchSegment(std::string_view pattern, std::string_view name) {
  size_t p = 0, n = 0;
  size_t star = std::string_view::npos, resume = 0;
  while (n < name.size()) {
    const bool more = p < pattern.size();
    if (more && pattern[p] == '*') {
      star = p++;
      resume = n;
      continue;
    }
    const Set set =
        more && pattern[p] == '[' ? MatchSet(pattern.substr(p), static_cast<unsigned char>(name[n])) : Set{};
    if (more && set.size > 0 && set.holds) {
      p += set.size;
      ++n;
    } else if (more && set.size == 0 && pattern[p] == '?') {
      ++p;
      n += LetterSize(name.substr(n));
    } else if (more && set.size == 0 && pattern[p] == '\\' && p + 1 < pattern.size() && pattern[p + 1] == name[n]) {
      p += 2;
      ++n;
    } else if (more && set.size == 0 && pattern[p] != '\\' && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool Visible(std::string_view pattern, std::string_view name) {
  return name.empty() || name[0] != '.' || pattern.substr(0, 1) == "." || pattern.substr(0, 2) == "\\.";
}

std::string_view TakeSegment(std::string_view& path) {
  const size_t slash = path.find('/');
  const std::string_view segment = path.substr(0, slash);
  path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  return segment;
}

}  // namespace

bool GlobMatches(std::string_view pattern, std::string_view path) {
  // Where the last "**" stood, and from where of the path it goes on.
  bool starred = false;
  std::string_view star_pattern, star_path;
  while (true) {
    if (pattern.empty() && path.empty()) return true;
    std::string_view next_pattern = pattern, next_path = path;
    const std::string_view wanted = TakeSegment(next_pattern);
    if (!pattern.empty() && wanted == "**") {
      starred = true;
      star_pattern = next_pattern;
      star_path = path;
      if (next_pattern.empty()) {  // "a/**": everything below, nothing hidden
        while (!path.empty())
          if (!Visible("*", TakeSegment(path))) return false;
        return true;
      }
      pattern = next_pattern;
      continue;
    }
    const std::string_view name = TakeSegment(next_path);
    if (!pattern.empty() && !path.empty() && Visible(wanted, name) && MatchSegment(wanted, name)) {
      pattern = next_pattern;
      path = next_path;
      continue;
    }
    if (!starred || star_path.empty() || !Visible("*", TakeSegment(star_path))) return false;
    pattern = star_pattern;
    path = star_path;
  }
}

bool NameMatches(std::string_view pattern, std::string_view name) { return MatchSegment(pattern, name); }

bool IsGlob(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

}  // namespace factlint
