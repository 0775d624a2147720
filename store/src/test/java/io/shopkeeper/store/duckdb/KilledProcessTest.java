package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Receipt.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that writes to a store, again and again over the same directory, at moments
/// drawn from a seed.
class KilledProcessTest {
  private static final int FEWEST_ROUNDS = 25;

  /// Where a slow machine stops waiting for enough kills to hit an append.
  private static final int MOST_ROUNDS = 100;

  /// Longest time from the start of the work to the kill.
  private static final int LONGEST_MILLIS = 500;

  @TempDir private Path directory;
  @TempDir private Path temporary;

  private record Call(int caller, int number) {}

  /// What a process said before it was killed.
  private record Told(Set<Call> begun, Set<Call> done) {}

  @Test
  void nothingAcknowledgedIsLostOrDoubledWhenTheProcessIsKilled() throws Exception {
    DuckStore.open(directory, Events.SHOP, InstantSource.system()).close();
    RandomGenerator random = new Seed(20260301).generator("kill");
    int acknowledged = 0;
    int unacknowledged = 0;

    long head = 0;
    for (int round = 0;
        round < FEWEST_ROUNDS
            || (round < MOST_ROUNDS && (acknowledged < 100 || unacknowledged < 10));
        round++) {
      Told told = runAndKill(round, random.nextInt(5) == 0, random.nextInt(LONGEST_MILLIS));
      acknowledged += told.done.size();
      unacknowledged += told.begun.size() - told.done.size();
      try (var store = DuckStore.open(directory, null, InstantSource.system())) {
        verify(store, round, told, head);
        head = store.log().head();
      }
    }
    try (var store = DuckStore.open(directory, null, InstantSource.system())) {
      assertThat(lines(store, 0).values()).allMatch(lines -> lines.sequences() == 1);
    }
    assertThat(acknowledged).as("appends acknowledged before a kill").isGreaterThanOrEqualTo(100);
    assertThat(unacknowledged).as("appends cut off by a kill").isGreaterThanOrEqualTo(10);
  }

  private Told runAndKill(int round, boolean whileOpening, int millis) throws Exception {
    Path output = temporary.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                ShopUnderLoad.class.getName(),
                directory.toString(),
                Integer.toString(round))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(output.toFile())
            .start();
    while (!whileOpening && Files.size(output) == 0 && process.isAlive()) {
      Thread.sleep(5);
    }
    Thread.sleep(millis);
    assertThat(process.isAlive()).as("ended by the kill alone").isTrue();
    process.destroyForcibly().waitFor();
    return told(Files.readAllLines(output));
  }

  private static Told told(List<String> output) {
    var told = new Told(new LinkedHashSet<>(), new LinkedHashSet<>());
    for (String line : output) {
      String[] words = line.split(" ");
      if (words.length == 4) { // a line that the kill cut off has less
        var call = new Call(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        (words[0].equals("begin") ? told.begun : told.done).add(call);
      }
    }
    return told;
  }

  private static void verify(DuckStore store, int round, Told told, long head) {
    Map<String, Lines> before = lines(store, head);
    for (Call call : told.done) {
      for (ShopEvent event : events(round, call)) {
        assertThat(before.get(event.id().value()))
            .as("acknowledged event %s after round %d", event.id(), round)
            .isEqualTo(Lines.of(event));
      }
    }
    for (Call call : told.begun) {
      List<ShopEvent> events = events(round, call);
      for (ShopEvent event : events) {
        assertThat(before.get(event.id().value())).isIn(null, Lines.of(event));
      }
      int there = (int) events.stream().filter(e -> before.containsKey(e.id().value())).count();
      assertThat(there).as("events of one append").isIn(0, events.size());
      assertThat(store.log().append(events).count(Outcome.DUPLICATE)).isEqualTo(there);
    }
    Map<String, Lines> after = lines(store, head);
    for (Call call : told.begun) {
      for (ShopEvent event : events(round, call)) {
        assertThat(after.get(event.id().value())).isEqualTo(Lines.of(event));
      }
    }
  }

  private static List<ShopEvent> events(int round, Call call) {
    return ShopUnderLoad.batch(round, call.caller, call.number);
  }

  /// How an event lies in the table.
  ///
  /// @param count its rows
  /// @param last the greatest line number among them
  /// @param sequences how many sequences it has
  private record Lines(long count, long last, long sequences) {
    static Lines of(ShopEvent event) {
      int lines = Math.max(1, event.products().size());
      return new Lines(lines, lines, 1);
    }
  }

  private static Map<String, Lines> lines(DuckStore store, long after) {
    var lines = new HashMap<String, Lines>();
    store
        .facts()
        .list(
            new Query(
                "lines",
                """
                SELECT id, count(*), max(line), count(DISTINCT sequence)
                FROM events WHERE sequence > ? GROUP BY id
                """,
                List.of(after)),
            row ->
                lines.put(row.text(0), new Lines(row.integer(1), row.integer(2), row.integer(3))));
    return lines;
  }
}
