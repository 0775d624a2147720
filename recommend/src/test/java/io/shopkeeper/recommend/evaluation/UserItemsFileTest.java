package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopkeeper.recommend.RecommendException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserItemsFileTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // Filled in by JUnit.
  private Path folder;

  @Test
  void aLineIsAUserThenTheirItems() throws IOException {
    assertThat(
            UserItemsFile.read(
                file("安娜 tent:2  mat\t7\n\n12 3\n".getBytes(StandardCharsets.UTF_8))))
        .containsExactly(
            new UserItems("安娜", List.of("tent:2", "mat", "7")), new UserItems("12", List.of("3")));
  }

  @Test
  void theLinesOfOneUserAreJoined() throws IOException {
    assertThat(UserItemsFile.read(file("a 1\nb 2\na 3\n".getBytes(StandardCharsets.UTF_8))))
        .containsExactly(new UserItems("a", List.of("1", "3")), new UserItems("b", List.of("2")));
  }

  @Test
  void gzipIsToldByItsFirstBytes() throws IOException {
    assertThat(UserItemsFile.read(file(zipped("a 1 2\n"))))
        .containsExactly(new UserItems("a", List.of("1", "2")));
  }

  @Test
  void aTruncatedFileIsRefusedByName() throws IOException {
    byte[] whole = zipped("a 1 2\n".repeat(1000));
    Path cut = file(Arrays.copyOf(whole, whole.length / 2));
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> UserItemsFile.read(cut))
        .withMessageContaining(cut.toString())
        .satisfies(failure ->
            assertThat(failure.code()).isEqualTo(RecommendException.Code.FILE_UNREADABLE));
  }

  @Test
  void anEmptyFileHasNoUsers() throws IOException {
    assertThat(UserItemsFile.read(file(new byte[0]))).isEmpty();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("users.txt"), bytes);
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
