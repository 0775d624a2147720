package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An experiment by commands, with a server on the folder and without.
class ExperimentCommandTest {
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
    all.add("experiment");
    all.addAll(List.of(words));
    all.addAll(List.of("--data-dir", folder.toString()));
    return Run.inProcess(all.toArray(String[]::new));
  }

  private static String done(String... words) {
    Run run = run(words);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  /// From a declaration to the end.
  private static void wholeLife(String id) {
    assertThat(done("power", "--effect", "0.2")).contains("new visitors a day", "days");
    assertThat(done("power", "--metric", "revenue", "--json")).contains("\"planned\":");
    assertThat(done("declare", id, "--arm", "old", "--arm", "new", "--planned", "500"))
        .contains(id + " is a draft");
    assertThat(done("start", id)).contains("is running");
    String arm = done("flags", "--customer", "nobody-yet").strip();
    assertThat(arm).matches(id + "  (old|new)");
    assertThat(done("flags", "--customer", "nobody-yet").strip()).isEqualTo(arm);
    assertThat(done("results", id)).contains("1 visitors", "cannot be compared yet");
    assertThat(done("results", id, "--lang", "zh")).contains("还不能比较");
    assertThat(run("start", id).reason()).contains("is running already");
    assertThat(done("stop", id)).contains("is stopped");
    assertThat(done("list")).contains("stopped  " + id);
    assertThat(done("results", id, "--json")).contains("\"what\":\"stopped\"");
  }

  /// Targets, a part of the layer that grows, guardrails and a holdout.
  private static void forSome(String id) {
    done(
        "declare",
        id,
        "--arm",
        "old",
        "--arm",
        "new",
        "--metric",
        "retention:7",
        "--guardrail",
        "conversion=0.05",
        "--target",
        "device=mobile",
        "--from",
        "0.4",
        "--to",
        "0.5",
        "--ramp",
        "9=0.8");
    done("start", id);
    String[] mobile = {"flags", "--session", "phone", "--attribute", "device=mobile"};
    assertThat(done("ramp", id, "--to", "0.9")).contains(id + " has its layer up to 0.9");
    assertThat(run("ramp", id, "--to", "0.7").reason()).contains("cannot be raised to 0.7");
    assertThat(done("holdout", "0.999999")).contains("0.999999");
    assertThat(done(mobile)).doesNotContain(id);
    assertThat(done("holdout")).contains("earned: cannot be told yet", "1 are held out");
    assertThat(done("holdout", "0")).contains("[]");
    assertThat(run("holdout").reason()).contains("nobody is held out of everything");
    assertThat(done("flags", "--session", "phone")).doesNotContain(id);
    assertThat(done("results", id, "--json")).contains("\"guardrails\":[\"conversion=0.05\"]");
    done("stop", id);
  }

  @Test
  void anExperimentIsRunWithoutAServerAndWithOne() throws Exception {
    assertThat(done("list")).contains("no experiments yet");
    forSome("some-alone");
    wholeLife("alone");
    try (var server =
        ChildProcess.start(scratch, "serve", "--data-dir", folder.toString(), "--port", "0")) {
      server.serving(folder);
      forSome("some-served");
      wholeLife("served");
      assertThat(done("list")).contains("alone", "served");
      assertThat(server.stop().status()).isZero();
    }
  }

  @Test
  void whatIsRefusedIsSaidWithWhatToDo() {
    assertThat(run("declare", "x", "--arm", "only").reason()).contains("needs two arms");
    assertThat(run("declare", "x", "--arm", "a", "--arm", "b", "--target", "DE").reason())
        .contains("country=DE|AT");
    assertThat(run("holdout", "1").reason()).contains("below 1");
    assertThat(run("results", "nothing").reason()).contains("there is no experiment 'nothing'");
    assertThat(run("flags").reason()).contains("customer");
    assertThat(run("power", "--effect", "0").reason()).contains("effect must be above 0");
    assertThat(run("power", "--shares", "1,much").reason()).contains("shares is 'much'");
  }
}
