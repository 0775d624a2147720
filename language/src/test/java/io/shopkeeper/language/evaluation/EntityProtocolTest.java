package io.shopkeeper.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.entities.TaggedTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityProtocolTest {
  private static final String[] BRANDS = {"海尔", "小米", "三只松鼠", "Apple"};
  private static final String[] PRODUCTS = {"电视", "手机", "坚果", "耳机"};
  private static final String[] REST = {"包邮", "新款", "2024", "正品"};

  private final Protocols protocols = new Protocols();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    protocols.close();
  }

  @Test
  void marksBrandsAndProducts() throws IOException {
    Path train = titles("train", 1, 120);
    Path test = titles("test", 2, 40);

    for (String model : new String[] {"crf", "auto"}) {
      ProtocolResult result =
          protocols.run(new EntityProtocol(), new TextFiles(train, null, test, null, 5), model);

      assertThat(Protocols.figure(result, "micro-f1")).isGreaterThan(.9);
      assertThat(TaggedTexts.parse(String.join("\n", result.lines())).characters())
          .isEqualTo(TaggedTexts.parse(Files.readString(test)).characters());
    }
  }

  @Test
  void untaggedTitlesAreMarkedWithoutFigures() throws IOException {
    Path test = Files.writeString(folder.resolve("plain.txt"), "新\n款\n小\n米\n1\n2\n手\n机\n正\n品\n");

    ProtocolResult result =
        protocols.run(
            new EntityProtocol(),
            new TextFiles(titles("train", 1, 80), null, test, null, 5),
            "crf");

    assertThat(result.metrics().metrics()).isEmpty();
    assertThat(result.lines()).contains("手 B-HCCX", "机 I-HCCX");
  }

  @Test
  void spansAreRightAsAWhole() {
    assertThat(Span.of(List.of("B-A", "I-A", "I-B", "O", "B-A", "B-A")))
        .containsExactlyInAnyOrder(
            new Span(0, 2, "A"), new Span(2, 3, "B"), new Span(4, 5, "A"), new Span(5, 6, "A"));
  }

  @Test
  void oneFileIsNotEnough() throws IOException {
    var files = new TextFiles(null, null, null, titles("all", 1, 3), 5);

    assertThatThrownBy(() -> protocols.run(new EntityProtocol(), files, "crf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--train FILE with --test FILE");
  }

  private Path titles(String name, int seed, int count) throws IOException {
    var random = new Random(seed);
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      mark(lines, REST[random.nextInt(4)], null);
      mark(lines, BRANDS[random.nextInt(4)], "HPPX");
      mark(lines, Integer.toString(random.nextInt(1_000)), null);
      mark(lines, PRODUCTS[random.nextInt(4)], "HCCX");
      mark(lines, REST[random.nextInt(4)], null);
      lines.append('\n');
    }
    return Files.writeString(folder.resolve(name + ".txt"), lines);
  }

  private static void mark(
      StringBuilder lines, String text, @org.jspecify.annotations.Nullable String kind) {
    for (int i = 0; i < text.length(); i++) {
      String tag = kind == null ? "O" : (i == 0 ? "B-" : "I-") + kind;
      lines.append(text.charAt(i)).append(' ').append(tag).append('\n');
    }
  }
}
