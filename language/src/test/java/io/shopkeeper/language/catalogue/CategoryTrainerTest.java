package io.shopkeeper.language.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CategoryTrainerTest {
  private static final List<List<String>> PATHS =
      List.of(List.of("Kitchen", "Cups"), List.of("Kitchen", "Pots"), List.of("服装", "连衣裙"));
  private static final List<String> WORDS = List.of("porcelain cup", "iron pot", "碎花连衣裙");
  private static final List<String> SHARED = List.of("large", "blue", "classic", "夏季", "new");

  private static Product product(int i, String title, List<String> path) {
    return new Product(new ProductId("p-" + i), title, null, path, null, null, true, Map.of());
  }

  private static List<Product> made(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            product(
                i,
                "%s %s %d".formatted(SHARED.get(i % SHARED.size()), WORDS.get(i % 3), i),
                PATHS.get(i % 3)))
        .toList();
  }

  private static Optional<CategoryModel> train(List<Product> catalogue) {
    return new CategoryTrainer(new Seed(3)).train(catalogue);
  }

  @Test
  void aProductIsPutWhereThoseOfItsWordsAre() {
    CategoryModel model = train(made(300)).orElseThrow();
    assertThat(model.paths()).hasSize(3);
    for (int c = 0; c < 3; c++) {
      var found = model.predict(product(0, "another " + WORDS.get(c), List.of()));
      assertThat(found.category()).isEqualTo(PATHS.get(c));
      assertThat(found.sure()).isTrue();
    }
    assertThat(model.calibration().accuracy()).isGreaterThan(.95);
  }

  @Test
  void ofWhatNoProductIsCalledItIsNotSure() {
    CategoryModel model = train(made(300)).orElseThrow();
    assertThat(model.predict("zork blarg").sure()).isFalse();
    assertThat(model.predict("").sure()).isFalse();
    double[] p = model.probabilities(product(0, "zork", List.of()));
    assertThat(Arrays.stream(p).sum()).isEqualTo(1, offset(1e-9));
  }

  @Test
  void whereWordsTellNothingNothingIsTold() {
    var noise = new ArrayList<Product>();
    for (int i = 0; i < 400; i++) {
      noise.add(product(i, "item " + i * 7_919 % 400, PATHS.get(i * 31 / 7 % 2)));
    }
    CategoryModel model = train(noise).orElseThrow();
    assertThat(model.calibration().told()).isLessThan(.3);
  }

  @Test
  void aCatalogueOfFewProductsOrOneCategoryTeachesNothing() {
    assertThat(train(List.of())).isEmpty();
    assertThat(train(made(99))).isEmpty();
    assertThat(train(made(300).stream().filter(p -> p.categories().equals(PATHS.get(0))).toList()))
        .isEmpty();
    assertThat(train(made(300).stream().map(p -> product(0, p.title(), List.of())).toList()))
        .isEmpty();
  }

  @Test
  void theSameCatalogueTeachesTheSame() {
    Product asked = product(0, "classic iron cup", List.of());
    assertThat(train(made(300)).orElseThrow().probabilities(asked))
        .isEqualTo(train(made(300)).orElseThrow().probabilities(asked));
  }
}
