// Many records that are written before they are read: no zeros first, large pages.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace factlint {

// A fixed number of values whose bytes are anything at first. Throws bad_alloc as
// a vector does. Each page is made by the thread that writes to it first; zeroing
// and faulting 4 KB at a time by one thread cost as much as half of the sweep.
template <class T>
requires std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>
class RawArray {
 public:
  RawArray() = default;
  explicit RawArray(size_t size) : size_(size) {
    if (size == 0) return;
    void* const bytes = mmap(nullptr, size * sizeof(T), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED) throw std::bad_alloc();
    if (size * sizeof(T) >= kLarge) madvise(bytes, size * sizeof(T), MADV_HUGEPAGE);  // a wish: no error matters
    data_ = static_cast<T*>(bytes);
  }
  ~RawArray() {
    if (data_ != nullptr) munmap(data_, size_ * sizeof(T));
  }
  RawArray(RawArray&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  RawArray& operator=(RawArray&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  RawArray(const RawArray&) = delete;
  RawArray& operator=(const RawArray&) = delete;

  size_t size() const { return size_; }
  T& operator[](size_t i) { return data_[i]; }
  const T& operator[](size_t i) const { return data_[i]; }
  std::span<T> all() { return {data_, size_}; }
  std::span<const T> all() const { return {data_, size_}; }

 private:
  static constexpr size_t kLarge = size_t{4} << 20;  // some large pages of 2 MB

  T* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace factlint
