#include "cli/document_source.h"

#include <gtest/gtest.h>

#include "tests/temp_folder.h"

namespace factlint {
namespace {

// Every document of the inputs: its id and text, or its name and problem.
std::vector<std::string> ReadAll(const std::vector<Input>& inputs) {
  std::vector<std::string> all;
  DocumentSource source(inputs);
  while (std::optional<RawBatch> batch = source.Next()) {
    EXPECT_FALSE(batch->empty());
    for (RawDocument& raw : *batch) {
      const std::string name = NameOf(raw);
      const Result<OpenedDocument> opened = OpenDocument(std::move(raw));
      all.push_back(opened ? opened->document.info().id + "=" + opened->document.text()
                           : name + "!" + opened.error().what);
    }
  }
  return all;
}

TEST(DocumentSource, ReadsFilesAndRecordsInOrder) {
  const TempFolder folder;
  folder.Write("a.txt", "one");
  folder.Write(
      "b.jsonl",
      "\xEF\xBB\xBF{\"id\": \"x\", \"text\": \"two\"}\r\n\n{\"text\": \"three\"}\n{\"id\": 7, \"text\": \"four\"}");
  const std::vector<Input> inputs = {{.file = folder / "a.txt", .path = "a.txt"},
                                     {.file = folder / "b.jsonl", .path = "b.jsonl", .kind = InputKind::kJsonl},
                                     {.file = folder / "gone.txt", .path = "gone.txt"},
                                     {.file = folder / "gone.jsonl", .path = "gone.jsonl", .kind = InputKind::kJsonl},
                                     {.path = "c.pdf", .problem = "its type is none of ours"}};
  EXPECT_EQ(
      ReadAll(inputs),
      (std::vector<std::string>{"a.txt=one", "x=two", "b.jsonl:3=three", "7=four", "gone.txt!No such file or directory",
                                "gone.jsonl!No such file or directory", "c.pdf!its type is none of ours"}));
}

TEST(DocumentSource, TakesTheMetadataOfARecord) {
  const TempFolder folder;
  folder.Write(
      "b.jsonl",
      R"({"id": "x", "text": "t", "title": "T", "publisher": "P", "url": "u", "published": "2023-02-14T08:00:00Z", )"
      R"("language": "zh", "more": [1, {"a": null}]})");
  const std::vector<Input> inputs = {{.file = folder / "b.jsonl", .path = "b.jsonl", .kind = InputKind::kJsonl}};
  DocumentSource source(inputs);
  const Result<OpenedDocument> opened = OpenDocument(std::move((*source.Next())[0]));
  ASSERT_TRUE(opened) << opened.error().what;
  const Document* const document = &opened->document;
  EXPECT_EQ(document->info().path, "b.jsonl");
  EXPECT_EQ(document->info().title, "T");
  EXPECT_EQ(document->info().publisher, "P");
  EXPECT_EQ(document->info().url, "u");
  EXPECT_EQ(document->info().language, "zh");
  EXPECT_EQ(document->info().published, DateRange::ParseIso("2023-02-14"));
}

TEST(DocumentSource, FrontMatterFillsWhatTheConfigurationLeavesOpen) {
  const TempFolder folder;
  folder.Write("a.md", "---\nid: own\ntitle: Own title\npublished: 2020\ntags: [x]\n---\nText.\n");
  folder.Write("b.md", "---\npublished: soon\n---\nText.\n");
  DocumentEntry entry;
  entry.info.title = "Title of the configuration";
  const std::vector<Input> inputs = {
      {.file = folder / "a.md", .path = "a.md", .kind = InputKind::kMarkdown, .entry = &entry},
      {.file = folder / "b.md", .path = "b.md", .kind = InputKind::kMarkdown}};
  DocumentSource source(inputs);
  const Result<OpenedDocument> a = OpenDocument(std::move((*source.Next())[0]));
  ASSERT_TRUE(a) << a.error().what;
  EXPECT_EQ(a->document.info().id, "own");
  EXPECT_EQ(a->document.info().title, "Title of the configuration");
  EXPECT_EQ(a->document.info().published, DateRange::OfYear(2020));
  EXPECT_EQ(a->warnings, "") << "keys of other programs are theirs";
  const Result<OpenedDocument> b = OpenDocument(std::move((*source.Next())[0]));
  ASSERT_TRUE(b) << "the text can be read all the same";
  EXPECT_EQ(b->document.info().id, "b.md");
  EXPECT_NE(b->warnings.find("b.md:2:12: error: \"published\" must be a date"), std::string::npos) << b->warnings;
}

TEST(DocumentSource, SaysWhatIsWrongWithARecord) {
  const struct {
    std::string line, problem;
  } kCases[] = {
      {"{\"id\": 1", "no JSON: "},
      {"[1]", "the record is no JSON object"},
      {"{\"id\": \"a\"}", "the record has no \"text\""},
      {"{\"id\": \"a\", \"text\": 3}", "\"text\" of the record is no text"},
      {"{\"id\": [], \"text\": \"\"}", "\"id\" of the record is no text"},
      {"{\"text\": \"\", \"published\": \"soon\"}", "\"published\" of the record is no date: \"soon\""},
      {"{\"text\": \"\xFF\"}", "no JSON: "},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.line);
    const TempFolder folder;
    folder.Write("b.jsonl", c.line + "\n{\"text\": \"next\"}\n");
    const std::vector<std::string> all =
        ReadAll({{.file = folder / "b.jsonl", .path = "b.jsonl", .kind = InputKind::kJsonl}});
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].substr(0, 10 + c.problem.size()), "b.jsonl:1!" + c.problem);
    EXPECT_EQ(all[1], "b.jsonl:2=next") << "the rest goes on";
  }
}

