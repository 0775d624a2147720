package io.shopkeeper.content.check.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.Checker;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Checker CHECKER =
      Checker.general(AdvertisingRules.of(AdvertisingRules.COUNTRIES));
  private static final Currency CNY = Currency.getInstance("CNY");

  private final Freshness freshness = new Freshness();

  private static Product product(String id, int price, Map<String, String> attributes) {
    return new Product(
        new ProductId(id),
        "风衣",
        null,
        List.of("女装"),
        "鹿鸣集",
        Money.of(BigDecimal.valueOf(price), CNY),
        true,
        attributes);
  }

  private void keep(String text, Product product, String words) {
    ProductFacts facts = ProductFacts.of(product, List.of());
    freshness.keep(text, facts, CHECKER.check(facts, words));
  }

  @Test
  void aTextIsStaleWhenAFactThatItRestsOnChanges() {
    Product before = product("p", 299, Map.of("材质", "棉", "衣长", "68cm"));
    keep("cotton", before, "纯棉的风衣。");
    keep("length", before, "衣长68厘米。");

    freshness.changed(List.of(product("p", 299, Map.of("材质", "涤纶", "衣长", "68cm"))));

    assertThat(freshness.stale()).containsOnlyKeys("cotton");
    Freshness.Change change = Objects.requireNonNull(freshness.stale().get("cotton")).getFirst();
    assertThat(change.fact()).isEqualTo("材质");
    assertThat(change.before()).containsExactly("棉");
    assertThat(change.now()).containsExactly("涤纶");
  }

  @Test
  void aPriceThatChangesMakesOnlyTextsStaleThatSayIt() {
    Product before = product("p", 299, Map.of("材质", "棉"));
    keep("price", before, "售价299元。");
    keep("cotton", before, "纯棉。");

    freshness.changed(List.of(product("p", 259, Map.of("材质", "棉"))));

    assertThat(freshness.isStale("price")).isTrue();
    assertThat(freshness.isStale("cotton")).isFalse();
  }

  @Test
  void aTextWhoseFactsComeBackIsFreshAgainAndOneCheckedAnewToo() {
    Product before = product("p", 299, Map.of("材质", "棉"));
    Product after = product("p", 299, Map.of("材质", "麻"));
    keep("t", before, "纯棉。");
    freshness.changed(List.of(after));
    assertThat(freshness.isStale("t")).isTrue();

    freshness.changed(List.of(before));
    assertThat(freshness.isStale("t")).isFalse();

    freshness.changed(List.of(after));
    keep("t", after, "风衣。");
    assertThat(freshness.isStale("t")).isFalse();
  }

  @Test
  void whatHappensToOtherProductsDoesNotMatterAndARemovedOneTakesItsTextsAlong() {
    keep("t", product("p", 299, Map.of("材质", "棉")), "纯棉。");

    freshness.changed(List.of(product("q", 1, Map.of())));
    assertThat(freshness.stale()).isEmpty();

    freshness.removed("p");
    assertThat(freshness.isStale("t")).isTrue();

    freshness.forget("t");
    assertThat(freshness.stale()).isEmpty();
  }

  @Test
  void allOfTenThousandTextsAreStaleOnceTheChangeReturns() {
    List<Product> before =
        IntStream.range(0, 2_000)
            .mapToObj(i -> product("p" + i, 299, Map.of("材质", "棉", "衣长", "68cm")))
            .toList();
    for (Product product : before) {
      for (int i = 0; i < 5; i++) {
        keep(product.id().value() + "-" + i, product, "纯棉，衣长68厘米。");
      }
    }
    List<Product> after =
        before.stream()
            .map(p -> product(p.id().value(), 299, Map.of("材质", "棉", "衣长", "70cm")))
            .toList();

    freshness.changed(after);

    assertThat(freshness.stale()).hasSize(10_000);
  }
}
