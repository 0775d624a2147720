package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingOptionsTest {
  @TempDir private Path folder = Path.of("");

  private final List<String> refused = new ArrayList<>();

  @Test
  void tellsWhatEveryPartAdds() throws IOException {
    var sequences = new StringBuilder();
    var attributes = new StringBuilder("{");
    for (int user = 0; user < 120; user++) {
      sequences.append("u").append(user);
      for (int k = 0; k < 5; k++) {
        sequences.append(" i").append((user % 4) * 10 + (user * 7 + k * (1 + user % 3)) % 10);
      }
      sequences.append("\n");
    }
    for (int item = 0; item < 40; item++) {
      attributes.append(item == 0 ? "" : ", ").append("\"i" + item + "\": [" + item / 10 + "]");
    }

    Run run =
        Run.inProcess(
            "evaluate",
            "ranking",
            "--data",
            file("sequences.txt", sequences.toString()).toString(),
            "--attributes",
            file("attributes.json", attributes.append("}").toString()).toString(),
            "--model",
            "popularity",
            "--candidates",
            "40",
            "--json");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(JsonTree.object(run.out())).containsEntry("protocol", "ranking");
    assertThat((Map<?, ?>) JsonTree.object(run.out()).get("metrics"))
        .hasFieldOrProperty("ndcg@10")
        .hasFieldOrProperty("ndcg@10 by P")
        .hasFieldOrProperty("ndcg@10 without A");
  }

  @Test
  void attributesInAnotherLayoutAreRefusedWithTheLine() throws IOException {
    Path file = file("attributes.json", "{\"i1\": [1],\n\"i2\": {\"a\": 1}}");

    assertThatThrownBy(() -> AttributesFile.read(file))
        .isInstanceOf(RecommendException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("the layout is");
  }

  @Test
  void anyColumnThatIsNoTextAndNoPriceIsAnAttribute() throws IOException {
    Path file =
        file(
            "products.csv",
            """
            id,title,price,brand,category
            a,Rose balm,9.5,Rose,Beauty > Lips
            ,Nameless,1,Rose,Beauty
            b,Iron saw,ask us,,Tools
            """);

    Map<String, ProductTraits> traits =
        new ProductTraitsFiles(refused::add).products(file, Map.of(), new Lengths());

    assertThat(traits).containsOnlyKeys("a", "b");
    assertThat(of(traits, "a").attributes())
        .containsExactly("brand=Rose", "category=Beauty", "category=Lips");
    assertThat(of(traits, "a").price()).isEqualTo(9.5);
    assertThat(of(traits, "a").text()).containsExactly(9);
    assertThat(of(traits, "b").price()).isNaN();
    assertThat(refused).singleElement().asString().contains("line 3: names no product");
  }

  @Test
  void reviewsAddTheirMeansToWhatIsKnown() throws IOException {
    Path file =
        file(
            "reviews.jsonl",
            """
            {"product": "a", "rating": 5, "text": "Excellent, I love it."}
            {"product": "a", "rating": 3}
            {"product": "a", "text": "no stars"}
            {"rating": 1, "text": "of what?"}
            """);

    Map<String, ProductTraits> traits =
        new ProductTraitsFiles(refused::add)
            .reviews(file, Map.of("a", ProductTraits.ofAttributes(List.of("brand=Rose"))));

    assertThat(of(traits, "a").reviews()).isEqualTo(2);
    assertThat(of(traits, "a").rating()).isEqualTo(4);
    assertThat(of(traits, "a").sentiment()).isGreaterThan(.5);
    assertThat(of(traits, "a").attributes()).containsExactly("brand=Rose");
    assertThat(refused).hasSize(2);
  }

  private static ProductTraits of(Map<String, ProductTraits> traits, String product) {
    return traits.getOrDefault(product, ProductTraits.UNKNOWN);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /// Vectors of one number, how long a text is.
  static final class Lengths implements TextEmbedder {
    @Override
    public String name() {
      return "lengths";
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
      return texts.stream().map(text -> new float[] {text.length()}).toList();
    }
  }
}
