#include "tests/run_binary.h"

#include <cerrno>
#include <cstdlib>
#include <optional>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace factlint {
namespace {

struct Pipe {
  Pipe() { EXPECT_EQ(::pipe(ends), 0); }
  void Close(int end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  int ends[2] = {-1, -1};
};

void ReadAll(int descriptor, std::string& into, std::optional<size_t> most) {
  char buffer[65536];
  while (!most || into.size() < *most) {
    const ssize_t got = ::read(descriptor, buffer, most ? std::min(sizeof buffer, *most - into.size()) : sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    into.append(buffer, static_cast<size_t>(got));
  }
}

void WriteAll(int descriptor, const std::string& bytes) {
  for (size_t done = 0; done < bytes.size();) {
    const ssize_t wrote = ::write(descriptor, bytes.data() + done, bytes.size() - done);
    if (wrote <= 0) break;
    done += static_cast<size_t>(wrote);
  }
}

[[noreturn]] void Become(const std::vector<std::string>& words, const std::string& folder) {
  std::vector<char*> argv = {const_cast<char*>(FACTLINT_BINARY)};
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  ::unsetenv("NO_COLOR");
  if (::chdir(folder.c_str()) == 0) ::execv(FACTLINT_BINARY, argv.data());
  std::_Exit(127);
}

Ran RunWith(const std::vector<std::string>& words, const std::string& folder, const std::string& input,
            std::optional<size_t> most) {
  Pipe in, out, err;
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(in.ends[0], STDIN_FILENO);
    ::dup2(out.ends[1], STDOUT_FILENO);
    ::dup2(err.ends[1], STDERR_FILENO);
    for (Pipe* pipe : {&in, &out, &err})
      for (const int end : {0, 1}) pipe->Close(end);
    Become(words, folder);
  }
  in.Close(0);
  out.Close(1);
  err.Close(1);
  Ran ran;
  std::thread writer([&] {
    WriteAll(in.ends[1], input);
    in.Close(1);
  });
  std::thread errors([&] { ReadAll(err.ends[0], ran.err, std::nullopt); });
  ReadAll(out.ends[0], ran.out, most);
  out.Close(0);
  writer.join();
  errors.join();
  err.Close(0);
  int status = 0;
  ::waitpid(child, &status, 0);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ran;
}

}  // namespace

std::string Ran::LastLine() const {
  const size_t end = err.find_last_not_of('\n');
  if (end == std::string::npos) return {};
  const size_t begin = err.rfind('\n', end);
  return err.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

Ran RunBinary(const std::vector<std::string>& words, const std::string& folder, const std::string& input) {
  return RunWith(words, folder, input, std::nullopt);
}

Ran RunBinaryAndClose(const std::vector<std::string>& words, const std::string& folder, size_t bytes) {
  return RunWith(words, folder, "", bytes);
}

}  // namespace factlint
