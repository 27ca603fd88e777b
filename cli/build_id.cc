#include "cli/build_id.h"

#include <cstring>

#include <elf.h>
#include <link.h>

namespace factlint {
namespace {

constexpr size_t Padded(size_t size) { return (size + 3) & ~size_t{3}; }

std::string_view BuildIdAmong(std::string_view notes) {
  ElfW(Nhdr) head;
  while (notes.size() >= sizeof head) {
    std::memcpy(&head, notes.data(), sizeof head);
    const size_t name = sizeof head;
    const size_t content = name + Padded(head.n_namesz);
    const size_t next = content + Padded(head.n_descsz);
    if (next > notes.size()) break;
    if (head.n_type == NT_GNU_BUILD_ID && notes.substr(name, head.n_namesz) == std::string_view("GNU\0", 4))
      return notes.substr(content, head.n_descsz);
    notes.remove_prefix(next);
  }
  return {};
}

// The first object that is told is the program itself.
int OfProgram(dl_phdr_info* program, size_t, void* found) {
  for (int i = 0; i < program->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = program->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* const notes = reinterpret_cast<const char*>(program->dlpi_addr + segment.p_vaddr);
    const std::string_view id = BuildIdAmong({notes, segment.p_memsz});
    if (!id.empty()) *static_cast<std::string_view*>(found) = id;
  }
  return 1;
}

}  // namespace

std::string_view BuildId() {
  static const std::string_view id = [] {
    std::string_view found;
    dl_iterate_phdr(OfProgram, &found);
    return found;
  }();
  return id;
}

}  // namespace factlint
