package io.shopkeeper.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {
  private static final String[] ASPECTS = {"屏 幕", "电 池", "外 形", "声 音"};
  private static final String[] QUESTIONS = {
    "怎么退货", "如何申请退款", "运费多少钱", "什么时候发货", "可以开发票吗", "怎么修改地址"
  };

  private final Protocols protocols = new Protocols();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    protocols.close();
  }

  @Test
  void oppositePolaritiesInASentenceAreToldApart() throws IOException {
    ProtocolResult result =
        protocols.run(
            ClassificationProtocol.ASPECTS,
            new TextFiles(aspects("train", 1, 150), null, aspects("test", 2, 40), null, 5),
            "auto");

    assertThat(Protocols.figure(result, "accuracy")).isGreaterThan(.9);
    assertThat(result.lines()).hasSize(80).allMatch(line -> line.contains("ive\t"));
  }

  @Test
  void aspectsComeThreeLinesARecord() throws IOException {
    Path odd = Files.writeString(folder.resolve("odd.txt"), "$T$ 好\n屏 幕\n");

    assertThatThrownBy(() ->
            protocols.run(
                ClassificationProtocol.ASPECTS, new TextFiles(odd, null, odd, null, 5), "ngrams"))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("2 lines: three a record are expected");
  }

  @Test
  void pairsOfTheSameQuestionAreFound() throws IOException {
    ProtocolResult result =
        protocols.run(
            ClassificationProtocol.MATCHING,
            new TextFiles(pairs("train", 1, 150), null, pairs("test", 2, 50), null, 5),
            "auto");

    assertThat(Protocols.figure(result, "accuracy")).isGreaterThan(.9);
  }

  @Test
  void whichQuestionStandsFirstChangesNoNgram() {
    var pair = new PairTask.Pair("怎么退货", "如何退款");
    var turned = new PairTask.Pair("如何退款", "怎么退货");
    var features =
        new PairTask().features(Language.CHINESE, Optional.empty(), List.of(pair, turned));

    assertThat(features.apply(pair).ngrams()).isEqualTo(features.apply(turned).ngrams());
  }

  @Test
  void wordsThatSayTheSameAreLearnedFromPairsOfOtherQuestions() throws IOException {
    Path train = instead("train", 1, 200);
    Path test = instead("test", 2, 50);

    ProtocolResult result =
        protocols.run(
            ClassificationProtocol.MATCHING, new TextFiles(train, null, test, null, 5), "ngrams");

    assertThat(Protocols.figure(result, "accuracy")).isGreaterThan(.9);
  }

  @Test
  void pairsMayLackLabels() throws IOException {
    Path test = Files.writeString(folder.resolve("test.txt"), "怎么退货\t退货怎么办\n只有一个\n");

    ProtocolResult result =
        protocols.run(
            ClassificationProtocol.MATCHING,
            new TextFiles(pairs("train", 1, 60), null, test, null, 5),
            "ngrams");

    assertThat(result.lines()).hasSize(2);
    assertThat(result.metrics().metrics()).isEmpty();
  }

  /// Every sentence praises one aspect and blames another.
  private Path aspects(String name, int seed, int count) throws IOException {
    var random = new Random(seed);
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int good = random.nextInt(4);
      int bad = (good + 1 + random.nextInt(3)) % 4;
      String other = "，" + i + "，";
      lines.append(
          "$T$ 很 好 %s %s 很 差\n%s\nPositive\n".formatted(other, ASPECTS[bad], ASPECTS[good]));
      lines.append(
          "%s 很 好 %s $T$ 很 差\n%s\nNegative\n".formatted(ASPECTS[good], other, ASPECTS[bad]));
    }
    return Files.writeString(folder.resolve(name + ".txt"), lines);
  }

  /// Each of four words says the same as one other; which pairs do cannot be told by words alone.
  private Path instead(String name, int seed, int count) throws IOException {
    String[][] words = {{"甲", "乙"}, {"丙", "丁"}};
    var random = new Random(seed);
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int one = random.nextInt(2);
      int other = random.nextInt(2);
      lines.append(
          "%s能%d吗\t%s能%d吗\t%d\n"
              .formatted(words[one][0], i, words[other][1], i, one == other ? 1 : 0));
    }
    return Files.writeString(folder.resolve(name + ".txt"), lines);
  }

  private Path pairs(String name, int seed, int count) throws IOException {
    var random = new Random(seed);
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int one = random.nextInt(QUESTIONS.length);
      int other = random.nextBoolean() ? one : random.nextInt(QUESTIONS.length);
      lines.append(
          "请问%s%d\t%s呢%d\t%d\n"
              .formatted(QUESTIONS[one], i, QUESTIONS[other], i, one == other ? 1 : 0));
    }
    return Files.writeString(folder.resolve(name + ".txt"), lines);
  }
}
