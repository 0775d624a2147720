package io.shopkeeper.content.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.shopkeeper.content.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributeFeaturesTest {

  @Test
  void theCommonestAttributesAndPairsAreKept() {
    List<List<Attribute>> products = products();
    Map<Set<Attribute>, Integer> counts = new HashMap<>();
    for (List<Attribute> product : products) {
      var sets = new HashSet<Set<Attribute>>();
      for (Attribute one : product) {
        for (Attribute other : product) {
          sets.add(new HashSet<>(List.of(one, other)));
        }
      }
      sets.forEach(set -> counts.merge(set, 1, Integer::sum));
    }
    int most = 60;
    List<Integer> commonest =
        counts.values().stream()
            .filter(count -> count >= 3)
            .sorted((a, b) -> b - a)
            .limit(most)
            .toList();
    var features = new AttributeFeatures(products, most);
    assertThat(features.size()).isEqualTo(most);
    var kept = new HashMap<Integer, Integer>();
    for (List<Attribute> product : products) {
      for (int feature : features.of(product).features()) {
        kept.merge(feature, 1, Integer::sum);
      }
    }
    assertThat(kept.values()).containsExactlyInAnyOrderElementsOf(commonest);
  }

  @Test
  void whatAProductHasWeighsOneAllTogether() {
    var features = new AttributeFeatures(products(), 60);
    for (List<Attribute> product : products()) {
      double squares = 0;
      for (double value : features.of(product).values()) {
        squares += value * value;
      }
      assertThat(squares).isCloseTo(1, offset(1e-9));
    }
  }

  @Test
  void whatFewHaveIsLeftOut() {
    var rare = List.of(new Attribute("colour", "red"));
    assertThat(new AttributeFeatures(List.of(rare, rare), 10).size()).isZero();
    assertThat(new AttributeFeatures(List.of(rare, rare, rare), 10).size()).isEqualTo(1);
  }

  /// Three hundred of ten attributes each, of values that some share.
  private static List<List<Attribute>> products() {
    var random = new Random(1);
    var products = new ArrayList<List<Attribute>>();
    for (int i = 0; i < 300; i++) {
      var product = new ArrayList<Attribute>();
      for (int name = 0; name < 10; name++) {
        product.add(new Attribute("a" + name, "v" + random.nextInt(1 + 2 * name)));
      }
      products.add(product);
    }
    return products;
  }
}
