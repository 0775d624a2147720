package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void oneMoreNameLeavesTheNamesItWasAddedToAsTheyWere() {
    Names<FaqField> names = new Names<>(List.of(FaqField.QUESTION));

    Names<FaqField> more = names.with("Frage", FaqField.QUESTION);

    assertThat(more.find("frage")).isEqualTo(FaqField.QUESTION);
    assertThat(more.find("question")).isEqualTo(FaqField.QUESTION);
    assertThat(names.find("Frage")).isNull();
  }

  @Test
  void ofTwoColumnsWithOneMeaningTheFirstHoldsTheField() {
    Columns<FaqField> columns =
        Columns.of(List.of("note", "question", "q"), new Names<>(List.of(FaqField.values())));

    assertThat(columns.indexOf(FaqField.QUESTION)).isEqualTo(1);
    assertThat(columns.others()).containsExactly(0, 2);
    assertThat(columns.missing(List.of(FaqField.ANSWER))).containsExactly(FaqField.ANSWER);
  }
}
