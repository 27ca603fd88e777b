#include "extractor/yaml.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>
#include <sstream>
#include <unordered_set>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "extractor/hash.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kMaxSource = 64u << 20;
constexpr size_t kMaxDepth = 200;

std::string_view LineOf(std::string_view source, int line) {
  size_t begin = 0;
  for (int i = 1; i < line; ++i) {
    begin = source.find('\n', begin);
    if (begin == std::string_view::npos) return {};
    ++begin;
  }
  std::string_view text = source.substr(begin, source.find('\n', begin) - begin);
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

// From 1; 0 where all lines are UTF-8.
int LineThatIsNoUtf8(std::string_view source) {
  if (IsValidUtf8(source)) return 0;
  int line = 1;
  for (size_t begin = 0, end = 0; begin < source.size(); begin = end + 1, ++line) {
    end = std::min(source.find('\n', begin), source.size());
    if (!IsValidUtf8(source.substr(begin, end - begin))) break;
  }
  return line;
}

int CodePoints(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Thrown by the builder through yaml-cpp's parser, caught in Parse.
struct Refused {
  YAML::Mark mark;
  std::string what;
};

}  // namespace

// Receives yaml-cpp's events; marks are 0-based there, 1-based here.
class YamlFile::Builder : public YAML::EventHandler {
 public:
  Builder(YamlFile& file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  bool failed() const { return failed_; }
  uint32_t root() const { return root_; }
  bool has_root() const { return has_root_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) throw Refused{mark, "a second YAML document in one file"};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    NoAnchor(mark, anchor);
    Put(mark, Node::Kind::kNull, {}, false);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{mark, "YAML aliases are not allowed here; write the value out"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    NoAnchor(mark, anchor);
    Put(mark, Node::Kind::kScalar, value, tag == "!");
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    NoAnchor(mark, anchor);
    Open(mark, Node::Kind::kSequence);
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    NoAnchor(mark, anchor);
    Open(mark, Node::Kind::kMap);
  }
  void OnMapEnd() override { Close(); }

 private:
  struct Frame {
    uint32_t record;
    std::vector<uint32_t> children;
    std::unordered_set<std::string> keys;
  };

  static void NoAnchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) throw Refused{mark, "YAML anchors are not allowed here; write the value out"};
  }

  uint32_t Put(const YAML::Mark& mark, Node::Kind kind, std::string_view text, bool quoted) {
    Record record;
    record.kind = static_cast<uint8_t>(kind);
    record.quoted = quoted ? 1 : 0;
    record.line = static_cast<uint32_t>(mark.line + 1);
    record.column = static_cast<uint32_t>(mark.column + 1);
    record.text = static_cast<uint32_t>(file_.own_strings_.size());
    record.size = static_cast<uint32_t>(text.size());
    file_.own_strings_ += text;
    const auto index = static_cast<uint32_t>(file_.own_records_.size());
    file_.own_records_.push_back(record);
    if (stack_.empty()) {
      root_ = index;
      has_root_ = true;
      return index;
    }
    Frame& parent = stack_.back();
    const bool is_key = file_.own_records_[parent.record].kind == static_cast<uint8_t>(Node::Kind::kMap) &&
                        parent.children.size() % 2 == 0;
    if (is_key) CheckKey(parent, mark, kind, text);
    parent.children.push_back(index);
    return index;
  }

  void CheckKey(Frame& parent, const YAML::Mark& mark, Node::Kind kind, std::string_view text) {
    if (kind != Node::Kind::kScalar) throw Refused{mark, "a key must be a plain word"};
    if (parent.keys.emplace(text).second) return;
    failed_ = true;
    Diagnostic d{.path = file_.path_, .line = mark.line + 1, .column = mark.column + 1};
    d.width = CodePoints(text);
    d.what = fmt::format("the key \"{}\" stands twice in one map", text);
    d.source_line = std::string(LineOf(file_.own_source_, d.line));
    diagnostics_.Add(std::move(d));
  }

  void Open(const YAML::Mark& mark, Node::Kind kind) {
    if (stack_.size() >= kMaxDepth) throw Refused{mark, "nested too deeply"};
    const uint32_t record = Put(mark, kind, {}, false);
    stack_.push_back({record, {}, {}});
  }

  void Close() {
    const Frame& frame = stack_.back();
    Record& record = file_.own_records_[frame.record];
    record.first = static_cast<uint32_t>(file_.own_children_.size());
    const bool map = record.kind == static_cast<uint8_t>(Node::Kind::kMap);
    record.size = static_cast<uint32_t>(map ? frame.children.size() / 2 : frame.children.size());
    file_.own_children_.insert(file_.own_children_.end(), frame.children.begin(), frame.children.end());
    stack_.pop_back();
  }

  YamlFile& file_;
  Diagnostics& diagnostics_;
  std::vector<Frame> stack_;
  uint32_t root_ = 0;
  int documents_ = 0;
  bool has_root_ = false;
  bool failed_ = false;
};

