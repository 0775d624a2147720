package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules by commands, with a server on the folder and without.
class RulesCommandTest {
  @TempDir private static Path shared = Path.of("");

  @TempDir private Path scratch = Path.of("");

  private static Path folder = Path.of("");

  @BeforeAll
  static void makeAShop() {
    folder = shared.resolve("shop");
    SmallShop.in(folder);
  }

  private static Run run(String... words) {
    var all = new ArrayList<String>();
    all.add("rules");
    all.addAll(List.of(words));
    all.addAll(List.of("--data-dir", folder.toString()));
    return Run.inProcess(all.toArray(String[]::new));
  }

  private static String done(String... words) {
    Run run = run(words);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  private void wholeLife(String id) throws IOException {
    assertThat(done("preview", id, "exclude", "price < 1", "--customer", "nobody"))
        .contains("about ");
    assertThat(done("add", id, "boost 2", "price < 100000", "--until", "sunday", "--name", "Up"))
        .contains(id, "boost 2", "until 20");
    Path file = scratch.resolve(id + ".csv");
    done("export", file.toString());
    assertThat(Files.readString(file)).startsWith("id,name,effect").contains("\"Up\"");
    assertThat(done("remove", id)).contains("is removed");
    assertThat(done("list")).doesNotContain("boost 2");
    Files.writeString(file, Files.readString(file) + "bad,,boost,,,,,,\n");
    assertThat(done("import", file.toString())).contains("1 rules taken over", "line 3: ");
    assertThat(done("list")).contains("boost 2");
    assertThat(done("history", "--json")).contains("\"removed\"");
    String revision = done("history").lines().findFirst().orElseThrow().split(" ", 2)[0];
    assertThat(done("undo", revision)).doesNotContain("boost 2");
  }

  @Test
  void rulesAreWrittenWithoutAServerAndWithOne() throws Exception {
    assertThat(done("list")).contains("no rules");
    wholeLife("alone");
    try (var server =
        ChildProcess.start(scratch, "serve", "--data-dir", folder.toString(), "--port", "0")) {
      server.serving(folder);
      wholeLife("served");
      assertThat(server.stop().status()).isZero();
    }
  }

  @Test
  void whatIsRefusedIsSaidWithThePlace() {
    assertThat(run("add", "x", "boost 2", "price <").reason()).contains("column 8");
    assertThat(run("add", "x", "explode").reason()).contains("none of boost");
    assertThat(run("remove", "nothing").reason()).contains("there is no rule 'nothing'");
    assertThat(run("import", "/nowhere.csv").reason()).contains("cannot read");
  }
}
