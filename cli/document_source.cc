#include "cli/document_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/file.h"
#include "cli/json_record.h"
#include "extractor/front_matter.h"

namespace factlint {
namespace {

constexpr size_t kChunk = 1 << 18;  // bytes read at a time
constexpr size_t kBatch = 1 << 17;  // bytes of records or files in a batch
constexpr size_t kMostFiles = 32;   // in a batch
constexpr size_t kBatches = 128;    // at least, where there are as many files: every thread has some

DocumentKind KindOf(InputKind kind) {
  switch (kind) {
    case InputKind::kMarkdown:
      return DocumentKind::kMarkdown;
    case InputKind::kCsv:
      return DocumentKind::kCsv;
    case InputKind::kTsv:
      return DocumentKind::kTsv;
    case InputKind::kHtml:
      return DocumentKind::kHtml;
    case InputKind::kText:
    case InputKind::kJsonl:
      break;
  }
  return DocumentKind::kText;
}

DocumentInfo InfoOf(const Input& input) {
  DocumentInfo info = input.entry == nullptr ? DocumentInfo() : input.entry->info;
  info.path = input.path;
  return info;
}

// The front matter fills what the configuration leaves open.
OpenedDocument WithMetadata(Document document, const std::string& default_id) {
  OpenedDocument opened{.document = std::move(document), .warnings = {}};
  Result<DocumentInfo> own = ReadFrontMatter(opened.document);
  if (!own) {
    opened.warnings = own.error().what;
    own = DocumentInfo();
  }
  DocumentInfo& info = opened.document.info();
  info = FillFrom(std::move(info), *own);
  if (info.id.empty()) info.id = default_id.empty() ? info.path : default_id;
  return opened;
}

std::string TooLarge(size_t most) {
  return fmt::format("larger than {} MiB: split it, or make its parts lines of JSON Lines", most >> 20);
}

// Nothing where that is not known before it is read.
std::optional<size_t> SizeOf(const Input& input) {
  std::error_code failed;
  if (!input.files->IsOnDisk() || !std::filesystem::is_regular_file(input.file, failed)) return std::nullopt;
  const uintmax_t size = std::filesystem::file_size(input.file, failed);
  if (failed) return std::nullopt;
  return static_cast<size_t>(size);
}

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

// A JSON Lines file, line by line.
class DocumentSource::Lines {
 public:
  explicit Lines(const Input& input) {
    if (input.files->IsOnDisk())
      Open(input.file);
    else
      Hold(input.files->Read(input.file));
  }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  ~Lines() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }

  // The next line without its end; nothing at the end and after a problem. Of a line that is
  // too long, its first `most` bytes and one more.
  std::optional<std::string> Next(size_t most) {
    std::string line;
    while (true) {
      const size_t end = buffer_.find('\n', at_);
      const size_t size = (end == std::string::npos ? buffer_.size() : end) - at_;
      line.append(buffer_, at_, std::min(size, most + 1 - line.size()));
      if (end != std::string::npos) {
        at_ = end + 1;
        break;
      }
      if (!Fill()) {
        if (line.empty()) return std::nullopt;
        break;
      }
    }
    ++number_;
    if (number_ == 1 && line.substr(0, 3) == "\xEF\xBB\xBF") line.erase(0, 3);
    return line;
  }

  uint64_t number() const { return number_; }  // of the line given last, from 1
  const std::string& problem() const { return problem_; }

 private:
  void Open(const std::string& file) {
    descriptor_ = file == "-" ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) problem_ = std::strerror(errno);
  }
  void Hold(Result<std::string> bytes) {
    if (bytes)
      buffer_ = std::move(*bytes);
    else
      problem_ = bytes.error().what;
  }

  bool Fill() {
    if (descriptor_ < 0) return false;
    buffer_.resize(kChunk);
    at_ = 0;
    ssize_t got = -1;
    while (problem_.empty() && (got = ::read(descriptor_, buffer_.data(), kChunk)) < 0)
      if (errno != EINTR) problem_ = std::strerror(errno);
    buffer_.resize(got > 0 ? static_cast<size_t>(got) : 0);
    return got > 0;
  }

  int descriptor_ = -1;  // none: all of it is in buffer_
  std::string buffer_;
  size_t at_ = 0;
  uint64_t number_ = 0;
  std::string problem_;
};

std::optional<RawBatch> DocumentSource::Next() {
  while (next_ < inputs_.size()) {
    const Input& input = inputs_[next_];
    if (input.kind == InputKind::kJsonl && input.problem.empty()) {
      RawBatch batch = NextLines();
      if (!batch.empty()) return batch;
      continue;  // the file has ended
    }
    return NextFiles();
  }
  return std::nullopt;
}

// One thread waits for another at each batch: small files go together.
RawBatch DocumentSource::NextFiles() {
  const size_t most = std::clamp(inputs_.size() / kBatches, size_t{1}, kMostFiles);
  RawBatch batch;
  for (size_t bytes = 0; batch.size() < most && next_ < inputs_.size(); ++next_) {
    const Input& input = inputs_[next_];
    if (input.kind == InputKind::kJsonl && input.problem.empty()) break;
    if (most > 1) bytes += input.problem.empty() ? SizeOf(input).value_or(kBatch) : 0;
    if (!batch.empty() && bytes > kBatch) break;
    batch.push_back({.input = &input, .problem = input.problem});
  }
  return batch;
}

RawBatch DocumentSource::NextLines() {
  const Input& input = inputs_[next_];
  if (lines_ == nullptr) lines_ = std::make_shared<Lines>(input);
  RawBatch batch;
  for (size_t bytes = 0; bytes < kBatch;) {
    std::optional<std::string> line = lines_->Next(2 * largest_);
    if (!line) {
      if (!lines_->problem().empty()) batch.push_back({.input = &input, .problem = lines_->problem()});
      lines_ = nullptr;
      ++next_;
      break;
    }
    if (IsBlank(*line)) continue;
    if (line->size() > 2 * largest_) {
      batch.push_back({.input = &input, .line = lines_->number(), .problem = TooLarge(2 * largest_)});
      break;
    }
    bytes += line->size();
    batch.push_back({.input = &input, .record = std::move(*line), .line = lines_->number()});
  }
  return batch;
}

std::string NameOf(const RawDocument& raw) {
  return raw.line == 0 ? raw.input->path : fmt::format("{}:{}", raw.input->path, raw.line);
}

Result<OpenedDocument> OpenDocument(RawDocument raw, size_t largest) {
  if (!raw.problem.empty()) return Error{.what = std::move(raw.problem)};
  DocumentInfo info = InfoOf(*raw.input);
  if (raw.line > 0) {
    info.id = NameOf(raw);
    Result<Document> record = ParseRecord(raw.record, std::move(info));
    if (!record) return record.error();
    if (record->text().size() > largest) return Error{.what = TooLarge(largest), .exit_code = 3};
    return OpenedDocument{.document = std::move(*record), .warnings = {}};
  }
  if (SizeOf(*raw.input).value_or(0) > largest) return Error{.what = TooLarge(largest), .exit_code = 3};
  Result<std::string> bytes = raw.input->files->Read(raw.input->file);
  if (!bytes) return bytes.error();
  if (bytes->size() > largest) return Error{.what = TooLarge(largest), .exit_code = 3};
  Result<Document> document = Document::Decode(std::move(*bytes), KindOf(raw.input->kind), std::move(info));
  if (!document) return document.error();
  return WithMetadata(std::move(*document), raw.input->id);
}

}  // namespace factlint
