// Claims kept between runs: they come back as they were, or not at all.
#include "cli/claim_cache.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "cli/document_record.h"
#include "extractor/ignore_comments.h"
#include "tests/packs.h"
#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

ReadDocument ReadText(const std::string& text, const std::string& id) {
  const Document document = Document::FromUtf8(text, DocumentKind::kMarkdown,
                                               {.id = id,
                                                .path = id,
                                                .title = "T",
                                                .published = DateRange::OfYear(2024),
                                                .derived_from = {"x", "y"},
                                                .trust = 0.25});
  ReadDocument read{.id = id,
                    .summary = {},
                    .claims = ExtractClaims(document, BuiltinBook(), {}).claims,
                    .text = {},
                    .comments = FindIgnoreComments(document)};
  read.summary.info = document.info();
  read.summary.bytes = document.original_bytes();
  read.summary.sha256 = document.sha256();
  read.summary.content = "c";
  read.summary.claims = static_cast<int>(read.claims.size());
  return read;
}

void ExpectSame(const ReadDocument& a, const ReadDocument& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.claims, b.claims);
  EXPECT_EQ(PackDocument(a), PackDocument(b));
  EXPECT_EQ(a.summary.info.path, b.summary.info.path);
  EXPECT_EQ(a.summary.info.trust, b.summary.info.trust);
}

constexpr const char* kText =
    "# Beijing\n\nBeijing has 1,048 AI companies, 29% of the nation's, as of October 2022. Pony.ai is based in "
    "Guangzhou. "
    "<!-- factlint-ignore FL101 reason=\"old\" until=2027-01-01 -->\nAbout two-thirds of its start-ups, worth over "
    "350.5 billion yuan, were founded before 2015.\n";

TEST(DocumentRecord, GivesBackWhatItGot) {
  const ReadDocument read = ReadText(kText, "a.md");
  ASSERT_GT(read.claims.size(), 2U);
  ASSERT_FALSE(read.comments.empty());
  const std::optional<ReadDocument> back = UnpackDocument(PackDocument(read));
  ASSERT_TRUE(back);
  ExpectSame(*back, read);
}

// Every corpus of the project, every claim of it.
TEST(DocumentRecord, HoldsEveryClaimOfTheCorpora) {
  int claims = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(FACTLINT_SOURCE_DIR) / "corpus")) {
    const std::string kind = entry.path().extension().string();
    if (kind != ".md" && kind != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    const ReadDocument read = ReadText(text, entry.path().filename().string());
    const std::optional<ReadDocument> back = UnpackDocument(PackDocument(read));
    ASSERT_TRUE(back) << entry.path();
    ExpectSame(*back, read);
    claims += static_cast<int>(read.claims.size());
  }
  EXPECT_GT(claims, 300);
}

TEST(DocumentRecord, TakesNoDamagedBytes) {
  const std::string bytes = PackDocument(ReadText(kText, "a.md"));
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(UnpackDocument(std::string_view(bytes).substr(0, size))) << size;
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x80);
    UnpackDocument(damaged);  // whatever it says, it ends and stays in its bounds
  }
}

TEST(ClaimCache, FindsInAnotherRunWhatOneKept) {
  const TempFolder folder;
  const std::string file = folder.path() + "/deep/er/claims.sqlite";
  const ReadDocument read = ReadText(kText, "a.md");
  {
    auto cache = ClaimCache::Open(file);
    ASSERT_TRUE(cache) << cache.error().what;
    EXPECT_FALSE((*cache)->Find("a"));
    (*cache)->Keep("a", read);
    (*cache)->Finish();
  }
  auto cache = ClaimCache::Open(file);
  ASSERT_TRUE(cache) << cache.error().what;
  const std::optional<ReadDocument> back = (*cache)->Find("a");
  ASSERT_TRUE(back);
  ExpectSame(*back, read);
  EXPECT_FALSE((*cache)->Find("b"));
}