std::unique_ptr<YamlFile> YamlFile::Parse(std::string path, std::string source, Diagnostics& diagnostics,
                                          Repeats repeats) {
  auto file = std::make_unique<YamlFile>();
  file->path_ = std::move(path);
  file->own_source_ = std::move(source);
  const auto fail = [&](int line, int column, std::string what) {
    Diagnostic d{.path = file->path_, .line = line, .column = column, .what = std::move(what)};
    d.source_line = std::string(LineOf(file->own_source_, line));
    diagnostics.Add(std::move(d));
    return nullptr;
  };
  if (file->own_source_.size() > kMaxSource) return fail(0, 0, "larger than 64 MiB");
  // yaml-cpp stops at a NUL byte as if the file ended there.
  if (file->own_source_.find('\0') != std::string::npos) return fail(0, 0, "holds a NUL byte: no YAML text");
  if (const int bad = LineThatIsNoUtf8(file->own_source_)) return fail(bad, 1, "the file is not written in UTF-8");
  Builder builder(*file, diagnostics);
  try {
    std::istringstream stream(file->own_source_);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& e) {
    return fail(e.mark.line + 1, e.mark.column + 1, e.msg);
  } catch (const Refused& refused) {
    return fail(refused.mark.line + 1, refused.mark.column + 1, refused.what);
  }
  if (builder.failed() && repeats == Repeats::kRefuse) return nullptr;
  if (!builder.has_root()) {
    Record null;
    null.kind = static_cast<uint8_t>(Node::Kind::kNull);
    null.line = null.column = 1;
    file->own_records_.push_back(null);
  }
  // The first event makes the root: record 0.
  file->source_ = file->own_source_;
  file->strings_ = file->own_strings_;
  file->records_ = file->own_records_.data();
  file->children_ = file->own_children_.data();
  file->record_count_ = file->own_records_.size();
  file->child_count_ = file->own_children_.size();
  return file;
}

std::string YamlFile::Digest() const { return digest_.empty() ? IdHash().Add(path_).Add(source_).Hex() : digest_; }

// Layout: six uint32 sizes (path, source, strings, records, children, digest), then
// records and children (4-byte aligned), then the four texts.
std::string YamlFile::Serialise() const {
  const std::string digest = Digest();
  const uint32_t sizes[] = {static_cast<uint32_t>(path_.size()),    static_cast<uint32_t>(source_.size()),
                            static_cast<uint32_t>(strings_.size()), static_cast<uint32_t>(record_count_),
                            static_cast<uint32_t>(child_count_),    static_cast<uint32_t>(digest.size())};
  std::string bytes(reinterpret_cast<const char*>(sizes), sizeof sizes);
  bytes.append(reinterpret_cast<const char*>(records_), record_count_ * sizeof(Record));
  bytes.append(reinterpret_cast<const char*>(children_), child_count_ * sizeof(uint32_t));
  bytes += path_;
  bytes += digest;
  bytes += source_;
  bytes += strings_;
  return bytes;
}

