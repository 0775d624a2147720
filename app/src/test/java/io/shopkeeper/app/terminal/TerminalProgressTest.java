package io.shopkeeper.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aPipeGetsALineForEachStage() {
    show(terminal(false, 0));
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("reading: 2,000 in "),
            line -> assertThat(line).startsWith("storing: 0"));
  }

  @Test
  void aTerminalGetsABarThatFits() {
    show(terminal(false, 60));
    assertThat(err.toString().split("[\r\n]+"))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(60))
        .anySatisfy(line -> assertThat(line).contains("reading", "2000/2000"));
  }

  @Test
  void withJsonNothingIsSaid() {
    show(terminal(true, 60));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void progressNeverMixesWithTheAnswer() {
    show(terminal(false, 60));
    assertThat(out.toString()).isEmpty();
  }

  private static void show(Terminal terminal) {
    try (TerminalProgress progress = terminal.progress()) {
      progress.at("reading", 0, 2_000);
      progress.at("reading", 2_000, 2_000);
      progress.at("storing", 5, -1);
    }
  }

  private Terminal terminal(boolean json, int columns) {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), json, columns);
  }
}
