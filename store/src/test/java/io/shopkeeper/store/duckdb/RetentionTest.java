package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.BulkReceipt;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events that are older than their kind is kept.
class RetentionTest {
  private static final int VIEWS = 40_000;

  /// The events of the first half are older than ten days, to the millisecond.
  private static final InstantSource CLOCK =
      InstantSource.fixed(Events.NOON.plusMillis(VIEWS / 2).plus(Duration.ofDays(10)));

  private static final Map<RetainedKind, Integer> RULES = Map.of(RetainedKind.VIEW_ITEM, 10);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aShop() throws IOException {
    try (var store = open()) {
      BackedUpShop.fill(store, folder); // the first 3,000 views and the rest
      store.log().load(Events.views(0, VIEWS).iterator());
      store.log().append(List.of(Events.purchase(1, 3)));
    }
  }

  private DuckStore open() {
    return DuckStore.open(folder, Events.SHOP, CLOCK);
  }

  private static long number(DuckStore store, String sql) {
    return store
        .facts()
        .list(new Query("number", sql, List.of()), row -> row.integer(0))
        .getFirst();
  }

  @Test
  void whatWouldGoIsCountedAndNothingIsChanged() throws Exception {
    Map<String, String> before = BackedUpShop.facts(folder);
    List<Retention.Found> found = new Retention(folder, CLOCK).find(RULES);
    assertThat(found)
        .containsExactly(
            new Retention.Found(
                RetainedKind.VIEW_ITEM,
                Events.NOON.plusMillis(VIEWS / 2),
                VIEWS / 2,
                VIEWS - VIEWS / 2));
    assertThat(BackedUpShop.facts(folder)).isEqualTo(before);
  }

  @Test
  void onlyWhatIsOldAndOfTheKindGoes() throws Exception {
    Map<String, String> before = BackedUpShop.facts(folder);
    Retention.Removed removed = new Retention(folder, CLOCK).remove(RULES);
    assertThat(removed.bytesAfter()).isEqualTo(Files.size(folder.resolve("facts.duckdb")));
    Map<String, String> after = BackedUpShop.facts(folder);
    for (String table : List.of("product", "customer", "shop", "schema_version", "log_state")) {
      assertThat(after.get(table)).as(table).isEqualTo(before.get(table));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .doesNotContain("unfinished", "facts.duckdb.wal");
    }
    try (var store = open()) {
      assertThat(number(store, "SELECT count(*) FROM events WHERE type = 'view_item'"))
          .isEqualTo(VIEWS / 2);
      assertThat(number(store, "SELECT count(DISTINCT order_id) FROM order_lines")).isEqualTo(1);
      assertThat(number(store, "SELECT min(events) FROM removals")).isEqualTo(VIEWS / 2);
      var read = new ArrayList<ShopEvent>();
      assertThat(store.log().replay(0, logged -> read.add(logged.event()))).isEqualTo(VIEWS + 1);
      assertThat(read)
          .hasSize(VIEWS / 2 + 1)
          .contains(Events.view(VIEWS / 2))
          .doesNotContain(Events.view(VIEWS / 2 - 1));
    }
  }

  @Test
  void theFileShrinks() throws IOException {
    int many = 600_000;
    try (var store = open()) {
      store.log().load(Events.views(VIEWS, many - VIEWS).iterator());
    }
    InstantSource later =
        InstantSource.fixed(Events.NOON.plusMillis(many - 20_000).plus(Duration.ofDays(10)));
    Retention.Removed removed = new Retention(folder, later).remove(RULES);
    assertThat(removed.found().getFirst().old()).isEqualTo(many - 20_000);
    assertThat(removed.bytesAfter())
        .isEqualTo(Files.size(folder.resolve("facts.duckdb")))
        .isLessThan(removed.bytesBefore() / 2);
  }

  @Test
  void whatWasRemovedAndComesAgainStaysOut() {
    new Retention(folder, CLOCK).remove(RULES);
    try (var store = open()) {
      BulkReceipt loaded = store.log().load(Events.views(0, 10).iterator());
      assertThat(loaded.appended()).isZero();
      assertThat(loaded.duplicates()).isEqualTo(10);
      store.log().append(Events.views(10, 10)); // the door does not know them, the table does
      store.log().append(List.of(Events.view(VIEWS)));
      assertThat(number(store, "SELECT count(*) FROM events WHERE type = 'view_item'"))
          .isEqualTo(VIEWS / 2 + 1);
      assertThat(number(store, "SELECT repeated FROM log_state")).isEqualTo(10);
    }
    assertThat(new Retention(folder, CLOCK).remove(RULES).found())
        .singleElement()
        .satisfies(found -> assertThat(found.old()).isZero());
  }

  @Test
  void aFolderInUseIsLeftAlone() {
    try (var store = open()) {
      assertThatThrownBy(() -> new Retention(folder, CLOCK).remove(RULES))
          .hasMessageContaining("in use by process");
      assertThat(number(store, "SELECT count(*) FROM events WHERE type = 'view_item'"))
          .isEqualTo(VIEWS);
    }
  }
}
