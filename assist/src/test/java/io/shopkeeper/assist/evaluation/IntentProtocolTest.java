package io.shopkeeper.assist.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.language.evaluation.TextFiles;
import io.shopkeeper.numeric.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentProtocolTest {
  private static final String[] THINGS = {"shoes", "lamp", "coat", "phone", "chair", "cup"};
  private static final Map<String, String> WAYS =
      Map.of(
          "track", "where is the parcel with my %s",
          "cancel", "cancel the order of the %s please",
          "refund", "give me my money back for the %s");

  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final Encoders encoders = new Encoders();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    encoders.close();
    pool.shutdown();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String train() {
    var lines = new StringBuilder("utterance,intent\n");
    WAYS.keySet().stream()
        .sorted()
        .forEach(intent -> {
          for (String thing : THINGS) {
            lines.append(WAYS.getOrDefault(intent, "").formatted(thing));
            lines.append(',').append(intent).append('\n');
          }
        });
    return lines.toString();
  }

  private ProtocolResult run(TextFiles files) {
    return new IntentProtocol()
        .run(
            files,
            "auto",
            new Surroundings(new Seed(1), new Workers(pool, 2), Progress.NONE, encoders, () -> {}));
  }

  private static double figure(ProtocolResult result, String name) {
    return Objects.requireNonNull(result.metrics().metrics().get(name), name).estimate();
  }

  @Test
  void utterancesOutOfScopeAreToldFromOthers() throws IOException {
    Path test =
        file(
            "test.tsv",
            """
            text\tlabel
            where is the parcel with my hat\ttrack
            cancel the order of the hat please\tcancel
            CANCEL the order of the lamp, please!\tcancel
            what is the capital of France\toos
            play some jazz music\tout_of_scope
            """);

    ProtocolResult result = run(new TextFiles(file("train.csv", train()), null, test, null, 5));

    assertThat(figure(result, "accuracy")).isOne();
    assertThat(figure(result, "macro-f1")).isOne();
    assertThat(figure(result, "out-of-scope-auroc")).isOne();
    assertThat(result.dropped()).as("a copy of the third").isOne();
    assertThat(result.lines())
        .hasSize(5)
        .allMatch(line -> line.matches("[a-z]+\t[01]\\.\\d{6}\t[01]\\.\\d{6}"));
  }

  @Test
  void everyRecordIsHeldOutOnceAndRareIntentsDoNotCount() throws IOException {
    Path data = file("data.csv", train() + "hello there,hello\nhi,hello\n");

    ProtocolResult result = run(new TextFiles(null, null, null, data, 3));

    assertThat(result.lines()).hasSize(20).noneMatch(line -> line.startsWith("hello"));
    assertThat(result.settings()).contains("18 of 20");
    assertThat(figure(result, "accuracy")).isGreaterThan(.9);
  }

  @Test
  void withoutLabelsPredictionsAloneAreMade() throws IOException {
    Path test = file("test.csv", "text\nwhere is it\n\"\"\n");

    ProtocolResult result = run(new TextFiles(file("train.csv", train()), null, test, null, 5));

    assertThat(result.metrics().metrics()).isEmpty();
    assertThat(result.lines()).isNotEmpty();
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path noText = file("no-text.csv", "id,intent\n1,track\n");
    Path one = file("one.csv", "text,intent\nwhere is it,track\n");

    assertThatThrownBy(() -> run(new TextFiles(null, null, null, noText, 5)))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("utterance");
    assertThatThrownBy(() -> run(new TextFiles(one, null, one, null, 5)))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("two intents");
  }
}
