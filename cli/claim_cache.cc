#include "cli/claim_cache.h"

#include <cstring>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "cli/build_id.h"
#include "cli/document_record.h"
#include "extractor/hash.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

constexpr int kApplication = 0x66616374;  // "fact": whose file it is
constexpr int kVersion = 1;               // of the tables
constexpr int kPatience = 2000;           // milliseconds to wait for another run's writing
constexpr size_t kMostPending = size_t{16} << 20;
constexpr int64_t kFresh = 8;               // runs after which a use is noted again
constexpr size_t kKeySize = 32;             // hexadecimal digits
constexpr size_t kHeadSize = kKeySize + 8;  // a record begins with its key and a sum of what follows

// What stands in front of a record's bytes: a file that was damaged gives no claim.
std::string HeadOf(std::string_view key, std::string_view packed) {
  uint64_t sum = 0xCBF29CE484222325ull ^ packed.size();
  size_t at = 0;
  for (; at + 8 <= packed.size(); at += 8) {
    uint64_t word = 0;
    std::memcpy(&word, packed.data() + at, sizeof word);
    sum = (sum ^ word) * 0x9E3779B97F4A7C15ull;
    sum ^= sum >> 29;
  }
  for (; at < packed.size(); ++at) sum = (sum ^ static_cast<unsigned char>(packed[at])) * 0x100000001B3ull;
  std::string head(key);
  head.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  return head;
}

std::string RecordKey(std::string_view key) { return IdHash().Add(BuildId()).Add(key).Hex(); }

// Rows are numbered by the key's first 63 bits; the record holds all of it.
int64_t RowOf(const std::string& key) { return static_cast<int64_t>(std::stoull(key.substr(0, 16), nullptr, 16) >> 1); }

}  // namespace

struct ClaimCache::Database {
  ~Database() {
    for (sqlite3_stmt* statement : {select, insert, touch}) sqlite3_finalize(statement);
    sqlite3_close(handle);
  }

  bool Open(const std::string& file, int flags) {
    if (sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) return false;
    sqlite3_busy_timeout(handle, kPatience);
    return true;
  }

  bool Run(const std::string& sql) const {
    return sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  }

  std::optional<int64_t> Number(const std::string& sql) const {
    sqlite3_stmt* statement = Prepare(sql);
    std::optional<int64_t> number;
    if (statement != nullptr && sqlite3_step(statement) == SQLITE_ROW) number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
  }

  sqlite3_stmt* Prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
    return statement;
  }

  // One view of the file for many look-ups: each by itself would lock and unlock it.
  void BeginReading() {
    if (!reading) reading = Run("BEGIN");
  }
  void EndReading() {
    if (reading) Run("COMMIT");
    reading = false;
  }

  std::string Problem() const { return sqlite3_errmsg(handle); }

  sqlite3* handle = nullptr;
  sqlite3_stmt* select = nullptr;
  sqlite3_stmt* insert = nullptr;
  sqlite3_stmt* touch = nullptr;
  int64_t run = 0;  // counted, not timed: a clock can go back
  bool reading = false;
  bool works = true;  // after a failure nothing more is written
};

ClaimCache::ClaimCache(std::unique_ptr<Database> database) : database_(std::move(database)) {}
ClaimCache::~ClaimCache() = default;

// Makes an empty cache aside and moves it to its place, so that no run ever sees one
// half made. Where another run was quicker, its file stays.
std::string ClaimCache::Make(const std::string& file) {
  static std::atomic<int> count = 0;
  const std::string aside = fmt::format("{}.{}.{}", file, ::getpid(), ++count);
  std::error_code failed;
  if (const fs::path folder = fs::path(file).parent_path(); !folder.empty()) fs::create_directories(folder, failed);
  std::string problem;
  {
    Database database;
    const bool made = database.Open(aside, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) &&
                      database.Run("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL") &&
                      database.Run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};"
                                               "CREATE TABLE runs (run INTEGER PRIMARY KEY);"
                                               "CREATE TABLE documents (key INTEGER PRIMARY KEY, used INTEGER NOT NULL,"
                                               " size INTEGER NOT NULL, claims BLOB NOT NULL)",
                                               kApplication, kVersion));
    if (!made) problem = database.Problem();
  }
  if (problem.empty()) fs::create_hard_link(aside, file, failed);
  if (problem.empty() && failed && !fs::exists(file)) fs::rename(aside, file, failed);  // no links on this disk
  fs::remove(aside, failed);
  return problem;
}

