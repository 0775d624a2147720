package io.shopkeeper.serve.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.recommend.Declines;
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long visitors are known.
class VisitorsTest {
  private static final ProductId TEA = new ProductId("tea");

  @TempDir private Path directory = Path.of("");
  private final Declines declines = new Declines();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Store store;
  private Visitors visitors;

  @BeforeEach
  void open() {
    store = DuckStore.open(directory, SampleShop.shop(), () -> now);
    visitors = restarted(1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Visitors restarted(long seed) {
    return new Visitors(
        new VisitorRecords(store.facts(), declines),
        () -> now,
        new Seed(seed).generator("visitors"));
  }

  private static Visitors.Arrival arrive(Visitors visitors, String cookie) {
    return visitors.arrive(
        new Request(
            "GET",
            "/shop",
            Map.of(),
            Map.of(),
            name -> name.equals("Cookie") ? Optional.of(cookie) : Optional.empty(),
            Caller.UNKNOWN,
            InputStream::nullInputStream));
  }

  /// The cookie of somebody with a cart.
  private String shopper() {
    Visitors.Arrival arrival = arrive(visitors, "");
    arrival.visitor().add(TEA, 2);
    return arrival.cookie().substring(0, arrival.cookie().indexOf(';'));
  }

  private long kept() {
    return store
        .facts()
        .list(new Query("kept", "SELECT count(*) FROM visitor", List.of()), row -> row.integer(0))
        .getFirst();
  }

  @Test
  void whoComesDailyIsKnownAfterARestartThoughTheirCartIsTheSame() {
    String cookie = shopper();
    for (int day = 0; day < 40; day++) {
      now = now.plus(Duration.ofDays(1));
      arrive(visitors, cookie);
    }
    Visitors.Arrival again = arrive(restarted(2), cookie);
    assertThat(again.cookie()).isEmpty();
    assertThat(again.visitor().cart()).isEqualTo(Map.of(TEA, 2));
  }

  @Test
  void whoDoesNotComeBackIsForgottenWithoutARestart() {
    shopper();
    now = now.plus(Duration.ofDays(29));
    arrive(visitors, "");
    assertThat(kept()).isEqualTo(1);
    now = now.plus(Duration.ofDays(2));
    arrive(visitors, "");
    assertThat(kept()).isZero();
  }

  /// Neither on disk nor at hand.
  @Test
  void whatNobodyKnownDidNotWantIsForgottenWithThem() {
    Visitor leaves = arrive(visitors, "").visitor();
    Visitor stays = arrive(visitors, "").visitor();
    SessionId first = leaves.who().session();
    SessionId second = stays.who().session();
    leaves.unwanted(TEA);
    stays.unwanted(TEA);
    leaves.forget();
    assertThat(declines.of(null, first)).isEmpty();
    assertThat(declines.of(null, second)).containsExactly(TEA);
    now = now.plus(Duration.ofDays(31));
    arrive(visitors, "");
    assertThat(declines.of(null, second)).isEmpty();
  }

  @Test
  void ofWhomThereIsNothingToKeepNothingIsKept() {
    Visitors.Arrival arrival = arrive(visitors, "");
    String cookie = arrival.cookie().substring(0, arrival.cookie().indexOf(';'));
    now = now.plus(Duration.ofHours(1));
    assertThat(arrive(visitors, cookie).visitor()).isSameAs(arrival.visitor());
    assertThat(kept()).isZero();
  }
}
