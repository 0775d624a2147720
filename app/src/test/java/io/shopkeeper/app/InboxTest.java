package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.ingest.IngestException;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.store.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path folder;
  private ShopProgram program;
  private ShopWork work;
  private Path inbox;

  @BeforeEach
  void open() throws IOException {
    program =
        ShopProgram.open(
            folder.resolve("shop"),
            SimulationSettings.small(Locale.ENGLISH, NOW).shop(),
            InstantSource.fixed(NOW));
    work = program.work();
    inbox = Files.createDirectories(folder.resolve("shop/inbox"));
  }

  @AfterEach
  void close() {
    program.close();
  }

  private Path put(String name, String text, Duration ago) throws IOException {
    Path file = inbox.resolve(name);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
    return file;
  }

  private static List<String> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> titles() {
    return program
        .store()
        .facts()
        .list(
            new Query("test", "SELECT title FROM products ORDER BY id", List.of()),
            row -> row.text(0));
  }

  @Test
  void whatLiesThereIsReadTogetherInOrderAndPutAwayWithItsReport() throws IOException {
    Path later = put("products-2.csv", "id,title\np2,Pot\n", Duration.ofMinutes(1));
    Path earlier = put("products-1.csv", "id,title\np1,Cup\n", Duration.ofMinutes(2));
    assertThat(work.due()).as("the first look only remembers").isEmpty();

    JobRequest due = work.due().orElseThrow();
    assertThat(due).isEqualTo(new JobRequest.Ingest(List.of(earlier, later), null));
    work.run(due, Progress.NONE);

    assertThat(titles()).containsExactly("Cup", "Pot");
    assertThat(in(inbox)).containsExactly("done");
    assertThat(in(inbox.resolve("done")))
        .containsExactly(
            "20261120T120000.000Z-products-1.csv",
            "20261120T120000.000Z-products-1.csv.txt",
            "20261120T120000.000Z-products-2.csv",
            "20261120T120000.000Z-products-2.csv.txt");
    assertThat(inbox.resolve("done/20261120T120000.000Z-products-1.csv.txt"))
        .content()
        .contains("accepted: 2");
  }

  @Test
  void aFileThatGrowsOrIsToBeRenamedIsLeftAlone() throws IOException {
    put("products.csv", "id,title\np1,Cup\n", Duration.ofMinutes(1));
    put("products-3.csv.part", "id,title\np1,Cup\n", Duration.ofMinutes(1));
    put("products-4.csv", "id,title\np1,Cup\n", Duration.ofSeconds(5));
    work.due();
    put("products.csv", "id,title\np1,Cup\np2,Pot\n", Duration.ofMinutes(1));
    assertThat(work.due()).isEmpty();
    assertThat(work.due())
        .isEqualTo(
            Optional.of(new JobRequest.Ingest(List.of(inbox.resolve("products.csv")), null)));
  }

  @Test
  void aBadFileIsSetAsideWithItsReasonAndTheOthersAreRead() throws IOException {
    put("products.csv", "id,title\np1,Cup\n", Duration.ofMinutes(1));
    put("odd.csv", "a,b\n1,2\n", Duration.ofMinutes(1));
    work.due();
    work.run(work.due().orElseThrow(), Progress.NONE);

    assertThat(titles()).containsExactly("Cup");
    assertThat(in(inbox)).containsExactly("done", "failed");
    assertThat(inbox.resolve("failed/20261120T120000.000Z-odd.csv.txt"))
        .content()
        .contains("it is not clear what it holds");
  }

  @Test
  void whereNothingCanBeReadEverythingIsSetAsideOnce() throws IOException {
    put("odd.csv", "a,b\n1,2\n", Duration.ofMinutes(1));
    work.due();
    JobRequest due = work.due().orElseThrow();
    assertThatThrownBy(() -> work.run(due, Progress.NONE)).isInstanceOf(IngestException.class);
    assertThat(in(inbox)).containsExactly("failed");
    assertThat(work.due()).isEmpty();
  }

  @Test
  void filesThatLieElsewhereStayWhereTheyAre() throws IOException {
    Path file = folder.resolve("products.csv");
    Files.writeString(file, "id,title\np1,Cup\n");
    work.run(new JobRequest.Ingest(List.of(file), null), Progress.NONE);
    assertThat(file).exists();
  }
}