std::unique_ptr<YamlFile> YamlFile::FromSerialised(std::string_view bytes) {
  uint32_t sizes[6];
  assert(bytes.size() >= sizeof sizes);
  assert(reinterpret_cast<uintptr_t>(bytes.data()) % alignof(Record) == 0);
  std::memcpy(sizes, bytes.data(), sizeof sizes);
  auto file = std::make_unique<YamlFile>();
  const char* at = bytes.data() + sizeof sizes;
  file->records_ = reinterpret_cast<const Record*>(at);
  file->record_count_ = sizes[3];
  at += sizes[3] * sizeof(Record);
  file->children_ = reinterpret_cast<const uint32_t*>(at);
  file->child_count_ = sizes[4];
  at += sizes[4] * sizeof(uint32_t);
  file->path_.assign(at, sizes[0]);
  at += sizes[0];
  file->digest_.assign(at, sizes[5]);
  at += sizes[5];
  file->source_ = {at, sizes[1]};
  at += sizes[1];
  file->strings_ = {at, sizes[2]};
  return file;
}

Node YamlFile::root() const { return {this, 0}; }

Diagnostic YamlFile::At(const Node& node, std::string what, std::string hint) const {
  Diagnostic d{.path = path_, .what = std::move(what), .hint = std::move(hint)};
  if (!node.exists()) return d;
  d.line = node.line();
  d.column = node.column();
  d.width = node.IsScalar() ? std::clamp(CodePoints(node.scalar()), 1, 60) : 1;
  d.source_line = std::string(LineOf(source_, d.line));
  return d;
}

Node::Kind Node::kind() const { return file_ ? static_cast<Kind>(file_->records_[index_].kind) : Kind::kMissing; }

std::string_view Node::scalar() const {
  if (!IsScalar()) return {};
  const auto& record = file_->records_[index_];
  return file_->strings_.substr(record.text, record.size);
}

bool Node::quoted() const { return file_ && file_->records_[index_].quoted != 0; }
int Node::line() const { return file_ ? static_cast<int>(file_->records_[index_].line) : 0; }
int Node::column() const { return file_ ? static_cast<int>(file_->records_[index_].column) : 0; }

size_t Node::size() const { return IsSequence() || IsMap() ? file_->records_[index_].size : 0; }

Node Node::at(size_t i) const {
  if (i >= size()) return {};
  const auto& record = file_->records_[index_];
  return {file_, file_->children_[record.first + (IsMap() ? 2 * i + 1 : i)]};
}

Node Node::key(size_t i) const {
  if (!IsMap() || i >= size()) return {};
  return {file_, file_->children_[file_->records_[index_].first + 2 * i]};
}

Node Node::operator[](std::string_view wanted) const {
  if (!IsMap()) return {};
  for (size_t i = 0; i < size(); ++i)
    if (key(i).scalar() == wanted) return at(i);
  return {};
}

MapReader::MapReader(Node node, std::string what, Diagnostics& diagnostics)
    : MapReader(std::vector<Node>{node}, std::move(what), diagnostics) {}

MapReader::MapReader(std::vector<Node> nodes, std::string what, Diagnostics& diagnostics)
    : nodes_(std::move(nodes)), what_(std::move(what)), diagnostics_(diagnostics) {
  if (nodes_.empty()) nodes_.emplace_back();
  for (const Node& node : nodes_)
    if (node && !node.IsMap() && node.kind() != Node::Kind::kNull)
      Error(node, fmt::format("{} must be a map of keys and values", what_));
}

Node MapReader::Get(std::string_view key) {
  known_.emplace_back(key);
  for (const Node& node : nodes_)
    if (const Node value = node[key]) return value;
  return {};
}

Node MapReader::Require(std::string_view key) {
  const Node value = Get(key);
  if (!value && nodes_.front().IsMap()) Error(nodes_.front(), fmt::format("{} needs \"{}\"", what_, key));
  return value;
}

Node MapReader::OfKind(std::string_view key, Node::Kind kind, std::string_view name) {
  const Node value = Get(key);
  if (!value || value.kind() == Node::Kind::kNull) return {};
  if (value.kind() == kind) return value;
  Error(value, fmt::format("\"{}\" must be a {}", key, name));
  return {};
}