TEST(DocumentSource, HalvesOfSurrogatePairsBecomeReplacements) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {R"(a\ud83d)", "a\uFFFD"},                      // cut at the end
      {R"(\ude00b)", "\uFFFDb"},                      // cut at the start
      {R"(\ud83d\ud83d\ude00)", "\uFFFD\U0001F600"},  // the whole pair stays
      {R"(\\ud83d \ud83d)", R"(\ud83d )"
                            "\uFFFD"},  // the first is a backslash and letters
      {R"(\ud83d\n)", "\uFFFD\n"},
  };
  for (const auto& [escaped, text] : kCases) {
    const TempFolder folder;
    folder.Write("b.jsonl", "{\"id\": \"x\", \"text\": \"" + std::string(escaped) + "\"}");
    EXPECT_EQ(ReadAll({{.file = folder / "b.jsonl", .path = "b.jsonl", .kind = InputKind::kJsonl}}),
              std::vector<std::string>{"x=" + std::string(text)});
  }
}

TEST(DocumentSource, CutsLongFilesIntoBatches) {
  const TempFolder folder;
  std::string lines;
  for (int i = 0; i < 5000; ++i)
    lines += "{\"id\": \"d" + std::to_string(i) + "\", \"text\": \"" + std::string(200, 'x') + "\"}\n";
  folder.Write("b.jsonl", lines);
  const std::vector<Input> inputs = {{.file = folder / "b.jsonl", .path = "b.jsonl", .kind = InputKind::kJsonl}};
  DocumentSource source(inputs);
  size_t batches = 0, records = 0;
  while (std::optional<RawBatch> batch = source.Next()) {
    ++batches;
    EXPECT_LE(batch->size(), 1000u);
    for (const RawDocument& raw : *batch) EXPECT_EQ(raw.line, ++records);
  }
  EXPECT_EQ(records, 5000u);
  EXPECT_GT(batches, 5u);
}

// What does not fit into memory with all that is found in it is told, and the rest is read.
TEST(DocumentSource, PassesOverWhatIsTooLarge) {
  constexpr size_t kLargest = size_t{1} << 20;
  const TempFolder folder;
  std::string lines = "{\"text\": \"One.\"}\n";
  lines += "{\"text\": \"" + std::string(2 * kLargest, 'x') + "\"}\n";  // too long a line
  lines += "{\"text\": \"" + std::string(kLargest + 1, 'x') + "\"}\n";  // too long a text
  lines += "{\"text\": \"" + std::string(kLargest - 1, 'x') + "\"}\n{\"text\": \"Two.\"}";
  folder.Write("a.jsonl", lines);
  folder.Write("b.txt", std::string(kLargest + 1, 'x'));
  folder.Write("c.txt", std::string(kLargest, 'x'));
  const std::vector<Input> inputs = {{.file = folder / "a.jsonl", .path = "a.jsonl", .kind = InputKind::kJsonl},
                                     {.file = folder / "b.txt", .path = "b.txt"},
                                     {.file = folder / "c.txt", .path = "c.txt"}};
  DocumentSource source(inputs, kLargest);
  std::vector<std::string> unread;
  std::vector<size_t> read;
  while (std::optional<RawBatch> batch = source.Next()) {
    for (RawDocument& raw : *batch) {
      const std::string name = NameOf(raw);
      const Result<OpenedDocument> opened = OpenDocument(std::move(raw), kLargest);
      if (opened)
        read.push_back(opened->document.text().size());
      else
        unread.push_back(name + ": " + opened.error().what);
    }
  }
  EXPECT_EQ(read, (std::vector<size_t>{4, kLargest - 1, 4, kLargest}));
  EXPECT_EQ(unread,
            (std::vector<std::string>{"a.jsonl:2: larger than 2 MiB: split it, or make its parts lines of JSON Lines",
                                      "a.jsonl:3: larger than 1 MiB: split it, or make its parts lines of JSON Lines",
                                      "b.txt: larger than 1 MiB: split it, or make its parts lines of JSON Lines"}));
}

}  // namespace
}  // namespace factlint