TEST(ClaimCache, PrunesWhatWasUnusedLongest) {
  const TempFolder folder;
  const std::string file = folder.path() + "/claims.sqlite";
  const ReadDocument read = ReadText(kText, "a.md");
  const size_t size = PackDocument(read).size();
  for (int run = 0; run < 40; ++run) {
    auto cache = ClaimCache::Open(file);
    ASSERT_TRUE(cache) << cache.error().what;
    EXPECT_EQ((*cache)->Find("always").has_value(), run > 0) << run;  // in use, it stays
    if (run == 0) (*cache)->Keep("always", read);
    (*cache)->Keep(fmt::format("run {}", run), read);
    (*cache)->Finish(size * 20);
  }
  auto cache = ClaimCache::Open(file);
  ASSERT_TRUE(cache);
  EXPECT_TRUE((*cache)->Find("always"));
  EXPECT_TRUE((*cache)->Find("run 39"));
  EXPECT_FALSE((*cache)->Find("run 1"));
}

TEST(ClaimCache, SharesAFileBetweenRunsAtOnce) {
  const TempFolder folder;
  const std::string file = folder.path() + "/claims.sqlite";
  const ReadDocument read = ReadText(kText, "a.md");
  std::vector<std::thread> runs;
  runs.reserve(4);
  for (int run = 0; run < 4; ++run) {
    runs.emplace_back([&, run] {
      auto cache = ClaimCache::Open(file);
      ASSERT_TRUE(cache) << cache.error().what;
      for (int i = 0; i < 50; ++i) (*cache)->Keep(fmt::format("{} {}", run, i), read);
      (*cache)->Finish();
    });
  }
  for (std::thread& run : runs) run.join();
  auto cache = ClaimCache::Open(file);
  ASSERT_TRUE(cache);
  for (int run = 0; run < 4; ++run)
    for (int i = 0; i < 50; ++i) EXPECT_TRUE((*cache)->Find(fmt::format("{} {}", run, i))) << run << " " << i;
}

TEST(ClaimCache, SaysWhyItCannotBeUsed) {
  const TempFolder folder;
  folder.Write("garbage", std::string(10000, 'g'));
  folder.Write("short", "SQLite format 3");
  for (const std::string& file : {folder.path() + "/garbage", folder.path() + "/short", folder.path(),
                                  std::string("/proc/nowhere/claims.sqlite")}) {
    const auto cache = ClaimCache::Open(file);
    ASSERT_FALSE(cache) << file;
    EXPECT_NE(cache.error().what.find(file + ": "), std::string::npos) << cache.error().what;
  }
}

// What the program prints does not depend on the cache, nor on what lies in it.
class CachedAudit : public testing::Test {
 protected:
  void SetUp() override {
    docs_.Write("a.md", kText);
    docs_.Write("b.md", "# B\n\nBeijing has half of the nation's AI companies. Pony.ai is based in Shanghai.\n");
    docs_.Write("factlint.yaml", "factlint: 1\npacks: [china-ai]\ndocuments: [{path: a.md}, {path: b.md}]\n");
  }
  Ran Audit(const std::vector<std::string>& more) const {
    std::vector<std::string> args = {"audit", "--format", "json"};
    args.insert(args.end(), more.begin(), more.end());
    return RunBinary(args, docs_.path());
  }
  std::string CacheFile() const { return caches_.path() + "/c.sqlite"; }

  TempFolder docs_, caches_;
};

TEST_F(CachedAudit, PrintsTheSame) {
  const Ran plain = Audit({"--no-cache"});
  ASSERT_EQ(plain.code, 0) << plain.err;
  ASSERT_NE(plain.out.find("contradiction"), std::string::npos);
  const Ran cold = Audit({"--cache", CacheFile()});
  const Ran warm = Audit({"--cache", CacheFile()});
  EXPECT_EQ(cold.out, plain.out);
  EXPECT_EQ(warm.out, plain.out);
  EXPECT_EQ(warm.err, plain.err);
  docs_.Write("b.md", "# B\n\nBeijing has 29% of the nation's AI companies.\n");
  EXPECT_EQ(Audit({"--cache", CacheFile()}).out, Audit({"--no-cache"}).out) << "a document changed";
  EXPECT_EQ(Audit({"--cache", CacheFile(), "--pack", "transit"}).out, Audit({"--no-cache", "--pack", "transit"}).out)
      << "the rules changed";
}

