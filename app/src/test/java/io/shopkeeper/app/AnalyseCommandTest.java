package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalyseCommandTest {
  private static final String REVIEWS =
      """
      product,rating,review,date
      lamp,5,"质量很好, 物流很快速",2026-11-01
      lamp,1,The battery is terrible but the design is lovely,2026-11-02
      torch,,<script>alert(1)</script>Great quality,2026-11-03
      torch,9,too many stars,2026-11-03
      """;

  @TempDir private Path folder;

  @Test
  void saysWhatEachReviewSaysAndSumsUp() throws IOException {
    Run run = Run.inProcess("analyse", "reviews", file("reviews.csv", REVIEWS));
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Sentiment by opinion words (not measured")
        .contains("4 records read, 1 refused")
        .contains("+ appearance: ‘lovely’")
        .contains("− battery: ‘terrible’")
        .contains("Product lamp: 2 reviews")
        .contains("All reviews: 3 reviews");
  }

  @Test
  void answersProgramsWithOneDocument() throws IOException {
    Path out = folder.resolve("out.jsonl");
    Run run =
        Run.inProcess(
            "analyse", "reviews", file("reviews.csv", REVIEWS), "--json", "--out", out.toString());
    Map<String, Object> document = JsonTree.object(run.out());
    assertThat(document).containsKeys("model", "calibration", "reviews", "overall", "products");
    assertThat((List<?>) document.get("reviews")).hasSize(3);
    assertThat(Files.readAllLines(out)).hasSize(3);
    assertThat(JsonTree.object(Files.readAllLines(out).getFirst()))
        .containsEntry("product", "lamp");
  }

  @Test
  void takesAFileThatNamesNoProductsAsOfOne() throws IOException {
    Run run = Run.inProcess("analyse", "reviews", file("some.tsv", "text\tlabel\n很好用\t1\n太差\t0\n"));
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("All reviews: 2 reviews");
  }

  @Test
  void namesAspectsAsTheShopDoes() throws IOException {
    Run run =
        Run.inProcess(
            "analyse",
            "reviews",
            file("reviews.csv", REVIEWS),
            "--aspects",
            file("aspects.tsv", "rename\tbattery\t电\tpower\n"));
    assertThat(run.out()).contains("power: ‘terrible’");
    Run refused =
        Run.inProcess(
            "analyse",
            "reviews",
            file("reviews.csv", REVIEWS),
            "--aspects",
            file("aspects.tsv", "rename\n"));
    assertThat(refused.status()).isNotZero();
    assertThat(refused.reason()).contains("line 1 of the aspects");
  }

  @Test
  void refusesAFileThatHoldsNoReviews() throws IOException {
    assertThat(Run.inProcess("analyse", "reviews", folder.resolve("no.csv").toString()).reason())
        .contains("there is no such file");
    assertThat(Run.inProcess("analyse", "reviews", file("a.csv", "a,b\n1,2\n")).reason())
        .contains("'text'");
    assertThat(Run.inProcess("analyse", "reviews", file("e.csv", "text,product\n")).reason())
        .contains("holds no review");
  }

  @Test
  void readsTheReviewsAShopHasStored() {
    SmallShop.in(folder.resolve("shop"));
    Run run = Run.inProcess("analyse", "reviews", "--data-dir", folder.resolve("shop").toString());
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("All reviews:").contains("Category ");
  }

  @Test
  void tellsTheCategoriesOfProductsThatHaveNone() throws IOException {
    var products = new StringBuilder("id,title,categories\n");
    String[][] kinds = {{"porcelain cup", "Kitchen > Cups"}, {"iron pot", "Kitchen > Pots"}};
    for (int i = 0; i < 300; i++) {
      products.append("p%d,large %s no %d,%s\n".formatted(i, kinds[i % 2][0], i, kinds[i % 2][1]));
    }
    products.append("new,blue porcelain cup no 7,\n");
    Path shop = folder.resolve("shop");
    Run read =
        Run.inProcess("ingest", file("products.csv", products.toString()), "--data-dir", at(shop));
    assertThat(read.status()).as(read.reason()).isZero();

    Run run = Run.inProcess("analyse", "products", "--data-dir", at(shop));

    assertThat(run.status()).as(run.reason()).isZero();
    assertThat(run.out())
        .containsPattern("new  blue porcelain cup no 7  (\\? )?Kitchen > Cups  1?\\d\\d %");
    assertThat(run.err()).contains("1 products without a category");
  }

  @Test
  void ofASmallCatalogueNoCategoriesAreTold() {
    SmallShop.in(folder.resolve("shop"));
    Run run = Run.inProcess("analyse", "products", "--data-dir", at(folder.resolve("shop")));
    assertThat(run.status()).isNotZero();
    assertThat(run.reason()).contains("too few products of known categories");
  }

  private static String at(Path path) {
    return path.toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
