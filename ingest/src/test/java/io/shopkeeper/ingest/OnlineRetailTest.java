package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real shop's file, whole.
class OnlineRetailTest {
  private static final Path DATA =
      Path.of(System.getProperty("shopkeeper.shared", "../shared"), "data/customers/online-retail");

  @TempDir private Path folder;

  @Test
  void everyLineOfARealShopIsAccountedFor() {
    assumeTrue(Files.isDirectory(DATA), () -> "no data at " + DATA);
    Shop shop = Format.ONLINE_RETAIL.suggestedShop().orElseThrow();
    InstantSource clock = InstantSource.fixed(Shops.NOW);
    try (Store store = DuckStore.open(folder.resolve("store"), shop, clock)) {
      Ingest ingest = new Ingest(store, clock, folder.resolve("rejects"));

      IngestReport report = ingest.run(List.of(DATA), null, Progress.NONE);

      System.out.println(report);
      IngestReport.Records records = report.records();
      assertThat(records.read()).isEqualTo(541_909);
      assertThat(records.accepted() + records.duplicates() + records.rejected())
          .isEqualTo(records.read());
      assertThat(report.stored().firstDay()).isEqualTo(LocalDate.of(2010, 12, 1));
      assertThat(report.stored().lastDay()).isEqualTo(LocalDate.of(2011, 12, 9));

      IngestReport again = ingest.run(List.of(DATA), Format.ONLINE_RETAIL, Progress.NONE);

      System.out.println(again);
      assertThat(again.stored().events()).isZero();
      assertThat(again.stored().eventsInConflict()).isZero();
      assertThat(again.stored().eventsAlreadyStored()).isEqualTo(report.stored().events());
    }
  }
}
