#include "extractor/canonical.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

TEST(Canonical, SpellingsOfOneNameAreOne) {
  const struct {
    std::string_view why, a, b;
    bool same;
  } kCases[] = {
      {"case", "Beijing", "BEIJING", true},
      {"case beyond ASCII", "\u00c5lesund", "\u00e5lesund", true},
      {"composed and taken apart", "S\u00e3o Paulo", "Sa\u0303o Paulo", true},
      {"both at once", "S\u00c3O PAULO", "sa\u0303o paulo", true},
      {"full folding", "Stra\u00dfe", "STRASSE", true},
      {"final sigma", "\u039f\u03b4\u03cc\u03c2", "\u039f\u0394\u038c\u03a3", true},
      {"marks in another order", "a\u0323\u0302", "a\u0302\u0323", true},
      {"an accent tells apart", "Sao Paulo", "S\u00e3o Paulo", false},
      {"a hyphen tells apart", "hong-kong", "hong kong", false},
      {"Chinese stays", "\u5317\u4eac", "\u5357\u4eac", false},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(CanonicalName(c.a) == CanonicalName(c.b), c.same);
    EXPECT_EQ(CanonicalName(CanonicalName(c.a)), CanonicalName(c.a)) << "once is enough";
  }
  EXPECT_EQ(CanonicalName("\xff x"), "\uFFFD x");
}

TEST(Canonical, ASentenceWithoutItsFigures) {
  EXPECT_EQ(MaskedSentence("In  2022 it had\n1,048 firms."), "in 0 it had 0,0 firms.");
  EXPECT_EQ(MaskedSentence("In 2025 it had 2,517 firms."), MaskedSentence("in 1999 it had 1,048 firms."));
  EXPECT_EQ(MaskedSentence("\uff11\uff12 and \u0663"), "0 and 0") << "digits of any script";
  EXPECT_NE(MaskedSentence("it had 5 firms"), MaskedSentence("it lost 5 firms"));
}

}  // namespace
}  // namespace factlint
