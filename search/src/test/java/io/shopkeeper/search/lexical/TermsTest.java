package io.shopkeeper.search.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermsTest {
  @Test
  void numbersAndTheirUnitsAreApart() {
    assertThat(Terms.of("Oil 500ml 1.5L B12"))
        .containsExactly("oil", "500", "ml", "1.5", "l", "b", "12");
  }

  @Test
  void aHyphenJoinsAndParts() {
    assertThat(Terms.of("T-shirt")).containsExactly("t", "shirt", "tshirt");
    assertThat(Terms.of("Baker's")).containsExactly("baker");
  }

  @Test
  void hanIsCutIntoWordsAndPairs() {
    assertThat(Terms.of("红色连衣裙")).contains("连衣裙", "红色", "色连", "衣裙").doesNotHaveDuplicates();
    assertThat(Terms.plain("红色连衣裙")).containsExactly("红色", "连衣裙");
  }

  @Test
  void accentsWidthAndTraditionalCharactersDoNotMatter() {
    assertThat(Terms.of("Café ＡＢＣ 連衣裙")).contains("cafe", "abc", "连衣裙");
  }

  @Test
  void aQueryKeepsWhatSaysSomething() {
    assertThat(Terms.ofQuery("shoes for the kids").keySet()).containsExactly("shoe", "kid");
    assertThat(Terms.ofQuery("the").keySet()).containsExactly("the");
    assertThat(Terms.ofQuery("我想买一件裙子").keySet()).contains("裙子").doesNotContain("我", "买");
  }
}
