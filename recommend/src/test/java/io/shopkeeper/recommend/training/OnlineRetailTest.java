package io.shopkeeper.recommend.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.ingest.Ingest;
import io.shopkeeper.recommend.LiveRecommender;
import io.shopkeeper.recommend.LiveSettings;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On the invoices of a real shop.
class OnlineRetailTest {

  private static final Shop SHOP =
      new Shop(
          new ShopId("gifts"),
          "Gifts",
          ZoneId.of("Europe/London"),
          Currency.getInstance("GBP"),
          Locale.UK);

  @Test
  void theModelThatServesBeatsPopularityAndLunchBagsGoWithLunchBags(@TempDir Path directory) {
    Path invoices =
        Path.of(System.getProperty("shopkeeper.shared", "../shared"))
            .resolve("data/customers/online-retail");
    Assumptions.assumeTrue(Files.isDirectory(invoices), "no folder " + invoices);
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    try (Store store = DuckStore.open(directory.resolve("store"), SHOP, clock)) {
      new Ingest(store, clock, directory.resolve("rejects"))
          .run(List.of(invoices), null, Progress.NONE);
      var live = new LiveRecommender(LiveSettings.DEFAULT);
      live.refresh(store.facts());
      TrainedRecommender trained =
          RecommendTraining.train(store, new Seed(1), clock, Progress.NONE);
      TrainingReport report = TrainingReport.of(trained.provenance());
      assertThat(report.trials().size() + report.omitted().size())
          .isEqualTo(RecommendTraining.MODELS.size());
      assertThat(ndcg(report, trained.provenance().model()))
          .as("on orders nothing was chosen by")
          .isGreaterThan(ndcg(report, "popularity"));
      live.swap(trained);
      List<ProductId> similar =
          live.recommend(new SimilarTo(new ProductId("20725"), 5)).items().stream()
              .map(Recommendation::product)
              .toList();
      assertThat(similar).hasSize(5);
      assertThat(store.facts().products(similar).values())
          .extracting(Product::title)
          .allMatch(title -> title.toUpperCase(Locale.ROOT).startsWith("LUNCH BAG"));
    }
  }

  private static double ndcg(TrainingReport report, String model) {
    MetricReport metrics = Objects.requireNonNull(report.test().get(model));
    return Objects.requireNonNull(metrics.metrics().get("ndcg@10")).estimate();
  }
}
