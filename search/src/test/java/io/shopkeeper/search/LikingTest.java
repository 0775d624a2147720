package io.shopkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.search.fusion.FusionWeights;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LikingTest {
  private static final Tastes CLEARLY =
      new Tastes(Map.of("Home", .2), Map.of("Clearly", .6), List.of(.1, .2, .7));

  private final SearchIndex index = new SearchIndex(new ConceptEmbedder(), FusionWeights.DEFAULT);

  @BeforeEach
  void stock() {
    index.put(
        List.of(
            product("boilwell", "Kettle", "Boilwell", 20, true),
            product("clearly", "Kettle", "Clearly", 60, true),
            product("other", "Kettle", "Other", 40, true),
            product("gone", "Kettle", "Clearly", 60, false),
            product("lamp", "Bedside lamp", "Clearly", 60, true)));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static Product product(
      String id, String title, String brand, long euros, boolean inStock) {
    return new Product(
        new ProductId(id),
        title,
        null,
        List.of("Home"),
        brand,
        new Money(100 * euros, Currency.getInstance("EUR")),
        inStock,
        Map.of());
  }

  private List<SearchHit> search(String text, Tastes tastes) {
    return index.search(new SearchRequest(text, SearchFilter.NONE, 10, 0, true, tastes)).hits();
  }

  private static List<String> ids(List<SearchHit> hits) {
    return hits.stream().map(hit -> hit.product().id().value()).toList();
  }

  @Test
  void ofProductsThatAnswerAlikeThoseComeFirstThatAreLiked() {
    assertThat(ids(search("kettle", Tastes.NONE))).startsWith("boilwell");
    assertThat(ids(search("kettle", CLEARLY))).startsWith("clearly");
  }

  @Test
  void everyHitSaysWhatIsLikedOfIt() {
    assertThat(search("kettle", CLEARLY).getFirst().reasons())
        .contains(
            new SearchReason.Liked(SearchReason.Taste.BRAND, "Clearly", .6, .3),
            new SearchReason.Liked(SearchReason.Taste.CATEGORY, "Home", .2, .1),
            new SearchReason.Liked(SearchReason.Taste.PRICE_BAND, "3", .7, .35));
    assertThat(search("kettle", Tastes.NONE).getFirst().reasons())
        .noneMatch(reason -> reason instanceof SearchReason.Liked);
  }

  @Test
  void likingBringsUpNeitherWhatIsOutOfStockNorWhatDoesNotAnswer() {
    var all = new Tastes(Map.of("Home", 1.0), Map.of("Clearly", 1.0), List.of(0.0, 0.0, 1.0));
    List<String> found = ids(search("kettle", all));
    assertThat(found.indexOf("gone")).isGreaterThan(found.indexOf("other"));
    assertThat(ids(search("boilwell kettle", all))).startsWith("boilwell");
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThatThrownBy(() -> new Tastes(Map.of("Home", 1.2), Map.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.2");
    assertThatThrownBy(() -> new Tastes(Map.of(), Map.of(), List.of(.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
