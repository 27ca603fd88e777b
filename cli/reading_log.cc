#include "cli/reading_log.h"

#include <functional>
#include <utility>

#include <fmt/format.h>

namespace factlint {

bool ReadingLog::TakeRead(const std::string& id, const Unread& where) {
  if (!ids_.insert(std::hash<std::string>()(id)).second) {
    Unread second = where;
    second.problem = fmt::format("another document has the id \"{}\"", id);
    return TakeUnread(std::move(second));
  }
  ++read_;
  return true;
}

bool ReadingLog::TakeUnread(Unread unread) {
  unread_.push_back(std::move(unread));
  return false;
}

Coverage ReadingLog::coverage() const {
  Coverage coverage;
  coverage.read = read_;
  coverage.documents = read_ + static_cast<int>(unread_.size());
  return coverage;
}

std::string ReadingLog::Messages() const {
  std::string text = warnings_;
  for (const Unread& one : unread_) text += fmt::format("{}: note: not read: {} [FL905]\n", one.name, one.problem);
  return text;
}

}  // namespace factlint
