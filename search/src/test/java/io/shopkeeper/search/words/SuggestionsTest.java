package io.shopkeeper.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private final Suggestions suggestions = new Suggestions();

  @BeforeEach
  void learn() {
    List<String> titles =
        List.of("Electric kettle white", "Electric kettle black", "Kettle brush", "红色连衣裙", "蓝色连衣裙");
    for (int i = 0; i < titles.size(); i++) {
      suggestions.add(
          new Product(
              new ProductId("p" + i),
              titles.get(i),
              null,
              List.of("Kitchen"),
              "Boilwell",
              null,
              true,
              Map.of()));
    }
  }

  private List<String> of(String beginning) {
    return suggestions.of(beginning, 5).stream().map(Suggestions.Suggestion::text).toList();
  }

  @Test
  void whatMostProductsHaveComesFirst() {
    assertThat(of("ket")).startsWith("kettle").contains("Kettle brush");
    assertThat(of("electric k")).first().isEqualTo("electric kettle");
    assertThat(of("KIT")).containsExactly("Kitchen");
  }

  @Test
  void chineseIsFoundByCharactersSoundAndInitials() {
    assertThat(of("连")).contains("连衣裙");
    assertThat(of("lianyi")).contains("连衣裙");
    assertThat(of("lyq")).contains("连衣裙");
  }

  @Test
  void nothingBeginsWithNothingOrNonsense() {
    assertThat(of("  ")).isEmpty();
    assertThat(of("<script>")).isEmpty();
    assertThat(of("'; DROP TABLE")).isEmpty();
    assertThat(of("x".repeat(100_000))).isEmpty();
  }
}
