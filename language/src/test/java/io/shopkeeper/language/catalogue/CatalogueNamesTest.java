package io.shopkeeper.language.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.language.catalogue.Mention.Kind;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueNamesTest {

  private static final CatalogueNames NAMES = CatalogueNames.of(shop());

  private static List<Product> shop() {
    var products = new ArrayList<Product>();
    products.add(product("m1", "华为 Mate 60 Pro 12GB 雅川青 手机", "华为", "手机", "雅川青"));
    products.add(product("m2", "华为 Mate 60 Pro 16GB 曜石黑 手机", "华为", "手机", "曜石黑"));
    products.add(product("s1", "Nordisk Vega 30 trekking backpack", "Nordisk", "Backpacks", "red"));
    products.add(
        product("s2", "Nordisk Lofoten rain jacket for women", "Nordisk", "Jackets", "red"));
    IntStream.range(0, 60)
        .mapToObj(i ->
            product("j" + i, "Rain jacket for women model " + name(i), "Alp", "Jackets", "blue"))
        .forEach(products::add);
    return products;
  }

  private static String name(int i) {
    return "%c%c%c".formatted('a' + i % 7, 'k' + i % 9, 'q' + i % 8);
  }

  private static Product product(
      String id, String title, String brand, String category, String colour) {
    return new Product(
        new ProductId(id),
        title,
        null,
        List.of(category),
        brand,
        null,
        true,
        Map.of("colour", colour));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mate 60 Pro 支持无线充电吗？", "請問 mate60 pro 幾克", "MATE-60-PRO 的屏幕"})
  void aProductIsFoundByTheRunOfItsTitleThatTellsItFromOthers(String question) {
    Mention mention = NAMES.in(question).getFirst();
    assertThat(mention.kind()).isEqualTo(Kind.PRODUCT);
    assertThat(mention.products()).containsExactly(new ProductId("m1"), new ProductId("m2"));
    assertThat(mention.span().in(question))
        .containsIgnoringCase("mate")
        .containsIgnoringCase("pro");
  }

  @ParameterizedTest
  @CsvSource({
    "华为的售后怎么样, 华为, BRAND",
    "華為的售後, 华为, BRAND",
    "do you have it in red?, red, ATTRIBUTE",
    "which Backpacks are light?, Backpacks, CATEGORY",
    "is nordisk any good?, Nordisk, BRAND"
  })
  void brandsCategoriesAndAttributeValuesAreNamedAsTheCatalogueDoes(
      String text, String name, Kind kind) {
    assertThat(NAMES.in(text))
        .extracting(Mention::name, Mention::kind)
        .containsExactly(tuple(name, kind));
  }

  @Test
  void whatManyTitlesShareIsNoProduct() {
    assertThat(NAMES.in("I want a rain jacket for women")).noneMatch(m -> m.kind() == Kind.PRODUCT);
  }

  @Test
  void aBrandOfManyProductsCountsThemAndNamesTen() {
    Mention alp = NAMES.in("Alp?").getFirst();
    assertThat(alp.bearers()).isEqualTo(60);
    assertThat(alp.products()).hasSize(Mention.MOST_PRODUCTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "!!!", "😀😀", "<script>alert(1)</script>", "it is ok", "好"})
  void whatNamesNothingOfTheCatalogueHasNoMention(String text) {
    assertThat(NAMES.in(text)).isEmpty();
    assertThat(CatalogueNames.NONE.in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "The Vega 30 is compatible with Lofoten, COMPATIBLE_WITH, Vega 30, Lofoten",
    "Does the Vega 30 work with the Lofoten?, COMPATIBLE_WITH, Vega 30, Lofoten",
    "The Lofoten does not fit the Vega 30, NOT_COMPATIBLE_WITH, Lofoten, Vega 30",
    "Much better than the Lofoten, BETTER_THAN, , Lofoten",
    "Vega 30 比 Mate 60 Pro 好多了, BETTER_THAN, Vega 30, Mate 60 Pro",
    "这个不如 Mate 60 Pro, WORSE_THAN, , Mate 60 Pro",
    "适用于 Mate 60 Pro, COMPATIBLE_WITH, , Mate 60 Pro",
    "It is a spare part for the Vega 30, PART_OF, , Vega 30"
  })
  void relationsAreReadFromTheWordsBeforeTheSecond(
      String text, Relation.Kind kind, String subject, String object) {
    assertThat(Relations.in(text, NAMES.in(text)))
        .extracting(
            Relation::kind,
            relation -> relation.subject().map(m -> m.span().in(text)).orElse(null),
            relation -> relation.object().span().in(text))
        .containsExactly(tuple(kind, subject, object));
  }

  @Test
  void theStoredCatalogueIsRead(@TempDir Path folder) {
    var shop =
        new Shop(
            new ShopId("names"),
            "Names",
            ZoneId.of("UTC"),
            Currency.getInstance("EUR"),
            Locale.ENGLISH);
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));
    try (Store store = DuckStore.open(folder, shop, clock)) {
      store.facts().putProducts(shop());
      CatalogueNames read = CatalogueNames.read(store.facts());
      for (String text : List.of("Mate 60 Pro?", "Alp in red", "华为 Backpacks")) {
        assertThat(read.in(text)).isNotEmpty().isEqualTo(NAMES.in(text));
      }
    }
  }

  @Test
  void aFullStopPartsWhatIsSaid() {
    String text = "The Vega 30 is better. Than the Lofoten, I prefer red";
    assertThat(Relations.in(text, NAMES.in(text))).isEmpty();
  }
}
