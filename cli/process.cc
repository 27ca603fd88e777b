#include "cli/process.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace factlint {
namespace {

constexpr size_t kChunk = 1 << 16;

Error SystemError(int number) { return {.what = std::strerror(number), .exit_code = 2}; }

// A pipe that programs started later do not inherit.
class Pipe {
 public:
  Pipe() { good_ = ::pipe2(ends_, O_CLOEXEC) == 0; }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    for (const int end : ends_)
      if (end >= 0) ::close(end);
  }
  bool good() const { return good_; }
  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  int TakeReader() { return std::exchange(ends_[0], -1); }
  int TakeWriter() { return std::exchange(ends_[1], -1); }

 private:
  int ends_[2] = {-1, -1};
  bool good_ = false;
};

// Pointers for exec, which takes them without const; `words` must outlive them.
std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::string NameOf(std::string_view setting) { return std::string(setting.substr(0, setting.find('=') + 1)); }

std::vector<std::string> EnvironmentWith(const std::vector<std::string>& added) {
  std::vector<std::string> all = added;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string name = NameOf(*at);
    if (std::none_of(added.begin(), added.end(), [&](const std::string& one) { return NameOf(one) == name; }))
      all.emplace_back(*at);
  }
  return all;
}

// posix_spawn with the three streams given; its error number.
int Spawn(std::vector<std::string> words, std::vector<std::string> environment, const int (&streams)[3], pid_t& pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  for (int i = 0; i < 3; ++i) posix_spawn_file_actions_adddup2(&actions, streams[i], i);
  sigset_t usual;  // we ignore these, others rely on them
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const int failed = ::posix_spawnp(&pid, words[0].c_str(), &actions, &attributes, Pointers(words).data(),
                                    Pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failed;
}

}  // namespace

Result<std::unique_ptr<Process>> Process::Start(const std::vector<std::string>& words,
                                                const std::vector<std::string>& environment) {
  std::unique_ptr<Process> process(new Process());
  process->errors_.reset(std::tmpfile());
  Pipe in, out;
  if (!process->errors_ || !in.good() || !out.good()) return SystemError(errno);
  const int errors = ::fileno(process->errors_.get());
  ::fcntl(errors, F_SETFD, FD_CLOEXEC);
  pid_t pid = -1;
  if (const int failed = Spawn(words, EnvironmentWith(environment), {in.reader(), out.writer(), errors}, pid))
    return SystemError(failed);
  process->pid_ = pid;
  process->input_ = in.TakeWriter();
  process->output_ = out.TakeReader();
  return process;
}

Process::~Process() {
  CloseInput();
  if (output_ >= 0) ::close(output_);
  if (pid_ < 0) return;
  ::kill(pid_, SIGTERM);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void Process::CloseInput() {
  if (input_ >= 0) ::close(input_);
  input_ = -1;
}

bool Process::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(input_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

// More output behind what is not yet read; false at its end.
bool Process::Fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const size_t size = buffer_.size();
  buffer_.resize(size + kChunk);
  ssize_t got = -1;
  while ((got = ::read(output_, buffer_.data() + size, kChunk)) < 0 && errno == EINTR) {
  }
  buffer_.resize(size + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  return got > 0;
}

std::optional<std::string> Process::ReadLine() {
  size_t end = std::string::npos;
  while ((end = buffer_.find('\n', at_)) == std::string::npos)
    if (!Fill()) return std::nullopt;
  std::string line = buffer_.substr(at_, end - at_);
  at_ = end + 1;
  return line;
}

std::optional<std::string> Process::ReadBytes(size_t size) {
  while (buffer_.size() - at_ < size)
    if (!Fill()) return std::nullopt;
  std::string bytes = buffer_.substr(at_, size);
  at_ += size;
  return bytes;
}

std::string Process::ReadAll() {
  while (Fill()) {
  }
  at_ = 0;
  return std::exchange(buffer_, {});
}

ProcessAnswer Process::Finish() {
  CloseInput();
  ProcessAnswer answer{.out = ReadAll()};
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  answer.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::rewind(errors_.get());
  char piece[4096];
  for (size_t got = 0; (got = std::fread(piece, 1, sizeof piece, errors_.get())) > 0;) answer.err.append(piece, got);
  return answer;
}

Result<ProcessAnswer> RunProcess(const std::vector<std::string>& words, const std::vector<std::string>& environment) {
  const Result<std::unique_ptr<Process>> process = Process::Start(words, environment);
  if (!process) return process.error();
  return (*process)->Finish();
}

}  // namespace factlint
