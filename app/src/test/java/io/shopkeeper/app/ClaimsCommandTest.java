package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Forbidden claims by commands.
class ClaimsCommandTest {
  @TempDir private Path folder = Path.of("");

  private Run run(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data-dir", folder.resolve("shop").toString()));
    return Run.inProcess(all.toArray(String[]::new));
  }

  private String done(String... words) {
    Run run = run(words);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void claimsAreListedKeptCheckedAndTakenBack() {
    SmallShop.in(folder.resolve("shop"));
    assertThat(done("claims", "list", "--country", "cn")).contains("cn-01", "absolute");
    String words = "遥遥领先|封神";
    assertThat(done("claims", "check", words)).contains("0 texts say it");
    assertThat(
            done("claims", "put", "lead", "--country", "cn", "--category", "own", "--words", words))
        .contains("1 claims are different now");
    assertThat(done("claims", "put", "cn-05", "--off")).contains("1 claims");
    assertThat(done("claims", "list", "--category", "own")).contains("lead", "封神");
    assertThat(done("claims", "history")).contains("lead", "cn-05");
    assertThat(done("claims", "undo", "2")).contains("1 claims");
    assertThat(done("claims", "remove", "lead")).contains("1 claims");
    assertThat(run("claims", "remove", "cn-05").err()).contains("part of the program");
    assertThat(run("claims", "put", "x", "--words", "((){1000}){1000}x").status()).isNotZero();
  }

  @Test
  void aTableIsWrittenAndTakenOverLineByLine() throws Exception {
    SmallShop.in(folder.resolve("shop"));
    Path table = folder.resolve("claims.tsv");
    assertThat(done("claims", "export", table.toString())).contains("claims are written");
    List<String> lines = new ArrayList<>(Files.readAllLines(table));
    assertThat(lines.getFirst()).startsWith("id\tcountry\tcategory\twords");
    Files.write(
        table,
        List.of(
            lines.get(0),
            lines.get(1),
            "own-1\tde\tabsolute\tweltbeste\t\t\ttrue",
            "own-2\tde\tabsolute\t(welt\t\t\ttrue"));
    Run taken = run("claims", "import", table.toString());
    assertThat(taken.out()).contains("2 claims are kept, 1 lines refused", "line 4", "(welt");
    assertThat(taken.status()).isNotZero();
    assertThat(done("claims", "list", "--country", "de")).contains("weltbeste");
    assertThat(run("claims", "import", folder + "/none").err()).contains("cannot read");
  }
}
