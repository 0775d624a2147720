package io.shopkeeper.bench;

import io.shopkeeper.app.remote.ServedWindow;
import io.shopkeeper.app.remote.ShopApi;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.simulation.LiveCustomers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Live simulated customers on the demo shop, half of whom see what is popular and half what goes
/// by their own history; what the experiment says as they come, beside the truth.
final class LiveExperiment {
  private static final int LOOKS = 40;

  private final ShopApi shop;
  private final LiveCustomers customers;
  private final String id;

  /// @param id of the experiment, new
  LiveExperiment(ShopApi shop, LiveCustomers customers, String id) {
    this.shop = shop;
    this.customers = customers;
    this.id = id;
  }

  /// @param drawing where to draw it as SVG; null for nowhere
  void run(int visits, int planned, @Nullable Path drawing) throws IOException {
    shop.post(
        "/api/v1/experiments",
        JsonTree.text(
            Map.of(
                "id",
                id,
                "name",
                "Popular or personal",
                "arms",
                List.of(ServedWindow.POPULAR, ServedWindow.PERSONAL),
                "planned",
                planned)));
    shop.post("/api/v1/experiments/%s/start".formatted(id), "");
    var window = new ServedWindow(shop, id);
    var looks = new ArrayList<LiveChart.Look>();
    System.out.println("| visits | customers | difference | always valid | truth |");
    System.out.println("|---|---|---|---|---|");
    for (int visit = 1; visit <= visits; visit++) {
      customers.visit(window);
      if (visit % Math.max(1, visits / LOOKS) == 0) {
        look(visit, looks);
      }
    }
    shop.post("/api/v1/experiments/%s/stop".formatted(id), "");
    System.out.println();
    System.out.println(JsonTree.object(results()).get("verdict"));
    if (drawing != null) {
      Files.writeString(drawing, new LiveChart(looks).svg());
    }
  }

  private String results() {
    return shop.get("/api/v1/experiments/%s/results".formatted(id));
  }

  private void look(int visits, List<LiveChart.Look> looks) {
    Map<String, Object> results = JsonTree.object(results());
    long units =
        JsonTree.objects(results.get("arms")).stream()
            .mapToLong(arm -> ((Number) arm.getOrDefault("units", 0)).longValue())
            .sum();
    Map<String, Double> truth = customers.conversion();
    double difference =
        truth.getOrDefault(ServedWindow.PERSONAL, 0.)
            - truth.getOrDefault(ServedWindow.POPULAR, 0.);
    for (Map<String, Object> told : JsonTree.objects(results.get("differences"))) {
      if ("conversion".equals(told.get("metric"))
          && told.get("estimate") instanceof Number estimate
          && told.get("alwaysValid") instanceof List<?> interval) {
        var look =
            new LiveChart.Look(
                visits,
                number(interval.getFirst()),
                estimate.doubleValue(),
                number(interval.getLast()),
                difference);
        looks.add(look);
        System.out.printf(
            "| %,d | %,d | %+.1f points | %+.1f to %+.1f | %+.1f |%n",
            visits,
            units,
            100 * look.estimate(),
            100 * look.low(),
            100 * look.high(),
            100 * difference);
      }
    }
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
