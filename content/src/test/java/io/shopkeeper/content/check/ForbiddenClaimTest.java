package io.shopkeeper.content.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenClaimTest {
  private static ForbiddenClaim claim(String words) {
    return new ForbiddenClaim("own", "cn", "absolute", words, "", "", true);
  }

  private static boolean allowed(String words, String text) {
    return AdvertisingRules.heeding(List.of(claim(words))).allow(text);
  }

  @ParameterizedTest
  @CsvSource({
    "遥遥领先|封神, 這款遙遙領先, false",
    "cure, It will CURE you., false",
    "cure, Secure and obscure., true",
    "far-ahead, Far ahead of all, false",
    "C++, Learn C++ now, false",
    "best[ -]?seller, Our Bestseller, false",
    "best[ -]?seller, the best one, true",
  })
  void phrasesAreWholeWordsAndAPatternIsAPattern(String words, String text, boolean allowed) {
    assertThat(allowed(words, text)).isEqualTo(allowed);
  }

  @Test
  void whatIsSwitchedOffIsNotHeeded() {
    assertThat(AdvertisingRules.heeding(List.of(claim("封神").active(false))).allow("封神")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "(封神", "a*", "|", "x?|封神"})
  void wordsThatCannotBeLookedForAreRefused(String words) {
    assertThatThrownBy(() -> claim(words).requireQuick())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+b",
        "(最+)+好",
        "(.*).*.*.*x",
        "((最|好)*)*\\d",
        "\\d*\\d*\\d*%",
        "\\s*\\s*\\s*:",
        "x(|){60}$",
        "((){1000}){1000}x",
        "(\\A|^){30}\\z|好",
        "x(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(?!)",
      })
  void patternsThatTakeTooLongAreRefused(String words) {
    assertThatThrownBy(() -> claim(words).requireQuick()).hasMessageContaining("too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "最(好|佳)?.{0,6}(的|地)?品质",
        "(^|[^a-z])top (\\w+ ){0,3}brand\\b",
        "(?i)best[)\\]-]?s"
      })
  void ordinaryPatternsAreNot(String words) {
    claim(words).requireQuick();
  }

  @Test
  void countriesIdsAndCategoriesAreChecked() {
    assertThatThrownBy(() -> new ForbiddenClaim("A B", "cn", "x", "y", "", "", true))
        .hasMessageContaining("A B");
    assertThatThrownBy(() -> new ForbiddenClaim("a", "China", "x", "y", "", "", true))
        .hasMessageContaining("china");
    assertThatThrownBy(() -> new ForbiddenClaim("a", "cn", " ", "y", "", "", true))
        .hasMessageContaining("category");
  }

  @Test
  void everyClaimOfTheProgramNamesItsLaw() {
    assertThat(AdvertisingRules.ofProgram())
        .hasSizeGreaterThan(30)
        .allMatch(claim -> !claim.law().isEmpty())
        .allSatisfy(ForbiddenClaim::requireQuick);
  }
}
