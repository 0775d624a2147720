package io.shopkeeper.bench;

import io.shopkeeper.app.remote.ShopkeeperClient;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Asks a served shop why the product that each customer is shown first is there, and counts how
/// often the list would begin with another one without the reason named first, or without something
/// the customer did.
@Command(
    name = "reasons",
    description = "Whether the reasons that a server gives decide what it shows.")
final class ReasonsCommand implements Callable<Integer> {
  private static final int COUNT = 10;
  private static final double TOLERANCE = 1e-6;

  @ParentCommand private Bench bench = new Bench();

  @Option(
      names = "--customers",
      required = true,
      description = "A file with a customer id on each line.")
  private Path customers = Path.of("");

  @Option(names = "--most", defaultValue = "500", description = "Customers that are asked for.")
  private int most;

  @Override
  public Integer call() throws IOException {
    int asked = 0;
    int personal = 0;
    int addUp = 0;
    int decides = 0;
    int deed = 0;
    try (var shop = new ShopkeeperClient(bench.holder())) {
      for (String customer : Files.readAllLines(customers).stream().limit(most).toList()) {
        String who =
            "count=%d&customer=%s"
                .formatted(COUNT, URLEncoder.encode(customer, StandardCharsets.UTF_8));
        List<Map<String, Object>> items =
            JsonTree.objects(
                JsonTree.object(shop.get("/api/v1/recommendations?" + who)).get("items"));
        if (items.isEmpty()) {
          continue;
        }
        Map<String, Object> standing =
            JsonTree.object(
                shop.get(
                    "/api/v1/recommendations/explain?%s&product=%s"
                        .formatted(
                            who,
                            URLEncoder.encode(
                                String.valueOf(items.getFirst().get("product")),
                                StandardCharsets.UTF_8))));
        List<Map<String, Object>> reasons = JsonTree.objects(standing.get("withoutReason"));
        List<Map<String, Object>> deeds = JsonTree.objects(standing.get("withoutDeed"));
        asked++;
        addUp += addsUp(items.getFirst()) ? 1 : 0;
        if (!reasons.isEmpty()) {
          personal++;
          decides += Objects.equals(reasons.getFirst().get("changes"), true) ? 1 : 0;
          deed += deeds.stream().anyMatch(one -> Objects.equals(one.get("changes"), true)) ? 1 : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%,d customers: reasons of %.1f %% add up; of %,d with a reason that speaks for the first"
            + " product, %.1f %% are shown another one first without it, %.1f %% without one of"
            + " their newest ten products%n",
        asked,
        100.0 * addUp / Math.max(1, asked),
        personal,
        100.0 * decides / Math.max(1, personal),
        100.0 * deed / Math.max(1, personal));
    return 0;
  }

  private static boolean addsUp(Map<String, Object> item) {
    double sum =
        JsonTree.objects(item.get("reasons")).stream()
            .mapToDouble(reason -> number(reason.get("contribution")))
            .sum();
    double score = number(item.get("score"));
    return Math.abs(sum - score) <= TOLERANCE * Math.max(1, Math.abs(score));
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
