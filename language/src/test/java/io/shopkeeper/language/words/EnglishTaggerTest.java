package io.shopkeeper.language.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTaggerTest {

  private final EnglishTagger tagger = new EnglishTagger();

  private List<Word> tagged(String clause) {
    return tagger.tagged(Words.of(clause, new Span(0, clause.length())));
  }

  @ParameterizedTest
  @CsvSource({
    "i knew the zipper would break, knew, VERB",
    "i knew the zipper would break, zipper, NOUN",
    "the battery died after a week, battery, NOUN",
    "the battery died after a week, died, VERB",
    "a very soft fabric, soft, ADJECTIVE",
    "it fits perfectly, perfectly, ADVERB"
  })
  void aWordIsWhatItIsInItsClause(String clause, String word, Word.Kind kind) {
    assertThat(tagged(clause))
        .filteredOn(each -> each.text().equals(word))
        .extracting(Word::kind)
        .containsExactly(kind);
  }

  @Test
  void noWordsHaveNoKinds() {
    assertThat(tagger.tagged(List.of())).isEmpty();
  }
}
