// SPDX-License-Identifier: Apache-2.0
// Between a model's signals and records.
//
// A record is a run of 64-bit words, clock-major in a batch. A signal of at most 64 bits is one
// zero-extended word; a wider one is its little-endian 32-bit words, padded to a whole word.
#ifndef SPINTWIN_RECORD_H
#define SPINTWIN_RECORD_H

#include <cstdint>
#include <cstring>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "records are copied as little-endian words"
#endif

namespace {

using Word = std::uint64_t;
using Root = SPINTWIN_ROOT;

// ---- one signal -------------------------------------------------------------------------------

template <int Bits, typename T>
inline void drive(T& to, const Word* from) {
  constexpr Word mask = Bits >= 64 ? ~Word{0} : (Word{1} << (Bits % 64)) - 1;
  to = static_cast<T>(*from & mask);
}

template <int Bits, std::size_t N>
inline void drive(VlWide<N>& to, const Word* from) {
  constexpr EData mask = Bits % 32 ? (EData{1} << (Bits % 32)) - 1 : ~EData{0};
  std::memcpy(to.data(), from, N * sizeof(EData));
  to[N - 1] &= mask;
}

template <typename T>
inline void capture(const T& from, Word* to) {
  *to = static_cast<Word>(from);
}

template <std::size_t N>
inline void capture(const VlWide<N>& from, Word* to) {
  to[(N - 1) / 2] = 0;
  std::memcpy(to, from.data(), N * sizeof(EData));
}

template <typename T>
inline bool differs(const T& actual, const Word* expected) {
  return static_cast<Word>(actual) != *expected;
}

// Unlike a call of memcmp, this stays within the clock's code; most signals are short.
template <std::size_t N>
inline bool differs(const VlWide<N>& actual, const Word* expected) {
  Word difference = 0;
  for (std::size_t i = 0; i < N / 2; ++i) {
    Word word;
    std::memcpy(&word, actual.data() + 2 * i, sizeof word);
    difference |= word ^ expected[i];
  }
  if (N % 2) difference |= actual[N - 1] ^ expected[N / 2];
  return difference != 0;
}

// ---- one record -------------------------------------------------------------------------------

inline void drive_record(Root& root, const Word* from) {
#define SPINTWIN_X(member, bits, offset) drive<bits>(root.member, from + (offset));
  SPINTWIN_INPUTS(SPINTWIN_X)
#undef SPINTWIN_X
}

inline void capture_record(Root& root, Word* to) {
#define SPINTWIN_X(member, bits, offset) capture(root.member, to + (offset));
  SPINTWIN_COMPARED(SPINTWIN_X)
#undef SPINTWIN_X
}

inline bool record_differs(Root& root, const Word* expected) {
  bool different = false;
#define SPINTWIN_X(member, bits, offset) different |= differs(root.member, expected + (offset));
  SPINTWIN_COMPARED(SPINTWIN_X)
#undef SPINTWIN_X
  return different;
}

}  // namespace

#endif
