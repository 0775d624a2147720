package io.shopkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.Place;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.catalogue.Shelf;
import io.shopkeeper.search.fusion.FusionWeights;
import io.shopkeeper.search.synonyms.Synonyms;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteeringTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private static final List<Product> PRODUCTS =
      List.of(
          product("plain", "Kettle", "Boilwell"),
          product("steel", "Steel kettle with a whistle", "Boilwell"),
          product("glass", "Glass kettle for the stove", "Clearly"),
          product("lamp", "Bedside lamp", "Glow"));

  private final SearchIndex index = new SearchIndex(new ConceptEmbedder(), FusionWeights.DEFAULT);

  @BeforeEach
  void stock() {
    index.put(PRODUCTS);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static Product product(String id, String title, String brand) {
    return new Product(
        new ProductId(id), title, null, List.of("Home"), brand, null, true, Map.of());
  }

  private SearchResults search(String text, Rule... rules) {
    var attributes = new TreeSet<String>();
    Arrays.stream(rules).forEach(rule -> attributes.addAll(rule.attributes()));
    var shelf = new Shelf(attributes);
    PRODUCTS.forEach(shelf::put);
    var compiled = CompiledRules.of(List.of(rules), shelf);
    return index.search(
        new SearchRequest(text, SearchFilter.NONE, 10, 0, true),
        new Steering(compiled.inForce(Place.SEARCH, NOW), new Seed(1)),
        Synonyms.NONE);
  }

  private static List<String> ids(SearchResults results) {
    return results.hits().stream().map(hit -> hit.product().id().value()).toList();
  }

  @Test
  void withoutRulesNothingChanges() {
    SearchResults ruled = search("kettle");
    SearchResults plain = index.search(new SearchRequest("kettle", SearchFilter.NONE, 10, 0, true));
    assertThat(ruled).isEqualTo(plain);
    assertThat(ids(plain)).startsWith("plain").contains("steel", "glass").doesNotContain("lamp");
  }

  @Test
  void whatIsExcludedIsNeitherFoundNorCounted() {
    SearchResults found = search("kettle", Rule.of("no", "exclude", "brand = Boilwell"));
    assertThat(ids(found)).containsExactly("glass");
    assertThat(found.total()).isEqualTo(1);
    assertThat(found.facets().toString()).doesNotContain("Boilwell");
  }

  @Test
  void aPinRaisesWhatAnswersAndNothingElse() {
    assertThat(ids(search("kettle", Rule.of("first", "pin 1", "id = glass"))))
        .startsWith("glass")
        .hasSize(3);
    assertThat(ids(search("kettle", Rule.of("first", "pin 1", "id = lamp"))))
        .isEqualTo(ids(search("kettle")));
  }

  @Test
  void aBoostIsAmongTheReasonsWhichStillAddUp() {
    SearchResults found = search("kettle", Rule.of("more", "boost 5", "brand = Clearly"));
    assertThat(ids(found)).startsWith("glass");
    // A hit whose reasons do not add up to its score cannot be made.
    assertThat(found.hits().getFirst().reasons())
        .anyMatch(reason ->
            reason instanceof SearchReason.Ruled(var rule, var kind, _, double contribution)
                && rule.equals("more")
                && kind.equals("boost")
                && contribution > 0);
  }

  @Test
  void aCapHoldsForTheWholeListAndItsPages() {
    Rule cap = Rule.of("one-each", "cap 1 per brand", "");
    SearchResults found = search("kettle", cap);
    assertThat(ids(found)).containsExactly("plain", "glass");
    assertThat(found.total()).isEqualTo(2);
  }

  @Test
  void browsingWithoutWordsLeavesOutWhatIsExcluded() {
    assertThat(ids(search("in stock", Rule.of("no", "exclude", "brand = Boilwell"))))
        .containsExactlyInAnyOrder("glass", "lamp");
  }
}
