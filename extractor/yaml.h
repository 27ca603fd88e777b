// YAML files as a flat, immutable tree with places: the only door to yaml-cpp.
// Anchors and aliases are refused (they can expand to gigabytes), repeated keys
// are errors. The tree serialises, so that the built-in packs are embedded
// already parsed and start-up pays nothing for YAML.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/result.h"
#include "extractor/word_set.h"

namespace factlint {

class YamlFile;

// A value of a YAML file and its place. Cheap to copy; the YamlFile must
// outlive it. A default-constructed node is "not there".
class Node {
 public:
  enum class Kind : uint8_t { kMissing, kNull, kScalar, kSequence, kMap };

  Node() = default;
  Kind kind() const;
  bool exists() const { return file_ != nullptr; }
  bool IsScalar() const { return kind() == Kind::kScalar; }
  bool IsSequence() const { return kind() == Kind::kSequence; }
  bool IsMap() const { return kind() == Kind::kMap; }
  explicit operator bool() const { return exists(); }

  // The text of a scalar; empty for all else.
  std::string_view scalar() const;
  bool quoted() const;  // "true" in quotes is no boolean
  int line() const;     // from 1
  int column() const;   // from 1, in code points

  size_t size() const;                          // items of a sequence, entries of a map
  Node at(size_t i) const;                      // i-th item, or the i-th entry's value
  Node key(size_t i) const;                     // i-th entry's key
  Node operator[](std::string_view key) const;  // missing where there is none

  const YamlFile* file() const { return file_; }

 private:
  friend class YamlFile;
  Node(const YamlFile* file, uint32_t index) : file_(file), index_(index) {}
  const YamlFile* file_ = nullptr;
  uint32_t index_ = 0;
};

class YamlFile {
 public:
  // Parses `source`; all syntax errors and repeated keys go to `diagnostics`,
  // and the result is null when there was one. `path` is for messages. At most
  // 64 MiB of source, which is UTF-8, 200 levels deep. With kReport a key that
  // stands twice is told and the first one holds, so that the mistakes of the rest
  // are told too.
  enum class Repeats : uint8_t { kRefuse, kReport };
  static std::unique_ptr<YamlFile> Parse(std::string path, std::string source, Diagnostics& diagnostics,
                                         Repeats repeats = Repeats::kRefuse);

  // A flat copy and back; the bytes are this build's own (embedded, cache), never a
  // format for others. `bytes` must outlive the file.
  std::string Serialise() const;
  static std::unique_ptr<YamlFile> FromSerialised(std::string_view bytes);

  Node root() const;
  const std::string& path() const { return path_; }
  std::string_view source() const { return source_; }
  // Hash of path and source, as IdHash has it; of an embedded file it was taken at build time.
  std::string Digest() const;

  // A mistake at `node`, with its source line and a mark as wide as the scalar.
  Diagnostic At(const Node& node, std::string what, std::string hint = {}) const;

 private:
  friend class Node;
  struct Record {
    uint32_t text = 0;   // scalar: offset and size in strings_
    uint32_t size = 0;   // scalar bytes, items, or entries
    uint32_t first = 0;  // children_[first ...): items, or key and value in turn
    uint32_t line = 0;
    uint32_t column = 0;
    uint8_t kind = 0;
    uint8_t quoted = 0;
    uint16_t padding = 0;
  };
  class Builder;

  std::string path_;
  std::string digest_;  // empty where nobody took it yet
  std::string own_source_, own_strings_;
  std::vector<Record> own_records_;
  std::vector<uint32_t> own_children_;
  std::string_view source_, strings_;
  const Record* records_ = nullptr;
  const uint32_t* children_ = nullptr;
  size_t record_count_ = 0;
  size_t child_count_ = 0;
};

// Reading a map strictly: what is asked for is known, all else is reported by
// Finish() with the nearest known name. Use one reader a map.
class MapReader {
 public:
  // `what` names the map for messages: "a rule", "the gate". Reports when `node`
  // is there and no map.
  MapReader(Node node, std::string what, Diagnostics& diagnostics);
  // Several maps as one: the first that has a key gives its value.
  MapReader(std::vector<Node> nodes, std::string what, Diagnostics& diagnostics);

  Node Get(std::string_view key);      // missing when absent
  Node Require(std::string_view key);  // reports when absent
  // The same for a value that must be a map, or a list; reported and missing where
  // it is anything else. No value at all ("rules:" and nothing behind) is an empty one.
  Node Map(std::string_view key);
  Node List(std::string_view key);
  // Scalars; report what does not fit and return nothing then.
  std::optional<std::string> String(std::string_view key);
  std::optional<int64_t> Integer(std::string_view key, int64_t lo, int64_t hi);
  std::optional<double> Number(std::string_view key, double lo, double hi);
  std::optional<bool> Bool(std::string_view key);
  // One scalar or a list of them.
  std::vector<std::string> Strings(std::string_view key);
  // The same for those whose order nobody asks for.
  WordSet Words(std::string_view key);
  // One of `names`, reported with the nearest where it is not.
  std::optional<std::string> OneOf(std::string_view key, const std::vector<std::string>& names);

  // At `node`; at the map itself where `node` is missing.
  void Error(Node node, std::string what, std::string hint = {});
  // Reports unknown keys. Keys that begin with "x-" are the user's own.
  void Finish();

 private:
  Node OfKind(std::string_view key, Node::Kind kind, std::string_view name);

  std::vector<Node> nodes_;  // never empty
  std::string what_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;
};

}  // namespace factlint
