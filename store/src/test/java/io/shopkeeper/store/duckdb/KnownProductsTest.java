package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownProductsTest {
  private final KnownProducts known = new KnownProducts(9);
  private final List<ProductId> asked = new ArrayList<>();

  private static Product product(String id, String title) {
    return new Product(
        new ProductId(id), title, null, List.of(), null, null, true, Map.of("a", "1", "b", "2"));
  }

  private static ProductId id(String id) {
    return new ProductId(id);
  }

  private List<Product> table(List<ProductId> ids) {
    asked.addAll(ids);
    return ids.stream()
        .filter(id -> !id.value().equals("none"))
        .map(id -> product(id.value(), "old"))
        .toList();
  }

  @Test
  void whatWasAskedForIsNotReadAgain() {
    assertThat(known.find(Set.of(id("x"), id("none")), this::table)).containsOnlyKeys(id("x"));
    assertThat(known.find(Set.of(id("x")), this::table)).containsOnlyKeys(id("x"));
    assertThat(asked).containsExactlyInAnyOrder(id("x"), id("none"));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    known.find(Set.of(id("x")), this::table);
    known.written(List.of(product("x", "new")));
    known.find(Set.of(id("x")), this::table);
    assertThat(asked).containsExactly(id("x"), id("x"));
  }

  @Test
  void whatWasReadWhileSomethingWasWrittenIsNotKept() {
    known.find(
        Set.of(id("x")),
        ids -> {
          List<Product> old = table(ids);
          known.written(List.of(product("x", "new")));
          return old;
        });
    known.find(Set.of(id("x")), this::table);
    assertThat(asked).containsExactly(id("x"), id("x"));
  }

  @Test
  void whoeverWasAskedForLongestAgoGoesFirst() {
    for (String id : List.of("x", "y", "z", "x", "w")) { // three of them fit
      known.find(Set.of(id(id)), this::table);
    }
    asked.clear();
    known.find(Set.of(id("x"), id("z"), id("w")), this::table);
    assertThat(asked).isEmpty();
    known.find(Set.of(id("y")), this::table);
    assertThat(asked).containsExactly(id("y"));
  }
}
