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
import java.util.Map;
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

      assertThat(report.records())
          .isEqualTo(new IngestReport.Records(541_909, 531_214, 5_257, 5_438));
      assertThat(report.rejected())
          .isEqualTo(
              Map.of(
                  RejectReason.NOT_MERCHANDISE, 2_971L,
                  RejectReason.STOCK_ADJUSTMENT, 2_464L,
                  RejectReason.ACCOUNT_ADJUSTMENT, 3L));
      assertThat(report.stored().orders()).isEqualTo(19_776);
      assertThat(report.stored().customers()).isEqualTo(4_363);
      assertThat(report.stored().products()).isEqualTo(3_796);
      assertThat(report.stored().refundsMatched()).isEqualTo(3_573);
      assertThat(report.stored().refundsUnmatched()).isEqualTo(781);
      assertThat(report.stored().firstDay()).isEqualTo(LocalDate.of(2010, 12, 1));
      assertThat(report.stored().lastDay()).isEqualTo(LocalDate.of(2011, 12, 9));

      IngestReport again = ingest.run(List.of(DATA), Format.ONLINE_RETAIL, Progress.NONE);

      assertThat(again.stored().events()).isZero();
      assertThat(again.stored().eventsInConflict()).isZero();
      assertThat(again.stored().eventsAlreadyStored()).isEqualTo(report.stored().events());
    }
  }
}
