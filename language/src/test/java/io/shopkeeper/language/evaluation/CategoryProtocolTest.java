package io.shopkeeper.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CategoryProtocolTest {
  private static final String[] NAMES = {"porcelain cup", "iron pot", "碎花连衣裙"};
  private static final String[] CATEGORIES = {"Kitchen,Cups", "Kitchen,Pots", "服装,连衣裙"};
  private static final String[] SHARED = {"large", "blue", "classic", "夏季", "new"};

  private final Protocols protocols = new Protocols();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    protocols.close();
  }

  @Test
  void productsArePutIntoTheirCategoryAndItsInnerOne() throws IOException {
    ProtocolResult result =
        run(new TextFiles(table("train", 0, 240), null, table("test", 999, 60), null, 5));

    assertThat(Protocols.figure(result, "accuracy")).isGreaterThan(.95);
    assertThat(result.lines()).hasSize(60);
    assertThat(result.lines().getFirst()).startsWith("Kitchen > Cups\t");
  }

  @Test
  void copiesOfATestTitleAreNotLearnedFrom() throws IOException {
    ProtocolResult result =
        run(new TextFiles(table("train", 0, 240), null, table("test", 230, 60), null, 5));

    assertThat(result.dropped()).isEqualTo(10);
  }

  @Test
  void withFoldsEveryProductIsHeldOutOnce() throws IOException {
    ProtocolResult result = run(new TextFiles(null, null, null, table("all", 0, 300), 3));

    assertThat(result.lines()).hasSize(300);
    assertThat(Protocols.figure(result, "accuracy")).isGreaterThan(.9);
    assertThat(Protocols.figure(result, "accuracy-of-told")).isGreaterThan(.9);
  }

  @Test
  void wrongCategoriesAreCountedAsWrong() throws IOException {
    ProtocolResult result =
        run(new TextFiles(table("train", 0, 240), null, mixed("test", 999, 60), null, 5));

    assertThat(Protocols.figure(result, "accuracy")).isLessThan(.5);
  }

  @Test
  void aTableWithoutCategoriesIsTestedWithoutFigures() throws IOException {
    Path test =
        Files.writeString(folder.resolve("plain.csv"), "title,brand\nlarge iron pot 7,\n,Acme\n");

    ProtocolResult result = run(new TextFiles(table("train", 0, 240), null, test, null, 5));

    assertThat(result.metrics().metrics()).isEmpty();
    assertThat(result.lines()).hasSize(2);
    assertThat(result.lines().getFirst()).startsWith("Kitchen > Pots\t");
  }

  @Test
  void aFileThatCannotTeachIsRefusedByName() throws IOException {
    Path untitled = Files.writeString(folder.resolve("untitled.csv"), "a,category\n1,Cups\n");
    Path few = table("few", 0, 30);

    assertThatThrownBy(() -> run(new TextFiles(null, null, null, untitled, 3)))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("untitled.csv' has no column of titles");
    assertThatThrownBy(() -> run(new TextFiles(null, null, null, few, 3)))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("few.csv' holds too few products");
    assertThatThrownBy(() ->
            protocols.run(new CategoryProtocol(), new TextFiles(null, null, null, few, 3), "crf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'crf' is not one of");
  }

  private ProtocolResult run(TextFiles files) {
    return protocols.run(new CategoryProtocol(), files, "auto");
  }

  private Path table(String name, int from, int count) throws IOException {
    return table(name, from, count, 0);
  }

  /// Every title with the category of another.
  private Path mixed(String name, int from, int count) throws IOException {
    return table(name, from, count, 1);
  }

  private Path table(String name, int from, int count, int shift) throws IOException {
    var lines = new StringBuilder("title,category,sub_category\n");
    for (int i = from; i < from + count; i++) {
      lines
          .append("%s %s %d,".formatted(SHARED[i % SHARED.length], NAMES[i % 3], i))
          .append(CATEGORIES[(i + shift) % 3])
          .append('\n');
    }
    return Files.writeString(folder.resolve(name + ".csv"), lines);
  }
}
