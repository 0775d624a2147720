package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.app.remote.ServedWindow;
import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.remote.ShopkeeperClient;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.serve.ServeSettings;
import io.shopkeeper.serve.ShopServer;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.ports.Job;
import io.shopkeeper.serve.ports.JobLine;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import io.shopkeeper.simulation.LiveCustomers;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worse and a better recommender on the demo shop under live simulated customers, through the
/// HTTP interface of a real server whose clock the test turns.
class LiveExperimentTest {
  private static final Instant END = Instant.parse("2026-11-20T12:00:00Z");
  private static final Seed SEED = new Seed(1);
  private static final String KEY = "local-key-of-the-tests";
  private static final int VISITS = 1_500;

  @TempDir private Path folder = Path.of("");

  /// Nothing is to be trained meanwhile.
  private static final class NoJobs implements Jobs {
    @Override
    public Job enqueue(JobRequest request) {
      throw new IllegalArgumentException("no jobs here");
    }

    @Override
    public Optional<Job> find(String id) {
      return Optional.empty();
    }

    @Override
    public List<JobLine> log(String id) {
      return List.of();
    }

    @Override
    public List<Job> recent() {
      return List.of();
    }
  }

  @Test
  void theBetterRecommenderIsFoundHoweverOftenOneLooks() {
    SimulationSettings settings = SimulationSettings.small(Locale.ENGLISH, END).sized(200, 800, 60);
    var time = new AtomicReference<>(END);
    try (ShopProgram program = ShopProgram.open(folder, settings.shop(), time::get)) {
      DemoCommand.keep(ShopSimulation.run(settings, SEED), program, Progress.NONE);
      program.train("als", Progress.NONE);
      try (var _ = program.recommender().follow(program.store().log())) {
        ShopServer server =
            ShopServer.start(ServeSettings.local(0, KEY), program.services(new NoJobs()));
        try (var shop =
            new ShopkeeperClient(new ServerLock.Holder(0, null, server.address(), KEY))) {
          var customers =
              new LiveCustomers(
                  settings, SEED, List.of(ServedWindow.POPULAR, ServedWindow.PERSONAL), time::get);
          whatIsSaidIsTrue(shop, customers, time);
        } finally {
          server.stop();
        }
      }
    }
  }

  private static void whatIsSaidIsTrue(
      ShopkeeperClient shop, LiveCustomers customers, AtomicReference<Instant> time) {
    shop.post(
        "/api/v1/experiments",
        """
        {"id":"live","name":"Popular or personal","arms":["popular","personal"],"planned":700}\
        """);
    shop.post("/api/v1/experiments/live/start", "");
    var window = new ServedWindow(shop, "live");
    boolean sure = false;
    for (int visit = 1; visit <= VISITS; visit++) {
      customers.visit(window);
      time.updateAndGet(now -> now.plus(Duration.ofMinutes(5)));
      if (visit % 250 == 0) {
        Map<String, Double> truth = customers.conversion();
        double difference =
            truth.getOrDefault(ServedWindow.PERSONAL, 0.)
                - truth.getOrDefault(ServedWindow.POPULAR, 0.);
        assertThat(difference).as("the truth after %d visits", visit).isPositive();
        for (Map<String, Object> told : conversion(shop)) {
          List<Double> interval = numbers(Objects.requireNonNull(told.get("alwaysValid")));
          assertThat(difference)
              .as("within what is said after %d visits", visit)
              .isBetween(interval.getFirst(), interval.getLast());
          sure |= interval.getFirst() > 0;
        }
      }
    }
    assertThat(sure).isTrue();
    shop.post("/api/v1/experiments/live/stop", "");
    Map<String, Object> results = results(shop);
    assertThat(conversion(shop)).singleElement().extracting("sure").isEqualTo(true);
    assertThat(String.valueOf(results.get("verdict"))).contains("personal");
    assertThat(JsonTree.objects(results.get("days"))).hasSizeGreaterThan(3);
  }

  private static Map<String, Object> results(ShopkeeperClient shop) {
    return JsonTree.object(shop.get("/api/v1/experiments/live/results"));
  }

  /// The difference of the second arm from the first, where one can be told.
  private static List<Map<String, Object>> conversion(ShopkeeperClient shop) {
    return JsonTree.objects(results(shop).get("differences")).stream()
        .filter(told -> "conversion".equals(told.get("metric")) && told.containsKey("alwaysValid"))
        .toList();
  }

  private static List<Double> numbers(Object list) {
    return ((List<?>) list).stream().map(number -> ((Number) number).doubleValue()).toList();
  }
}
