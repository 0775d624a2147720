package io.shopkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No rule is ever broken, whatever the rules, the catalogue and the candidates.
class RulesAreKeptTest {
  private static boolean offered(ProductId id) {
    return !id.value().endsWith("7");
  }

  private static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyListKeepsEveryRule(long seed) {
    var shop = new GeneratedShop(seed, 40 + (int) (seed % 160), (int) (seed % 25), 60);
    for (Place place : List.of(Place.RECOMMENDATIONS, Place.SIMILAR)) {
      var request =
          new ListRequest(
              1 + (int) (seed % 20),
              Set.of(new ProductId("p3")),
              RulesAreKeptTest::offered,
              new Seed(seed));
      RulesInForce rules = shop.compiled.inForce(place, GeneratedShop.NOW);
      RuledList list = rules.apply(shop.candidates, request);
      check(shop, place, request, list);
      assertThat(rules.apply(shop.candidates, request)).isEqualTo(list);
      List<Scored> found =
          shop.candidates.stream()
              .map(one -> new Scored(one.product(), rules.row(one.product()), one.score()))
              .toList();
      assertThat(rules.apply(found, request)).as("where rows are known").isEqualTo(list);
    }
  }

  @Test
  void theListsOfTheseTestsAreNotEmptyAndTheirRulesDoSomething() {
    int items = 0;
    var acted = new HashMap<String, Integer>();
    var noted = new HashSet<Class<?>>();
    for (long seed = 0; seed < 400; seed++) {
      var shop = new GeneratedShop(seed, 40 + (int) (seed % 160), (int) (seed % 25), 60);
      RuledList list =
          shop.compiled
              .inForce(Place.RECOMMENDATIONS, GeneratedShop.NOW)
              .apply(shop.candidates, ListRequest.of(1 + (int) (seed % 20)));
      items += list.items().size();
      list.items()
          .forEach(item ->
              item.steps()
                  .forEach(step -> acted.merge(step.rule().effect().kind(), 1, Integer::sum)));
      list.notes().forEach(note -> noted.add(note.getClass()));
    }
    assertThat(items).isGreaterThan(2_000);
    assertThat(acted.keySet()).contains("boost", "bury", "pin", "favour", "diversify", "explore");
    assertThat(acted.values()).allMatch(times -> times > 50);
    assertThat(noted).contains(Note.Shortened.class, Note.Unpinned.class);
  }

  private static void check(GeneratedShop shop, Place place, ListRequest request, RuledList list) {
    List<ProductId> shown = list.items().stream().map(RuledItem::product).toList();
    assertThat(shown).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(request.count());
    assertThat(shown).doesNotContainAnyElementsOf(request.excluded());
    CompiledRules compiled = shop.compiled;
    for (int i = 0; i < compiled.rules().size(); i++) {
      Rule rule = compiled.rules().get(i);
      if (!rule.holds(place, GeneratedShop.NOW)) {
        assertThat(list.items())
            .allSatisfy(
                item -> assertThat(item.steps()).noneMatch(step -> step.rule().equals(rule)));
        continue;
      }
      int index = i;
      List<ProductId> about =
          shown.stream().filter(id -> compiled.isAbout(index, compiled.row(id))).toList();
      switch (rule.effect()) {
        case Effect.Exclude _ -> assertThat(about).isEmpty();
        case Effect.Cap(int most, _) -> {
          Map<Integer, Integer> counts = new HashMap<>();
          about.forEach(
              id -> counts.merge(compiled.group(index, compiled.row(id)), 1, Integer::sum));
          counts.remove(-1);
          assertThat(counts.values()).allMatch(count -> count <= most);
        }
        case Effect.Pin(int position) -> pinned(rule, position, request, list);
        default -> {}
      }
    }
    Set<ProductId> candidates = new HashSet<>();
    shop.candidates.forEach(one -> candidates.add(one.product()));
    double above = Double.POSITIVE_INFINITY;
    for (RuledItem item : list.items()) {
      Explanation tree = item.explain();
      assertThat(tree.value()).isEqualTo(item.score(), within(1e-9));
      assertThat(tree.parts().stream().mapToDouble(Explanation::value).sum())
          .isEqualTo(item.score(), within(1e-6));
      assertThat(item.score()).isLessThanOrEqualTo(above + 1e-9 * Math.max(1, Math.abs(above)));
      above = item.score();
      if (item.candidate() < 0) {
        assertThat(candidates).doesNotContain(item.product());
        assertThat(offered(item.product())).isTrue();
        assertThat(item.base()).isZero();
      } else {
        assertThat(shop.candidates.get(item.candidate()))
            .isEqualTo(new Scored(item.product(), item.base()));
      }
    }
  }

  /// At its place, or at the end of a list that is shorter, or it is said why not.
  private static void pinned(Rule rule, int position, ListRequest request, RuledList list) {
    if (position > request.count()) {
      return;
    }
    boolean excused =
        list.notes().stream()
            .anyMatch(note -> note instanceof Note.Unpinned(var id, _) && id.equals(rule.id()));
    int at = -1;
    for (int i = 0; i < list.items().size(); i++) {
      if (list.items().get(i).steps().stream().anyMatch(step -> step.rule().equals(rule))) {
        assertThat(at).isEqualTo(-1);
        at = i + 1;
      }
    }
    if (excused) {
      assertThat(at).isEqualTo(-1);
    } else {
      assertThat(at).isPositive().isLessThanOrEqualTo(position);
      if (at < position) {
        // Only pins of later places come behind it.
        assertThat(list.items().subList(at, list.items().size()))
            .allMatch(item ->
                item.steps().stream()
                    .anyMatch(step ->
                        step.rule().effect() instanceof Effect.Pin(int later) && later > position));
      }
    }
  }
}
