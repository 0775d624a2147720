package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Segments by commands.
class SegmentsCommandTest {
  @TempDir private Path folder = Path.of("");

  private Run run(String... words) {
    var all = new ArrayList<String>();
    all.add("segments");
    all.addAll(List.of(words));
    all.addAll(List.of("--data-dir", folder.resolve("shop").toString()));
    return Run.inProcess(all.toArray(String[]::new));
  }

  private String done(String... words) {
    Run run = run(words);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void aSegmentIsCountedKeptShownWrittenAndRemoved() throws IOException {
    SmallShop.in(folder.resolve("shop"));
    assertThat(done("count", "sessions >= 0")).contains(" customers").doesNotContain("0 of 0");
    assertThat(done("keep", "all", "--name", "All")).contains("all", "version 1", "everybody");
    assertThat(done("keep", "all", "sessions >= 0")).contains("version 2", "sessions >= 0");
    assertThat(done("show", "all", "--at", "1")).contains("version 1", "version 2", "everybody");
    Path ids = folder.resolve("ids.txt");
    Files.writeString(ids, "c-1\n\n c-2 \n");
    assertThat(done("keep", "guests", "--list", ids.toString())).contains("a list", "2 customers");
    assertThat(done("list")).contains("all", "guests");
    assertThat(done("list", "--json")).contains("\"saved\":[");
    Path csv = folder.resolve("all.csv");
    done("export", "all", csv.toString());
    assertThat(Files.readAllLines(csv))
        .hasSizeGreaterThan(1)
        .first()
        .asString()
        .startsWith("customer,stage,");
    assertThat(done("remove", "all")).contains("is removed");
    assertThat(done("list")).doesNotContain("version 2");
  }

  @Test
  void whatMakesNoSenseIsSaidOnTheLastLine() {
    SmallShop.in(folder.resolve("shop"));
    Run refused = run("count", "oders > 3");
    assertThat(refused.status()).isNotZero();
    assertThat(refused.err()).contains("'orders' is meant");
  }
}