// The verdicts of the run before are used where all that they rest on is as it was.
TEST_F(CachedAudit, PrintsTheSameFindingsWhateverChanged) {
  const auto same = [&](const char* what, const std::vector<std::string>& more = {}) {
    SCOPED_TRACE(what);
    for (const char* format : {"text", "json"}) {
      std::vector<std::string> plain = {"audit", "--format", format, "--no-cache"};
      std::vector<std::string> cached = {"audit", "--format", format, "--cache", CacheFile()};
      plain.insert(plain.end(), more.begin(), more.end());
      cached.insert(cached.end(), more.begin(), more.end());
      const Ran expected = RunBinary(plain, docs_.path());
      EXPECT_LE(expected.code, 1) << expected.err;
      EXPECT_NE(expected.out, "");
      EXPECT_EQ(RunBinary(cached, docs_.path()).out, expected.out) << format;
    }
  };
  const std::string config = "factlint: 1\npacks: [china-ai]\n";
  const std::string documents = "documents: [{path: a.md}, {path: b.md}]\n";
  same("first");
  same("again");
  same("everything is shown", {"--show", "all"});
  docs_.Write("factlint.yaml", config + documents + "policy: {table: {slip: 0.2}}\n");
  same("the policy changed");
  docs_.Write("factlint.yaml", config + "documents: [{path: a.md, published: 2019-05-01}, {path: b.md}]\n");
  same("a date of publication");
  docs_.Write("factlint.yaml", config + "documents: [{path: a.md}, {path: b.md, derived_from: [a.md]}]\n");
  same("a source");
  docs_.Write("c.md", "# C\n\nBeijing has a third of the nation's AI companies.\n");
  docs_.Write("factlint.yaml", config + "documents: [{path: a.md}, {path: b.md}, {path: c.md}]\n");
  same("one more");
  same("one alone", {"a.md"});
}

TEST_F(CachedAudit, DamagedCostsTimeAlone) {
  const Ran plain = Audit({"--no-cache"});
  Audit({"--cache", CacheFile()});
  std::string bytes;
  {
    std::ifstream in(CacheFile(), std::ios::binary);
    bytes.assign((std::istreambuf_iterator<char>(in)), {});
  }
  ASSERT_GT(bytes.size(), 8192U);
  for (size_t at = 100; at < bytes.size(); at += 997) {
    std::string damaged = bytes;
    for (size_t i = at; i < std::min(at + 40, bytes.size()); ++i) damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
    std::ofstream(CacheFile(), std::ios::binary) << damaged;
    const Ran run = Audit({"--cache", CacheFile()});
    ASSERT_EQ(run.code, 0) << run.err;
    ASSERT_EQ(run.out, plain.out) << at;
    fs::remove(CacheFile() + "-wal");
    fs::remove(CacheFile() + "-shm");
  }
}

TEST_F(CachedAudit, GarbageIsSaidAndPassedOver) {
  caches_.Write("c.sqlite", "this is no database, but it is long enough to look like something at all");
  const Ran run = Audit({"--cache", CacheFile()});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, Audit({"--no-cache"}).out);
  EXPECT_NE(run.err.find("note: no cache is used: "), std::string::npos) << run.err;
}

TEST_F(CachedAudit, NeverLiesInWhatIsAudited) {
  const Ran run = Audit({"--cache", "c.sqlite"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("would lie in the folder that is read"), std::string::npos) << run.err;
  EXPECT_FALSE(fs::exists(docs_.path() + "/c.sqlite"));
}

}  // namespace
}  // namespace factlint
