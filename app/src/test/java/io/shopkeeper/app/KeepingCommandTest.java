package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.store.ShopView;
import io.shopkeeper.store.backup.Archive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups, exports and questions, with a server on the folder and without.
class KeepingCommandTest {
  @TempDir private static Path shared = Path.of("");

  @TempDir private Path scratch = Path.of("");

  private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static SmallShop shop;

  @BeforeAll
  static void makeAShop() {
    folder = shared.resolve("shop");
    shop = SmallShop.in(folder);
  }

  private static Run run(Path data, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data-dir", data.toString()));
    return Run.inProcess(all.toArray(String[]::new));
  }

  private static Run done(Path data, String... words) {
    Run run = run(data, words);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  @Test
  void whatIsBackedUpAndRestoredAnswersTheSame() throws IOException {
    Path file = scratch.resolve("backup.zip");
    Path copy = scratch.resolve("copy");
    assertThat(done(folder, "backup", "--out", file.toString()).out())
        .contains("every part was read back");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(done(copy, "restore", file.toString()).out()).contains("holds the shop");
    for (String question :
        List.of("select * from events order by sequence, line", "select * from products")) {
      assertThat(done(copy, "sql", question, "--json").out())
          .isEqualTo(done(folder, "sql", question, "--json").out());
    }
    assertThat(done(copy, "recommend", shop.customer(), "--json").out())
        .isEqualTo(done(folder, "recommend", shop.customer(), "--json").out());
    assertThat(done(copy, "models", "list").out()).isEqualTo(done(folder, "models", "list").out());
  }

  @Test
  void whoWasErasedSinceABackupStaysErasedAfterItIsRestored() {
    Path file = scratch.resolve("backup.zip");
    Path copy = scratch.resolve("copy");
    String her =
        done(folder, "sql", "select min(customer) as c from events", "--csv")
            .out()
            .lines()
            .toList()
            .getLast()
            .replace("\"", "");
    String hers = "select count(*) as n from events where customer = '%s'".formatted(her);
    done(folder, "backup", "--out", file.toString());
    done(copy, "restore", file.toString());
    assertThat(done(copy, "sql", hers, "--csv").out()).isNotEqualTo("\"n\"\n0\n");
    done(copy, "erase", her, "--yes");

    assertThat(done(copy, "restore", file.toString(), "--replace").out())
        .contains("erased since were erased again (ids: 1)");

    assertThat(done(copy, "sql", hers, "--csv").out()).isEqualTo("\"n\"\n0\n");
  }

  @Test
  void aServerGoesOnWhileItsShopIsBackedUpAndItsFolderIsNotRestored() throws IOException {
    Path data = scratch.resolve("served");
    Path file = scratch.resolve("backup.zip");
    done(folder, "backup", "--out", scratch.resolve("first.zip").toString());
    done(data, "restore", scratch.resolve("first.zip").toString());
    try (var server =
        ChildProcess.start(scratch, "serve", "--data-dir", data.toString(), "--port", "0")) {
      server.serving(data);
      done(data, "backup", "--out", file.toString());
      try (var archive = Archive.open(file)) {
        archive.verify();
        assertThat(archive.manifest().events()).isPositive();
        assertThat(archive.manifest().parts()).containsKey("facts.duckdb");
      }
      assertThat(run(data, "restore", file.toString(), "--replace").reason())
          .contains("a server runs on", "kill");
      assertThat(run(data, "retain", "all=1", "--yes").reason())
          .contains("a server runs on", "kill");
      assertThat(done(data, "sql", "select count(*) as n from events").out()).startsWith("n\n");
      done(data, "export", "--kind", "products", "--out", scratch.toString());
      assertThat(scratch.resolve("products.csv")).content().startsWith("id,title,");
      assertThat(server.stop().status()).isZero();
    }
  }

  @Test
  void everyKindIsExported() throws IOException {
    Path out = scratch.resolve("out");
    var answer =
        JsonTree.object(
            done(folder, "export", "--format", "parquet", "--out", out.toString(), "--json").out());
    assertThat((List<?>) answer.get("files")).hasSize(ShopView.values().length);
    assertThat(Files.readString(out.resolve("events.parquet"), StandardCharsets.ISO_8859_1))
        .startsWith("PAR1");
    assertThat(run(folder, "export", "--format", "parquet", "--out", out.toString()).reason())
        .contains("events.parquet is there already");
  }

  @Test
  void anExportThatCannotBeIsExplained() {
    assertThat(run(folder, "export", "--kind", "keys").reason()).contains("'keys'", "order_lines");
    assertThat(run(folder, "export", "--format", "xls").reason()).contains("csv or parquet");
    assertThat(run(folder, "export", "--kind", "products", "--from", "2026-01-01").reason())
        .contains("products have no time");
    assertThat(run(folder, "export", "--from", "2026-02-01", "--to", "2026-01-01").reason())
        .contains("before");
  }

  @Test
  void anAnswerInSqlIsATableCsvOrJson() {
    String question = "select '=1+1' as formula, -2 as number, null as nothing";
    assertThat(done(folder, "sql", question).out())
        .isEqualTo("formula  number  nothing\n=1+1     -2\n");
    assertThat(done(folder, "sql", question, "--csv").out())
        .isEqualTo("\"formula\",\"number\",\"nothing\"\n\"'=1+1\",-2,\n");
    assertThat(done(folder, "sql", question, "--json").out()).contains("[[\"=1+1\",-2,null]]");
    assertThat(done(folder, "sql", "from events", "--rows", "2").err()).contains("more rows");
  }

  @Test
  void whatSqlMayNotDoIsRefused() {
    assertThat(run(folder, "sql", "select * from api_key").reason()).contains("'api_key'");
    assertThat(run(folder, "sql", "copy events to 'x'").reason()).contains("not allowed");
    assertThat(run(folder, "sql", "select * from events", "--rows", "100000").reason())
        .contains("from 1 to 10000");
  }

  @Test
  void aBackupIsNotWrittenOverAFileAndNothingHalfIsLeft() throws IOException {
    Path file = Files.writeString(scratch.resolve("backup.zip"), "precious");
    assertThat(run(folder, "backup", "--out", file.toString()).reason()).contains("there already");
    assertThat(file).hasContent("precious");
    assertThat(run(scratch.resolve("none"), "backup").reason()).contains("holds no shop");
    try (var files = Files.list(scratch)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsNoBackupIsNotRestored() throws IOException {
    Path file = Files.writeString(scratch.resolve("notes.txt"), "notes");
    Run run = run(scratch.resolve("copy"), "restore", file.toString());
    assertThat(run.status()).isNotZero();
    assertThat(run.reason()).contains("no zip archive", "nothing was changed");
    assertThat(run(folder, "restore", file.toString()).reason()).contains("no zip archive");
  }

  @Test
  void whatIsOlderThanItIsKeptGoesOnlyWhenSaid() throws IOException {
    Path file = scratch.resolve("backup.zip");
    Path copy = scratch.resolve("copy");
    done(folder, "backup", "--out", file.toString());
    done(copy, "restore", file.toString());
    String count = "select count(*) as n from events where type in ('purchase', 'refund')";
    String orders = done(copy, "sql", count, "--csv").out();
    String all = "select count(*) as n from events";
    String before = done(copy, "sql", all, "--csv").out();
    Files.writeString(copy.resolve("retention.txt"), "# by law\nall=1\n");

    assertThat(done(copy, "retain").out()).contains("would go", "Nothing was changed");
    assertThat(done(copy, "sql", all, "--csv").out()).isEqualTo(before);

    assertThat(JsonTree.object(done(copy, "retain", "--yes", "--json").out()))
        .containsEntry("removed", true);
    assertThat(done(copy, "sql", count, "--csv").out()).isEqualTo(orders);
    assertThat(done(copy, "sql", all, "--csv").out()).isEqualTo(orders).isNotEqualTo(before);
    assertThat(done(copy, "sql", "select count(*) as n from removals", "--csv").out())
        .contains("n")
        .doesNotContain("\n0");
  }

  @Test
  void aRuleThatCannotBeReadChangesNothing() {
    for (String rule : List.of("views=3", "search", "search=0", "search=-1", "search=1.5", "=3")) {
      assertThat(run(folder, "retain", rule, "--yes").reason())
          .as(rule)
          .contains("'" + rule + "' is no rule", "view_item");
    }
    assertThat(run(folder, "retain", "all=3", "all=4").reason()).contains("two rules for 'all'");
    assertThat(run(folder, "retain", "--yes").reason()).contains("no rule is given");
  }
}
