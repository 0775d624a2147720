package io.shopkeeper.search.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.search.SearchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchProtocolTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Encoders ENCODERS = new Encoders();
  private static final String CATALOGUE =
      """
      product_id,product_name,brand,category,description,price
      1,Garlic oil capsules,Sri,Health,"Capsules, for digestion",220
      2,Water bottle orange,Mastercook,Kitchen,A bottle,180
      3,Brass oil lamp,Trm,Cleaning,For prayers,119
      4,红色连衣裙 夏季,衣衣,女装,,299
      5,,,,"Trail shoes - light, for running",80
      """;

  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void close() {
    POOL.shutdown();
    ENCODERS.close();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private ProtocolResult run(
      String queries, @Nullable String judgements, @Nullable String train, String model)
      throws IOException {
    var files =
        new SearchFiles(
            file("catalogue.csv", CATALOGUE),
            file("queries", queries),
            judgements == null ? null : file("judgements", judgements),
            null,
            train == null ? null : file("train", train),
            null);
    return new SearchProtocol(
            files,
            model,
            new Surroundings(new Seed(1), new Workers(POOL, 2), Progress.NONE, ENCODERS, () -> {}))
        .run();
  }

  private static double figure(ProtocolResult result, String name) {
    var interval = result.metrics().metrics().get(name);
    assertThat(interval).as(name).isNotNull();
    return interval == null ? Double.NaN : interval.estimate();
  }

  @Test
  void ranksAreJudgedForWordsMeaningAndBothAndByKind() throws IOException {
    var result =
        run(
            "query_id\tquery\tkind\n"
                + "a\tgarlic capsules\twords\n"
                + "b\tdrinking flask\tother\n"
                + "c\t连衣裙\twords\n",
            "query_id\tproduct_id\trelevance\na\t1\t1\nb\t2\t1\nc\t4\t2\n",
            null,
            "auto");
    assertThat(result.model()).isEqualTo("fused");
    assertThat(figure(result, "words/mrr@10")).isEqualTo(1);
    assertThat(figure(result, "words/bm25/hit@1")).isEqualTo(1);
    assertThat(figure(result, "other/bm25/mrr@10")).isZero();
    assertThat(figure(result, "other/vector/hit@1")).isEqualTo(1);
    assertThat(figure(result, "recall@100")).isEqualTo(1);
    assertThat(result.lines()).hasSize(3).first().asString().startsWith("a\t1");
  }

  @Test
  void commasNoHeadersAndWordsOfRelevanceAreRead() throws IOException {
    var result =
        run(
            "1,garlic oil\n2,running shoes\n",
            "1,1,Exact\n1,3,Partial\n1,2,Irrelevant\n2,5,E\n",
            null,
            "bm25");
    assertThat(figure(result, "mrr@10")).isEqualTo(1);
    assertThat(figure(result, "ndcg@10")).isEqualTo(1);
  }

  @Test
  void weightsAreLearnedFromJudgementsOfTrain() throws IOException {
    var result =
        run("1\tgarlic capsules\n2\tbottle\n3\toil lamp\n", "3\t3\n", "1\t1\n2\t2\n", "auto");
    assertThat(figure(result, "hit@1")).isEqualTo(1);
  }

  @Test
  void withoutJudgementsThereAreListsOnly() throws IOException {
    var result = run("1\tgarlic\n", null, null, "auto");
    assertThat(result.metrics().metrics()).isEmpty();
    assertThat(result.lines()).hasSize(1);
  }

  @Test
  void whatJudgesNothingIsRefused() {
    assertThatThrownBy(() -> run("1\tgarlic\n", "7\t1\t1\n", null, "auto"))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining("judges no query");
    assertThatThrownBy(() -> run("1\tgarlic\n", "1\t1\tgreat\n", null, "auto"))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining("'great'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("1\tgarlic\n", null, null, "magic"))
        .withMessageContaining("magic");
  }
}
