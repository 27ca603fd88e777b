// A git repository for one test, in a folder that is gone with it.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "cli/process.h"
#include "tests/temp_folder.h"

namespace factlint {

class GitFolder : public TempFolder {
 public:
  GitFolder() { Git({"init", "--quiet", "--initial-branch=main"}); }

  // What git prints; the machine's own settings do not count.
  std::string Git(const std::vector<std::string>& words) const {
    std::vector<std::string> all = {"git", "-C", path()};
    all.insert(all.end(), words.begin(), words.end());
    const Result<ProcessAnswer> answer = RunProcess(
        all, {"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=a",
              "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org"});
    EXPECT_TRUE(answer);
    if (!answer) return {};
    EXPECT_EQ(answer->exit_code, 0) << answer->err;
    return answer->out;
  }

  // Everything that lies here, as a commit.
  void Commit() const {
    Git({"add", "--all"});
    Git({"commit", "--quiet", "--allow-empty", "--message=a change"});
  }
};

}  // namespace factlint
