package io.shopkeeper.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {
  private final Spelling spelling = new Spelling();

  @Test
  void whatIsAWordByItselfIsNotTakenForAnother() {
    spelling.add("outsider");
    assertThat(spelling.correct("outside", _ -> false, "outside"::equals)).isEmpty();
    assertThat(spelling.correct("outsidr", _ -> false, "outside"::equals)).contains("outsider");
  }
}
