package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cleaning does to whole loads, and what it tells of it.
class CleaningTest {
  @TempDir private Path folder;
  private Loads loads;

  @BeforeEach
  void open() {
    loads = new Loads(folder);
  }

  @AfterEach
  void close() {
    loads.close();
  }

  @Test
  void everyChangeIsCountedAndKeptWithItsReason() throws IOException {
    IngestReport report =
        loads.run(loads.write("products.csv", "id,title\np1,Salt &amp; Pepper\np2,Cup\n"));

    assertThat(report.cleaned()).isEqualTo(Map.of("html-entities", 1L));
    assertThat(Files.readAllLines(Objects.requireNonNull(report.changesFile())))
        .containsExactly(
            "file,line,kind,record,field,before,after,rule,reason",
            "\"products.csv\",2,products,\"p1\",\"title\",\"Salt &amp; Pepper\",\"Salt & Pepper\","
                + "html-entities,\"entities of HTML\"");
    assertThat(loads.ask("SELECT title FROM products ORDER BY id"))
        .containsExactly("Salt & Pepper", "Cup");
  }

  @Test
  void nothingIsChangedAsItIs() throws IOException {
    Path file = loads.write("products.csv", "id,title\np1,Salt &amp; Pepper\n");

    IngestReport report = loads.run(CleaningChoice.AS_IS, file);

    assertThat(report.cleaned()).isEmpty();
    assertThat(report.changesFile()).isNull();
    assertThat(loads.ask("SELECT title FROM products")).containsExactly("Salt &amp; Pepper");
  }

  @Test
  void cleaningAfterwardsDoesNotStoreAnEventTwice() throws IOException {
    Path file =
        loads.write(
            "events.csv", "event,session,time,query\nsearch,s,2026-11-20 10:00:00,salt &amp; co\n");
    loads.run(CleaningChoice.AS_IS, file);

    IngestReport report = loads.run(file);

    assertThat(report.cleaned()).isEqualTo(Map.of("html-entities", 1L));
    assertThat(report.stored().events()).isZero();
    assertThat(loads.ask("SELECT query FROM events")).containsExactly("salt &amp; co");
  }

  @Test
  void brandsCategoriesAndEventNamesAreSpelledAsTheLoadMostlyDoes() throws IOException {
    StringBuilder products = new StringBuilder("id,title,brand,categories,material\n");
    StringBuilder events = new StringBuilder("event,session,time,product\n");
    for (int i = 0; i < 60; i++) {
      products.append("p%d,Cup %d,Patagonia,Kitchen > Drinkware,Steel\n".formatted(i, i));
      events.append("view_item,s%d,2026-11-20 10:00:00,p%d\n".formatted(i, i));
    }
    products.append("x1,Cup x,PATAGONIA,Kitchen > Drinkwear,steel\n");
    products.append("x2,Cup y,Patagnoia,kitchen > Drinkware,Steel\n");
    events.append("veiw_item,t,2026-11-20 10:00:00,p1\n");
    loads.write("all/products.csv", products.toString());
    loads.write("all/events.csv", events.toString());

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.rejected()).isEmpty();
    assertThat(loads.ask("SELECT DISTINCT brand FROM products")).containsExactly("Patagonia");
    assertThat(loads.ask("SELECT count(*)::VARCHAR FROM events")).containsExactly("61");
    assertThat(report.cleaned()).isEqualTo(Map.of("spelling", 6L));
  }

  @Test
  void aWrongSpellingFileStopsTheLoadAndIsNamed() throws IOException {
    Files.writeString(folder.resolve("spelling.tsv"), "brand\n");
    Path file = loads.write("products.csv", "id,title\np1,Cup\n");

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("spelling.tsv")
        .hasMessageContaining("line 1");
  }
}
