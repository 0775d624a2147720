package io.shopkeeper.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassificationProtocolTest {
  private static final String[] PRAISE = {"很好", "不错", "喜欢", "满意"};
  private static final String[] BLAME = {"很差", "失望", "退货", "难用"};
  private static final String[] THINGS = {"屏幕", "电池", "快递", "包装", "声音", "手感"};

  private final Protocols protocols = new Protocols();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    protocols.close();
  }

  @Test
  void learnsWhatReviewsSay() throws IOException {
    var files = new TextFiles(reviews("train", 1, 400), null, reviews("test", 2, 100), null, 5);

    ProtocolResult result = run(files, "ngrams", 2);

    assertThat(Protocols.figure(result, "accuracy")).isGreaterThan(.95);
    assertThat(result.metrics().metrics()).containsKeys("auc", "precision", "recall", "f1");
    assertThat(result.lines()).hasSize(100).allMatch(line -> line.matches("[01]\t[01]\\.\\d{6}"));
  }

  @Test
  void theEncoderHeadAndTheBlendLearnToo() throws IOException {
    var files = new TextFiles(reviews("train", 1, 160), null, reviews("test", 2, 40), null, 5);

    for (String model : new String[] {"encoder", "auto", "tuned"}) {
      ProtocolResult result = run(files, model, 2);
      assertThat(Protocols.figure(result, "accuracy")).isGreaterThan(.9);
      assertThat(result.model())
          .isEqualTo(
              switch (model) {
                case "auto" -> "blend";
                case "tuned" -> "blend+tuned-encoder";
                default -> model;
              });
    }
  }

  @Test
  void theResultDoesNotDependOnTheNumberOfWorkers() throws IOException {
    var files = new TextFiles(reviews("train", 1, 80), null, reviews("test", 2, 20), null, 5);

    assertThat(run(files, "auto", 1)).isEqualTo(run(files, "auto", 2));
  }

  @Test
  void copiesOfTestAreDroppedFromTrain() throws IOException {
    Path train = reviews("train", 1, 200);
    String first = Files.readAllLines(train).get(1);
    Path test = Files.writeString(folder.resolve("copy.tsv"), "label\ttext\n" + first + "！！\n");

    assertThat(run(new TextFiles(train, null, test, null, 5), "ngrams", 2).dropped())
        .isGreaterThanOrEqualTo(1);
  }

  @Test
  void withoutLabelsPredictionsAloneAreMade() throws IOException {
    Path test = Files.writeString(folder.resolve("test.tsv"), "id\ttext\n1\t屏幕很好\n2\t\n");

    ProtocolResult result =
        run(new TextFiles(reviews("train", 1, 200), null, test, null, 5), "ngrams", 2);

    assertThat(result.metrics().metrics()).isEmpty();
    assertThat(result.lines()).hasSize(2);
    assertThat(result.lines().getFirst()).startsWith("1\t");
  }

  @Test
  void everyRecordIsHeldOutOnce() throws IOException {
    ProtocolResult result =
        run(new TextFiles(null, null, null, reviews("all", 1, 300), 3), "ngrams", 2);

    assertThat(result.lines()).hasSize(300);
    assertThat(Protocols.figure(result, "accuracy")).isGreaterThan(.9);
  }

  @Test
  void starsAreOnAScale() throws IOException {
    var random = new Random(4);
    var rows = new StringBuilder("Title,Review Text,Rating\n");
    for (int i = 0; i < 300; i++) {
      int stars = 1 + random.nextInt(3);
      String word = new String[] {"awful", "average", "lovely"}[stars - 1];
      rows.append("\"It is, well\",the dress is %s today %d,%d\n".formatted(word, i, stars));
    }
    Path all = Files.writeString(folder.resolve("stars.csv"), rows);

    ProtocolResult result =
        protocols.run(
            ClassificationProtocol.RATING, new TextFiles(null, null, null, all, 3), "ngrams");

    assertThat(Protocols.figure(result, "mae")).isLessThan(.1);
  }

  @Test
  void whetherAReviewRecommendsIsToldApartFromItsStars() throws IOException {
    var rows = new StringBuilder("Title,Review Text,Rating,Recommended IND\n");
    for (int i = 0; i < 200; i++) {
      boolean recommended = i % 3 > 0;
      int stars = 1 + i % 5;
      rows.append(
          "Dress %d,it is %s,%d,%d\n"
              .formatted(i, recommended ? "lovely" : "awful", stars, recommended ? 1 : 0));
    }
    Path all = Files.writeString(folder.resolve("both.csv"), rows);

    ProtocolResult sentiment = run(new TextFiles(null, null, null, all, 3), "ngrams", 2);
    ProtocolResult rating =
        protocols.run(
            ClassificationProtocol.RATING, new TextFiles(null, null, null, all, 3), "ngrams");

    assertThat(Protocols.figure(sentiment, "auc")).isGreaterThan(.99);
    assertThat(sentiment.lines()).allMatch(line -> line.matches("[01]\t.*"));
    assertThat(rating.lines()).allMatch(line -> line.matches("[1-5]\t.*"));
    assertThat(Protocols.figure(rating, "mae")).isGreaterThan(.5);
  }

  @Test
  void whatDisturbedTextsDoToVerdictsIsMeasured() throws IOException {
    var files = new TextFiles(reviews("train", 1, 300), null, reviews("test", 2, 100), null, 5);

    Map<TextDisturbance, MetricReport> found =
        ClassificationProtocol.SENTIMENT.robustness(files, "ngrams", protocols.surroundings(2));

    assertThat(found).containsOnlyKeys(TextDisturbance.values());
    assertThat(found.get(TextDisturbance.NONE)).isEqualTo(run(files, "ngrams", 2).metrics());
    assertThat(found.get(TextDisturbance.TRADITIONAL)).isEqualTo(found.get(TextDisturbance.NONE));
    assertThat(found.get(TextDisturbance.TYPOS)).isNotEqualTo(found.get(TextDisturbance.NONE));
  }

  @Test
  void aModelThatIsNotThereIsNamed() throws IOException {
    var files = new TextFiles(null, null, null, reviews("all", 1, 20), 3);

    assertThatThrownBy(() -> run(files, "oracle", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'oracle' is not one of auto, blend, tuned, ngrams, encoder");
  }

  @Test
  void aTableWithoutTextsIsRefused() throws IOException {
    Path all = Files.writeString(folder.resolve("odd.csv"), "label,price\n1,2\n");

    assertThatThrownBy(() -> run(new TextFiles(null, null, null, all, 3), "ngrams", 2))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("no column of texts");
  }

  @Test
  void oneClassCannotBeToldApart() throws IOException {
    Path all = Files.writeString(folder.resolve("one.csv"), "label,text\n1,a\n1,b\n");

    assertThatThrownBy(() -> run(new TextFiles(null, null, null, all, 3), "ngrams", 2))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("fewer than two classes");
  }

  private ProtocolResult run(TextFiles files, String model, int workers) {
    return protocols.run(ClassificationProtocol.SENTIMENT, files, model, workers);
  }

  /// Reviews of a made-up language of praise and blame.
  private Path reviews(String name, int seed, int count) throws IOException {
    var random = new Random(seed);
    var rows = new StringBuilder("label\ttext\n");
    for (int i = 0; i < count; i++) {
      boolean praise = random.nextBoolean();
      String[] words = praise ? PRAISE : BLAME;
      rows.append(praise ? 1 : 0).append('\t');
      for (int clause = 0; clause < 3; clause++) {
        rows.append(THINGS[random.nextInt(THINGS.length)])
            .append(words[random.nextInt(words.length)])
            .append('，');
      }
      rows.append(random.nextInt(100_000)).append('\n');
    }
    return Files.writeString(folder.resolve(name + ".tsv"), rows);
  }
}
