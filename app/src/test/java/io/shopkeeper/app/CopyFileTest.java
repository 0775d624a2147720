package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.ContentException;
import io.shopkeeper.content.evaluation.CopyProtocol;
import io.shopkeeper.content.evaluation.CopyRecord;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.numeric.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void textsMayLackAndOtherFieldsAreIgnored() throws IOException {
    List<CopyRecord> records =
        read(
            """
            {"content": "类型#裙*颜色#蓝色", "summary": "蓝色的裙。"}

            {"id": [7, {"content": "no"}], "content": "类型#裤"}
            {"content": "类型#裤", "summary": null}
            """);
    assertThat(records).hasSize(3);
    assertThat(records.getFirst())
        .isEqualTo(
            new CopyRecord(List.of(new Attribute("类型", "裙"), new Attribute("颜色", "蓝色")), "蓝色的裙。"));
    assertThat(records.get(1).text()).isNull();
    assertThat(records.get(2).text()).isNull();
  }

  @Test
  void aBrokenLineIsNamedWithTheReason() {
    for (String broken :
        List.of("{\"content\": \"类型#裙\"", "[]", "{\"content\": 7}", "{\"summary\": \"x\"}")) {
      assertThatExceptionOfType(ContentException.class)
          .isThrownBy(() -> read("{\"content\": \"类型#裙\"}\n" + broken + "\n"))
          .as(broken)
          .withMessageContaining("line 2");
    }
  }

  /// A quarter of the texts is enough to see that nothing is broken; the figures of all of them are
  /// in bench/results.
  @Test
  void publishedTextsAreComeNearTo() {
    Path file =
        Path.of(System.getProperty("shopkeeper.shared", "../shared"))
            .resolve("data/copy/advertise-zh/train.jsonl.gz");
    assumeTrue(Files.exists(file), () -> "no texts at " + file);
    List<CopyRecord> all = CopyFile.read(file);
    assertThat(all).hasSize(5_000);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      ProtocolResult result =
          new CopyProtocol(new Workers(pool, 2), Progress.NONE)
              .fit(all.subList(0, 1_200), all.subList(1_200, 1_300), "auto")
              .apply(Bootstrap.of(new Seed(1)));
      assertThat(estimate(result, "bleu-4")).isGreaterThan(5);
      assertThat(estimate(result, "rouge-1")).isGreaterThan(24);
      assertThat(estimate(result, "supported-share")).isGreaterThan(.95);
    }
  }

  private static double estimate(ProtocolResult result, String metric) {
    return Objects.requireNonNull(result.metrics().metrics().get(metric)).estimate();
  }

  private List<CopyRecord> read(String lines) throws IOException {
    Path file = folder.resolve("copy.jsonl");
    Files.writeString(file, lines);
    return CopyFile.read(file);
  }
}
