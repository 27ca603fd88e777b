// A window of tokens that moves over a text from number to number.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "extractor/lexicon.h"
#include "extractor/tokens.h"

namespace factlint {

// Tokens that stay where they are while more come behind them. Its memory is kept when it is emptied.
class TokenWindow {
 public:
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Token& operator[](size_t i) const { return parts_[i / kPart][i % kPart]; }
  const Token& front() const { return (*this)[0]; }
  const Token& back() const { return (*this)[size_ - 1]; }
  void clear() { size_ = 0; }
  // One more, to be filled.
  Token& Add() {
    if (size_ / kPart == parts_.size()) parts_.push_back(std::make_unique<Token[]>(kPart));
    Token& token = parts_[size_ / kPart][size_ % kPart];
    ++size_;
    return token;
  }

 private:
  static constexpr size_t kPart = 128;
  std::vector<std::unique_ptr<Token[]>> parts_;
  size_t size_ = 0;
};

class TokenStream {
 public:
  // `blocked`: sorted spans that are read elsewhere (dates, names that hold
  // numbers); `edges`: sorted offsets that no number or phrase crosses (blocks, cells).
  TokenStream(std::string_view text, const Lexicon& lexicon, std::vector<Span> blocked, std::vector<uint32_t> edges);

  // The index of the token that holds byte `at`. Invalidates other indices when
  // the window moves: ask once a mention.
  size_t Seek(uint32_t at);
  // Any token of the window, cut on demand; kEnd behind the text.
  const Token& at(size_t i) { return i < tokens_.size() ? tokens_[i] : Cut(i); }
  const Token& before(size_t i) { return i == 0 ? end_ : at(i - 1); }

  std::string_view text() const { return text_; }
  std::string_view Text(size_t i) { return text_.substr(at(i).begin, at(i).end - at(i).begin); }
  const Lexicon& lexicon() const { return lexicon_; }

  // Does token i have one of these roles?
  bool Is(size_t i, uint64_t roles) {
    const Token& token = at(i);
    return token.word && token.word->Is(roles);
  }
  bool IsMark(size_t i, char32_t mark) { return at(i).kind == TokenKind::kMark && at(i).mark == mark; }
  bool IsHan(size_t i, char32_t mark) { return at(i).kind == TokenKind::kHan && at(i).mark == mark; }

  // The longest phrase that begins at token i; tokens 0 if none.
  PhraseTable::Hit Match(PhraseKind kind, size_t i) { return MayHold(i, kind) ? Walk(kind, i) : PhraseTable::Hit(); }
  // The same on the text as written.
  PhraseTable::Hit MatchExact(PhraseKind kind, size_t i) {
    return MayHold(i, kind) ? WalkExact(kind, i) : PhraseTable::Hit();
  }
  // The longest phrase that ends before token i and begins at or behind byte `floor`.
  PhraseTable::Hit MatchBefore(PhraseKind kind, size_t i, uint32_t floor = 0) {
    return i > 0 && MayHold(i - 1, kind) ? WalkBefore(kind, i, floor) : PhraseTable::Hit();
  }

 private:
  bool MayHold(size_t i, PhraseKind kind) { return (at(i).kinds >> static_cast<int>(kind)) & 1; }
  PhraseTable::Hit Walk(PhraseKind kind, size_t i);
  PhraseTable::Hit WalkExact(PhraseKind kind, size_t i);
  PhraseTable::Hit WalkBefore(PhraseKind kind, size_t i, uint32_t floor);
  void Start(uint32_t at);
  const Token& Cut(size_t i);
  void Extend();
  void LookUp(Token& token);

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Span> blocked_;
  std::vector<uint32_t> edges_;
  Tokenizer tokenizer_;
  TokenWindow tokens_;  // grows at its end while readers hold tokens
  Token end_;
  // What the lexicon says of the words met last, by their hashes.
  struct Known {
    uint64_t hash = 0;
    uint64_t kinds = 0;
    const Word* word = nullptr;
    uint8_t idiom_size = 0;
  };
  std::array<Known, 256> known_;
  uint32_t position_ = 0;  // where the next token is cut
  size_t next_blocked_ = 0;
  size_t next_edge_ = 0;
};

}  // namespace factlint
