package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final String TRAIN = "u1 a b c\nu2 a b d\nu3 b c d\nu4 a c\nu5 b d\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void theJsonIsTheObjectOfTheContract() throws IOException {
    Run run =
        Run.inProcess(
            "evaluate",
            "recommend",
            "--train",
            file("train.txt", TRAIN),
            "--test",
            file("test.txt", "u1 d\nu4 b\n"),
            "--model",
            "popularity",
            "--json");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    Map<String, Object> found = JsonTree.object(run.out());
    assertThat(found)
        .containsEntry("protocol", "recommend")
        .containsEntry("model", "popularity")
        .containsEntry("dropped", 0L)
        .containsKeys("wallSeconds", "cpuSeconds", "rate");
    assertThat(members(found, "metrics")).containsKeys("recall@20", "ndcg@20");
    assertThat(members(found, "cpuSeconds")).containsKeys("fit", "total");
    assertThat(members(found, "rate")).containsKeys("unit", "value");
  }

  @Test
  void textProtocolsWriteALabelAndItsProbabilityForEveryRecord() throws IOException {
    Path out = folder.resolve("labels.tsv");
    var reviews = new StringBuilder("label,review\n");
    for (int i = 0; i < 60; i++) {
      reviews.append(i % 2).append(",\"").append(i % 2 == 0 ? "bad\n" : "good\n");
      reviews.append("thing number ").append(i).append("\"\n");
    }
    Run run =
        Run.inProcess(
            "evaluate",
            "sentiment",
            "--data",
            file("reviews.csv", reviews.toString()),
            "--folds",
            "3",
            "--model",
            "ngrams",
            "--out",
            out.toString(),
            "--json");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    Map<String, Object> found = JsonTree.object(run.out());
    assertThat(found).containsEntry("protocol", "sentiment").containsEntry("model", "ngrams");
    assertThat(members(found, "metrics")).containsKeys("accuracy", "f1", "auc");
    assertThat(members(found, "rate")).containsEntry("unit", "texts/s");
    assertThat(Files.readAllLines(out))
        .hasSize(60)
        .allMatch(line -> line.matches("[01]\t0\\.\\d+"));
  }

  @Test
  void aTextProtocolWithoutFilesSaysWhatToGive() {
    Run run = Run.inProcess("evaluate", "rating", "--model", "ngrams");
    assertThat(run.status()).isNotZero();
    assertThat(run.err().strip()).endsWith("or --data FILE with --folds N");
  }

  @Test
  void withoutLabelsListsAreWrittenAndMetricsLeftOut() throws IOException {
    Path out = folder.resolve("lists.tsv");
    Run run =
        Run.inProcess(
            "evaluate",
            "sequence",
            "--train",
            file("train.txt", TRAIN),
            "--users",
            file("users.txt", "u1\nu4\n"),
            "--out",
            out.toString(),
            "--json");
    assertThat(run.status()).isZero();
    assertThat(members(JsonTree.object(run.out()), "metrics")).isEmpty();
    assertThat(Files.readAllLines(out))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).matches("u\\d\t[abcd]( [abcd])*"));
  }

  @Test
  void oneFileHasItsLastItemsHeldOut() throws IOException {
    Run run = Run.inProcess("evaluate", "sequence", "--data", file("all.txt", TRAIN));
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("hit-rate@10", "ndcg@10");
  }

  @Test
  void nextBasketsAreMeasuredBesideTheBaseline() throws IOException {
    String history = "{\"1\": [[-1],[5,6],[5],[-1]], \"2\": [[-1],[6],[6,7],[-1]]}";
    Path out = folder.resolve("lists.tsv");
    Run run =
        Run.inProcess(
            "evaluate",
            "next-basket",
            "--data",
            file("history.json", history),
            "--test",
            file("future.json", "{\"1\": [[-1],[5],[-1]]}"),
            "--out",
            out.toString(),
            "--json");
    assertThat(run.err()).isEmpty();
    Map<String, Object> found = JsonTree.object(run.out());
    assertThat(found).containsEntry("protocol", "next-basket");
    assertThat(members(found, "metrics"))
        .containsEntry("recall@20", 1.0)
        .containsKeys("ndcg@10", "gain-recall@20", "repeat-recall@20", "explore-share-of-baskets");
    assertThat(members(found, "intervals")).containsKey("gain-recall@20");
    assertThat(Files.readString(out)).matches("1\t[567]( [567]){2}\n");
  }

  @Test
  void withoutBasketsToLearnFromTheReasonIsGiven() throws IOException {
    assertThat(Run.inProcess("evaluate", "next-basket").err()).contains("--train FILE");
    Run padding =
        Run.inProcess("evaluate", "next-basket", "--data", file("h.json", "{\"1\": [[-1]]}"));
    assertThat(padding.status()).isNotZero();
    assertThat(padding.err()).contains("no basket");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> members(Map<String, Object> object, String name) {
    return (Map<String, Object>) object.getOrDefault(name, Map.of("missing", name));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
