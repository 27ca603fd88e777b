#include "extractor/token_stream.h"

#include <algorithm>

namespace factlint {
namespace {

constexpr uint32_t kBack = 96;       // bytes of context before a number
constexpr size_t kMaxTokens = 4096;  // of one window
constexpr size_t kMaxPhrase = 12;    // tokens

}  // namespace

TokenStream::TokenStream(std::string_view text, const Lexicon& lexicon, std::vector<Span> blocked,
                         std::vector<uint32_t> edges)
    : text_(text),
      lexicon_(lexicon),
      blocked_(std::move(blocked)),
      edges_(std::move(edges)),
      tokenizer_(text, lexicon.variants()) {
  Start(0);
}

void TokenStream::Start(uint32_t at) {
  uint32_t start = at < kBack ? 0 : at - kBack;
  while (start < at && (static_cast<uint8_t>(text_[start]) & 0xC0) == 0x80) ++start;
  uint32_t length = 0;
  const auto inside = [&](uint32_t i) {
    const CodePoint before = CharBefore(text_, i);
    const char32_t c = CharAt(text_, i).value;
    const bool digit = DigitAt(text_, i, &length) >= 0;
    const bool digit_before = i > 0 && DigitAt(text_, i - before.size, &length) >= 0;
    return (IsWordLetter(c) && IsWordLetter(before.value)) || ((digit || c == ',' || c == '.') && digit_before);
  };
  while (start > 0 && start < at && inside(start)) start += CharAt(text_, start).size;
  const auto covers = std::upper_bound(blocked_.begin(), blocked_.end(), start,
                                       [](uint32_t offset, const Span& span) { return offset < span.end; });
  if (covers != blocked_.end() && covers->begin < start) start = covers->begin;
  tokens_.clear();
  position_ = start;
  next_blocked_ = static_cast<size_t>(covers - blocked_.begin());
  next_edge_ = static_cast<size_t>(std::upper_bound(edges_.begin(), edges_.end(), start) - edges_.begin());
}

// Only a word or a Chinese character is a Word; a mark may have the hash of none.
void TokenStream::LookUp(Token& token) {
  if (!lexicon_.MayKnow(token.hash)) return;  // most words of a text
  Known& known = known_[token.hash & (known_.size() - 1)];
  if (known.hash != token.hash) {
    const PhraseTable::Start& starts = lexicon_.phrases().StartsAt(token.hash);
    known = {token.hash, starts.kinds, lexicon_.FindWord(token.hash), starts.idiom_size};
  }
  if (token.kind == TokenKind::kWord || token.kind == TokenKind::kHan) token.word = known.word;
  token.kinds = known.kinds;
  token.idiom_size = known.idiom_size;
}

void TokenStream::Extend() {
  const auto size = static_cast<uint32_t>(text_.size());
  const uint32_t blocked = next_blocked_ < blocked_.size() ? blocked_[next_blocked_].begin : size;
  const uint32_t edge = next_edge_ < edges_.size() ? edges_[next_edge_] : size;
  tokenizer_.SetLimit(std::min(blocked, edge));
  Token& token = tokens_.Add();
  tokenizer_.Next(position_, token);
  if (token.kind == TokenKind::kEnd && token.begin < size) {
    if (blocked <= edge) {
      token.kind = TokenKind::kBlocked;
      token.begin = blocked_[next_blocked_].begin;
      token.end = std::max(token.begin + 1, blocked_[next_blocked_].end);
      ++next_blocked_;
      while (next_blocked_ < blocked_.size() && blocked_[next_blocked_].begin < token.end) ++next_blocked_;
      while (next_edge_ < edges_.size() && edges_[next_edge_] < token.end) ++next_edge_;
    } else {
      token.kind = TokenKind::kBreak;
      ++next_edge_;
    }
  }
  LookUp(token);
  position_ = token.end;
}

size_t TokenStream::Seek(uint32_t at) {
  if (tokens_.empty() || tokens_.size() > kMaxTokens || at < tokens_.front().begin || at > position_ + kBack) Start(at);
  while (tokens_.empty() || (tokens_.back().end <= at && tokens_.back().kind != TokenKind::kEnd)) Extend();
  size_t first = 0;  // the first token that ends behind `at`
  for (size_t last = tokens_.size() - 1; first < last;) {
    const size_t middle = (first + last) / 2;
    if (at < tokens_[middle].end) {
      last = middle;
    } else {
      first = middle + 1;
    }
  }
  return first;
}

const Token& TokenStream::Cut(size_t i) {
  while (i >= tokens_.size()) {
    if (!tokens_.empty() && tokens_.back().kind == TokenKind::kEnd) return tokens_.back();
    Extend();
  }
  return tokens_[i];
}

PhraseTable::Hit TokenStream::Walk(PhraseKind kind, size_t i) {
  PhraseTable::Walk walk(lexicon_.phrases(), kind);
  PhraseTable::Hit best;
  for (size_t n = 0; n < kMaxPhrase; ++n) {
    const Token& token = at(i + n);
    if (token.kind == TokenKind::kEnd || token.kind == TokenKind::kBreak || token.kind == TokenKind::kBlocked) break;
    const bool space = n > 0 && token.space && GlueMatters(at(i + n - 1), token);
    if (!walk.Step(token.hash, space)) break;
    if (const auto value = walk.End()) best = {*value, n + 1};
  }
  return best;
}

PhraseTable::Hit TokenStream::WalkExact(PhraseKind kind, size_t i) {
  PhraseTable::Walk walk(lexicon_.phrases(), kind);
  PhraseTable::Hit best;
  for (size_t n = 0; n < kMaxPhrase; ++n) {
    const Token& token = at(i + n);
    if (token.kind == TokenKind::kEnd || token.kind == TokenKind::kBreak || token.kind == TokenKind::kBlocked) break;
    if (token.end - token.begin > 16) break;
    const bool space = n > 0 && token.space && GlueMatters(at(i + n - 1), token);
    if (!walk.Step(HashExact(Text(i + n)), space)) break;
    if (const auto value = walk.End()) best = {*value, n + 1};
  }
  return best;
}

PhraseTable::Hit TokenStream::WalkBefore(PhraseKind kind, size_t i, uint32_t floor) {
  PhraseTable::Walk walk(lexicon_.phrases(), kind);
  PhraseTable::Hit best;
  for (size_t n = 1; n <= kMaxPhrase && n <= i; ++n) {
    const Token& token = at(i - n);
    if (token.kind == TokenKind::kEnd || token.kind == TokenKind::kBreak || token.kind == TokenKind::kBlocked) break;
    if (token.begin < floor) break;
    const bool space = n > 1 && at(i - n + 1).space && GlueMatters(token, at(i - n + 1));
    if (!walk.Step(token.hash, space)) break;
    if (const auto value = walk.End()) best = {*value, n};
  }
  return best;
}

}  // namespace factlint
