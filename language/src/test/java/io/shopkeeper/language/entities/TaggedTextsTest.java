package io.shopkeeper.language.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaggedTextsTest {
  @Test
  void anEmptyLinePartsTexts() {
    TaggedTexts texts = TaggedTexts.parse("红 B-HCCX\n鞋 I-HCCX\n\n\n  O\n靴 B-HCCX");

    assertThat(texts.characters()).containsExactly(List.of("红", "鞋"), List.of(" ", "靴"));
    assertThat(texts.tags().getFirst()).containsExactly("B-HCCX", "I-HCCX");
  }

  @Test
  void tagsMayBeMissing() {
    TaggedTexts texts = TaggedTexts.parse("红\n鞋\n");

    assertThat(texts.size()).isEqualTo(1);
    assertThat(texts.tags()).isEmpty();
  }
}
