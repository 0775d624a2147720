package io.shopkeeper.profile.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.lifetime.PurchaseLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifetimeProtocolTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void foretellsTheSecondHalfOfALogWhoseCustomersNeverDropOut() throws IOException {
    ProtocolResult result = evaluated(file(steadyBuyers()));

    double actual = metric(result, "actual");
    assertThat(metric(result, "total")).isCloseTo(actual, within(.15 * actual));
    assertThat(result.settings()).contains("26 and 26 weeks", "bg-nbd");
    assertThat(result.lines()).hasSize(300);
  }

  @Test
  void nothingOfTheSecondHalfIsLookedAtBeforeItIsScored() throws IOException {
    List<String> lines = steadyBuyers();
    List<String> planted = new ArrayList<>(lines);
    for (int day = 184; day < 360; day += 7) {
      planted.add("customer0 %s 10".formatted(java.time.LocalDate.ofEpochDay(day)));
    }

    List<String> honest = evaluated(file(lines)).lines();

    assertThat(evaluated(file(planted)).lines()).isEqualTo(honest);
  }

  @Test
  void theOrderOfLinesAndRefundsDoNotMatter() throws IOException {
    List<String> lines = steadyBuyers();
    List<String> others = new ArrayList<>(lines);
    Collections.shuffle(others, new Random(1));
    others.add("customer1 1970-03-01 -500");
    others.add("onlyRefunds 1970-02-01 -5");

    PurchaseLog log = PurchaseFile.read(file(others));

    assertThat(log.customers()).hasSize(300);
    assertThat(days(log)).isEqualTo(days(PurchaseFile.read(file(lines))));
  }

  @Test
  void purchasesOfOneDayAreOne() throws IOException {
    PurchaseLog log =
        PurchaseFile.read(file(List.of("id date cds value", "a 19970101 1 5", "a 19970101 2 7.5")));

    assertThat(log.customers().getFirst().days()).hasSize(1);
    assertThat(log.customers().getFirst().amounts()).containsExactly(12.5);
  }

  @Test
  void aLineThatIsNoPurchaseIsRefusedWithItsPlace() throws IOException {
    Path file = file(List.of("a 19970101 5", "a yesterday 7"));

    assertThatThrownBy(() -> PurchaseFile.read(file))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("line 2 of")
        .hasMessageContaining("a yesterday 7");
  }

  @Test
  void aFileOfRefundsAloneIsRefused() throws IOException {
    Path file = file(List.of("a 19970101 -5", "b 19970108 -7"));

    assertThatThrownBy(() -> PurchaseFile.read(file))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("holds no purchases");
  }

  @Test
  void customersWhoNeverCameBackTeachNothing() throws IOException {
    Path file = file(List.of("a 19970101 5", "b 19970108 7", "c 19971231 7"));

    assertThatThrownBy(() -> evaluated(file))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("bought a second time");
  }

  @Test
  void aFewDaysAreTooFew() throws IOException {
    Path file = file(List.of("a 19970101 5", "a 19970108 7"));

    assertThatThrownBy(() -> evaluated(file))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("purchases of 8 days: at least 84 are needed");
  }

  @Test
  void anUnknownModelIsRefusedWithThoseThatAre() throws IOException {
    PurchaseLog log = PurchaseFile.read(file(steadyBuyers()));

    assertThatThrownBy(() -> protocol().fit(log, "oracle"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no model 'oracle': auto, bg-nbd, pareto-nbd");
  }

  private static LifetimeProtocol protocol() {
    return new LifetimeProtocol(new Seed(1), new Workers(POOL, 2), Progress.NONE);
  }

  private static ProtocolResult evaluated(Path file) {
    return protocol()
        .fit(PurchaseFile.read(file), "auto")
        .apply(new Bootstrap(new Seed(1), 20, .95));
  }

  /// Each buys at a rate of their own over a year, some every few days, some hardly ever.
  private static List<String> steadyBuyers() {
    var random = new Random(3);
    List<String> lines = new ArrayList<>();
    for (int customer = 0; customer < 300; customer++) {
      double weekly = .6 * random.nextDouble() * random.nextDouble();
      int first = random.nextInt(40);
      for (int day = first; day < 364; day++) {
        if (day == first || random.nextDouble() < weekly / 7) {
          lines.add(
              "customer%d %s %d"
                  .formatted(
                      customer, java.time.LocalDate.ofEpochDay(day), 5 + random.nextInt(30)));
        }
      }
    }
    lines.add("customer1 1970-12-30 9");
    lines.addFirst("customer2 1970-01-01 9");
    return lines;
  }

  private static double metric(ProtocolResult result, String name) {
    Interval value = result.metrics().metrics().get(name);
    return Objects.requireNonNull(value, name).estimate();
  }

  private Path file(List<String> lines) throws IOException {
    return Files.write(Files.createTempFile(folder, "purchases", ".txt"), lines);
  }

  private static List<String> days(PurchaseLog log) {
    return log.customers().stream().map(c -> c.id() + Arrays.toString(c.days())).toList();
  }
}
