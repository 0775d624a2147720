package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.evaluation.UserBaskets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasketFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void paddingAtBothEndsIsNoBasketOfItems() throws IOException {
    assertThat(read("h.json", "{\"7\": [[-1], [3, 1], [2], [-1]], \"8\": [[-1], [-1]]}"))
        .containsExactly(
            new UserBaskets("7", List.of(List.of(), List.of("3", "1"), List.of("2"), List.of())),
            new UserBaskets("8", List.of(List.of(), List.of())));
  }

  @Test
  void textualItemsAndGzipAreRead() throws IOException {
    Path file = folder.resolve("h.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"u\": [[\"-a\", \"b\"]]}".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(BasketFile.read(file))
        .containsExactly(new UserBaskets("u", List.of(List.of("-a", "b"))));
  }

  @Test
  void aTableIsGroupedByOrderAndStandsByTime() throws IOException {
    assertThat(
            read(
                "o.csv",
                "InvoiceNo,StockCode,InvoiceDate,CustomerID\n"
                    + "2,tea,2026-02-01,17\n1,milk,2026-01-05,17\n2,jam,2026-02-01,17\n"
                    + "3,tea,2026-01-01,\n"))
        .containsExactly(new UserBaskets("17", List.of(List.of("milk"), List.of("tea", "jam"))));
  }

  @Test
  void timesOfDigitsStandAsNumbers() throws IOException {
    assertThat(read("t.tsv", "user\ttime\titem\nu\t10\tb\nu\t9\ta\n"))
        .containsExactly(new UserBaskets("u", List.of(List.of("a"), List.of("b"))));
  }

  @Test
  void withoutTimesOrdersStandAsInTheFile() throws IOException {
    assertThat(read("o.csv", "user;order;item\nu;z;1\nu;a;2\n"))
        .containsExactly(new UserBaskets("u", List.of(List.of("1"), List.of("2"))));
  }

  @Test
  void aFileThatIsNeitherSaysWhatIsMissingAndWhere() {
    refused("x.csv", "user,colour\nu,red\n", "no column named one of", "item");
    refused("x.json", "{\"u\": [[1], 2]}", "line 1", "layout");
    refused("x.json", "{\"u\":\n [[1.5]]}", "line 2", "whole number");
    refused("x.json", "{\"u\": [[1", "line 1");
    refused("empty.csv", "", "no column");
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> BasketFile.read(folder.resolve("absent.json")))
        .withMessageContaining("absent.json");
  }

  private void refused(String name, String text, String... words) {
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> read(name, text))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
  }

  private List<UserBaskets> read(String name, String text) throws IOException {
    return BasketFile.read(Files.writeString(folder.resolve(name), text));
  }
}