Node MapReader::Map(std::string_view key) { return OfKind(key, Node::Kind::kMap, "map of keys and values"); }
Node MapReader::List(std::string_view key) { return OfKind(key, Node::Kind::kSequence, "list"); }

std::optional<std::string> MapReader::String(std::string_view key) {
  const Node value = Get(key);
  if (!value) return std::nullopt;
  if (value.IsScalar()) return std::string(value.scalar());
  Error(value, fmt::format("\"{}\" must be a text", key));
  return std::nullopt;
}

std::optional<int64_t> MapReader::Integer(std::string_view key, int64_t lo, int64_t hi) {
  const Node value = Get(key);
  if (!value) return std::nullopt;
  const std::string_view text = value.scalar();
  int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed == std::errc() && end == text.data() + text.size() && !text.empty() && number >= lo && number <= hi)
    return number;
  Error(value, fmt::format("\"{}\" must be an integer from {} to {}", key, lo, hi));
  return std::nullopt;
}

std::optional<double> MapReader::Number(std::string_view key, double lo, double hi) {
  const Node value = Get(key);
  if (!value) return std::nullopt;
  const std::string_view text = value.scalar();
  double number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed == std::errc() && end == text.data() + text.size() && !text.empty() && number >= lo && number <= hi)
    return number;
  Error(value, fmt::format("\"{}\" must be a number from {} to {}", key, lo, hi));
  return std::nullopt;
}

std::optional<bool> MapReader::Bool(std::string_view key) {
  const Node value = Get(key);
  if (!value) return std::nullopt;
  if (!value.quoted()) {
    if (value.scalar() == "true") return true;
    if (value.scalar() == "false") return false;
  }
  Error(value, fmt::format("\"{}\" must be true or false", key));
  return std::nullopt;
}

WordSet MapReader::Words(std::string_view key) {
  WordSet words;
  for (const std::string& word : Strings(key)) words.insert(word);
  return words;
}

std::vector<std::string> MapReader::Strings(std::string_view key) {
  const Node value = Get(key);
  std::vector<std::string> list;
  if (!value) return list;
  if (value.IsScalar()) return {std::string(value.scalar())};
  if (!value.IsSequence()) Error(value, fmt::format("\"{}\" must be a text or a list of texts", key));
  for (size_t i = 0; i < value.size(); ++i) {
    if (value.at(i).IsScalar())
      list.emplace_back(value.at(i).scalar());
    else
      Error(value.at(i), fmt::format("an entry of \"{}\" must be a text", key));
  }
  return list;
}

std::optional<std::string> MapReader::OneOf(std::string_view key, const std::vector<std::string>& names) {
  const Node value = Get(key);
  if (!value) return std::nullopt;
  if (std::find(names.begin(), names.end(), value.scalar()) != names.end()) return std::string(value.scalar());
  std::string hint = DidYouMean(value.scalar(), names);
  if (hint.empty()) hint = fmt::format("one of: {}", fmt::join(names, ", "));
  Error(value, fmt::format("unknown {} \"{}\"", key, value.scalar()), std::move(hint));
  return std::nullopt;
}

void MapReader::Error(Node node, std::string what, std::string hint) {
  if (!node) node = nodes_.front();
  if (node) {
    diagnostics_.Add(node.file()->At(node, std::move(what), std::move(hint)));
  } else {
    diagnostics_.Add({.what = std::move(what), .hint = std::move(hint)});
  }
}

void MapReader::Finish() {
  for (const Node& node : nodes_) {
    for (size_t i = 0; i < node.size() && node.IsMap(); ++i) {
      const Node key = node.key(i);
      const std::string_view name = key.scalar();
      if (name.substr(0, 2) == "x-" || std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
      Error(key, fmt::format("unknown key \"{}\" in {}", name, what_), DidYouMean(name, known_));
    }
  }
}

}  // namespace factlint
