package io.shopkeeper.rules.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.rules.Finding;
import io.shopkeeper.rules.Place;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Shop SHOP =
      new Shop(new ShopId("test"), "Test", ZoneId.of("Asia/Shanghai"), EURO, Locale.UK);

  @TempDir private Path folder;

  @Test
  void rulesAreKeptAndHeldReadyForTheCatalogue() {
    try (Store store = DuckStore.open(folder, SHOP, CLOCK)) {
      store.facts().putProducts(List.of(product("a", "ajax"), product("b", "bolt")));
      var book = new RuleBook(SHOP, store.facts(), CLOCK);
      assertThat(excludes(book, "a")).isFalse();
      book.put(List.of(Rule.of("no-ajax", "exclude", "brand = ajax")), "Ada");
      assertThat(excludes(book, "a")).isTrue();
      assertThat(excludes(book, "b")).isFalse();
      List<Product> changed = List.of(product("b", "ajax"), product("c", "ajax"));
      store.facts().putProducts(changed);
      book.productsChanged(changed);
      assertThat(excludes(book, "b")).isTrue();
      assertThat(excludes(book, "c")).isTrue();
    }
    try (Store store = DuckStore.open(folder, SHOP, CLOCK)) {
      var book = new RuleBook(SHOP, store.facts(), CLOCK);
      assertThat(book.list()).containsExactly(Rule.of("no-ajax", "exclude", "brand = ajax"));
      assertThat(excludes(book, "c")).isTrue();
      assertThat(book.remove("no-ajax", "Ada")).isTrue();
      assertThat(book.remove("no-ajax", "Ada")).isFalse();
      assertThat(excludes(book, "c")).isFalse();
    }
  }

  @Test
  void everyChangeIsRememberedAndCanBeUndone() {
    Rule first = Rule.of("one", "boost 2", "brand = ajax");
    Rule second = Rule.of("one", "boost 3", "brand = ajax");
    Rule other = Rule.of("two", "exclude", "price > 5");
    try (Store store = DuckStore.open(folder, SHOP, CLOCK)) {
      var book = new RuleBook(SHOP, store.facts(), CLOCK);
      book.put(List.of(first), "Ada");
      book.put(List.of(second, other), "Bob");
      book.put(List.of(second), "Bob");
      assertThat(book.history()).extracting(Revision::number).containsExactly(2L, 1L);
      assertThat(book.undo(1, "Ada")).contains("one");
      assertThat(book.undo(2, "Ada")).isEmpty();
      assertThat(book.list()).containsExactly(first);
    }
    try (Store store = DuckStore.open(folder, SHOP, CLOCK)) {
      var book = new RuleBook(SHOP, store.facts(), CLOCK);
      assertThat(book.list()).containsExactly(first);
      assertThat(book.history()).extracting(Revision::who).containsExactly("Ada", "Bob", "Ada");
      assertThat(book.history().getFirst().changes())
          .containsExactly(
              new Revision.Change(Revision.What.RESTORED, "one", second, first),
              new Revision.Change(Revision.What.RESTORED, "two", other, null));
      assertThat(book.undo(3, "Ada")).isEmpty();
      assertThat(book.list()).containsExactly(second, other);
      assertThatThrownBy(() -> book.undo(9, "Ada")).hasMessageContaining("no revision 9");
    }
  }

  @Test
  void aFileTakesThePlaceOfAllRules() {
    try (Store store = DuckStore.open(folder, SHOP, CLOCK)) {
      var book = new RuleBook(SHOP, store.facts(), CLOCK);
      book.put(
          List.of(Rule.of("one", "boost 2", ""), Rule.of("two", "exclude", "price > 5")), "Ada");
      String file = RuleTable.write(book.list(), book.fields());
      RuleTable table = RuleTable.read(file, book.fields());
      assertThat(table.refused()).isEmpty();
      assertThat(table.rules()).isEqualTo(book.list());
      book.replace(table.rules().subList(1, 2), "Ada");
      assertThat(book.list()).extracting(Rule::id).containsExactly("two");
    }
  }

  @Test
  void aDraftIsLookedAtWithoutBeingKept() {
    try (Store store = DuckStore.open(folder, SHOP, CLOCK)) {
      store.facts().putProducts(List.of(product("a", "ajax")));
      var book = new RuleBook(SHOP, store.facts(), CLOCK);
      var rules = book.with(Rule.of("draft", "exclude", "colour = blue"));
      assertThat(rules.inForce(Place.SIMILAR, NOW).excludes(new ProductId("a"))).isTrue();
      assertThat(excludes(book, "a")).isFalse();
      assertThat(book.list()).isEmpty();
      assertThat(book.findings(book.with(Rule.of("draft", "exclude", "color = blue"))))
          .containsExactly(new Finding.UnknownAttribute("draft", "color", "colour"));
    }
  }

  private static boolean excludes(RuleBook book, String product) {
    return book.now().inForce(Place.RECOMMENDATIONS, NOW).excludes(new ProductId(product));
  }

  private static Product product(String id, String brand) {
    return new Product(
        new ProductId(id),
        id,
        null,
        List.of("Home"),
        brand,
        new Money(100, EURO),
        true,
        Map.of("Colour", "blue"));
  }
}