Result<std::unique_ptr<ClaimCache>> ClaimCache::Open(const std::string& file) {
  const auto fail = [&](const std::string& why) { return Error{.what = fmt::format("{}: {}", file, why)}; };
  if (BuildId().empty()) return fail("this program has no build id, by which it would know its own claims");
  std::error_code unseen;
  if (!fs::exists(file, unseen))
    if (const std::string problem = Make(file); !problem.empty()) return fail(problem);
  auto database = std::make_unique<Database>();
  if (!database->Open(file, SQLITE_OPEN_READWRITE)) return fail(database->Problem());
  const std::optional<int64_t> application = database->Number("PRAGMA application_id");
  if (!application) return fail(database->Problem());
  if (*application != kApplication || database->Number("PRAGMA user_version") != kVersion)
    return fail("this is no cache of factlint");
  if (!database->Run("PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 1073741824")) return fail(database->Problem());
  database->run = database->Number("SELECT coalesce(max(run), 0) + 1 FROM runs").value_or(1);
  database->select = database->Prepare("SELECT used, claims FROM documents WHERE key = ?");
  database->insert =
      database->Prepare("INSERT OR REPLACE INTO documents (key, used, size, claims) VALUES (?, ?, ?, ?)");
  database->touch = database->Prepare("UPDATE documents SET used = ? WHERE key = ?");
  if (database->select == nullptr || database->insert == nullptr || database->touch == nullptr)
    return fail(database->Problem());
  return std::unique_ptr<ClaimCache>(new ClaimCache(std::move(database)));
}

std::optional<ReadDocument> ClaimCache::Find(std::string_view key) {
  const std::optional<std::string> packed = FindBytes(key);
  std::optional<ReadDocument> read = packed ? UnpackDocument(*packed) : std::nullopt;
  if (read) ++found_;
  return read;
}

std::optional<std::string> ClaimCache::FindBytes(std::string_view key) {
  const std::string whole = RecordKey(key);
  const int64_t row = RowOf(whole);
  std::string record;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    database_->BeginReading();
    sqlite3_stmt* const select = database_->select;
    sqlite3_bind_int64(select, 1, row);
    if (sqlite3_step(select) == SQLITE_ROW) {
      if (sqlite3_column_int64(select, 0) + kFresh < database_->run) stale_.push_back(row);
      const auto* const blob = static_cast<const char*>(sqlite3_column_blob(select, 1));
      if (blob != nullptr) record.assign(blob, static_cast<size_t>(sqlite3_column_bytes(select, 1)));
    }
    sqlite3_reset(select);
  }
  if (record.size() < kHeadSize) return std::nullopt;
  const std::string_view packed = std::string_view(record).substr(kHeadSize);
  if (record.compare(0, kHeadSize, HeadOf(whole, packed)) != 0) return std::nullopt;
  record.erase(0, kHeadSize);
  return record;
}

void ClaimCache::Keep(std::string_view key, const ReadDocument& read) { KeepBytes(key, PackDocument(read)); }

void ClaimCache::KeepBytes(std::string_view key, std::string_view bytes) {
  const std::string whole = RecordKey(key);
  Record record{.row = RowOf(whole), .bytes = HeadOf(whole, bytes).append(bytes)};
  const std::lock_guard<std::mutex> lock(mutex_);
  pending_bytes_ += record.bytes.size();
  pending_.push_back(std::move(record));
  if (pending_bytes_ >= kMostPending) Flush();
}

void ClaimCache::Flush() {
  Database& database = *database_;
  database.EndReading();
  if ((pending_.empty() && stale_.empty()) || !database.works) return;
  bool done = database.Run("BEGIN IMMEDIATE") &&
              database.Run(fmt::format("DELETE FROM runs; INSERT INTO runs VALUES ({})", database.run));
  for (size_t i = 0; done && i < pending_.size(); ++i) {
    const Record& record = pending_[i];
    sqlite3_bind_int64(database.insert, 1, record.row);
    sqlite3_bind_int64(database.insert, 2, database.run);
    sqlite3_bind_int64(database.insert, 3, static_cast<int64_t>(record.bytes.size()));
    sqlite3_bind_blob64(database.insert, 4, record.bytes.data(), record.bytes.size(), SQLITE_STATIC);
    done = sqlite3_step(database.insert) == SQLITE_DONE;
    sqlite3_reset(database.insert);
    sqlite3_clear_bindings(database.insert);
  }
  for (size_t i = 0; done && i < stale_.size(); ++i) {
    sqlite3_bind_int64(database.touch, 1, database.run);
    sqlite3_bind_int64(database.touch, 2, stale_[i]);
    done = sqlite3_step(database.touch) == SQLITE_DONE;
    sqlite3_reset(database.touch);
  }
  done = done && database.Run("COMMIT");
  if (!done) {  // another run writes, or the disk is full: the claims are extracted again next time
    database.Run("ROLLBACK");
    database.works = false;
  }
  pending_.clear();
  stale_.clear();
  pending_bytes_ = 0;
}

void ClaimCache::Finish(uint64_t most_bytes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Flush();
  const Database& database = *database_;
  const auto held = static_cast<uint64_t>(database.Number("SELECT coalesce(sum(size), 0) FROM documents").value_or(0));
  if (!database.works || held <= most_bytes) return;
  // To three quarters, so that not every run prunes.
  database.Run(fmt::format(
      "DELETE FROM documents WHERE key IN (SELECT key FROM (SELECT key, sum(size) OVER (ORDER BY used DESC, "
      "key) AS so_far FROM documents) WHERE so_far > {}); PRAGMA incremental_vacuum",
      most_bytes / 4 * 3));
}

}  // namespace factlint
