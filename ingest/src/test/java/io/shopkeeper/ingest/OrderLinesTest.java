package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderLinesTest {
  @TempDir private Path folder;
  private Loads loads;

  @BeforeEach
  void open() {
    loads = new Loads(folder);
  }

  @AfterEach
  void close() {
    loads.close();
  }

  private IngestReport events(String... rows) throws IOException {
    return loads.run(
        loads.write(
            "events.csv",
            "id,event,time,customer,session,product\n" + String.join("\n", rows) + "\n"));
  }

  private static String row(String customer, String session, String product) {
    return "e1,view_item_list,2026-11-13T09:00:00Z,%s,%s,%s".formatted(customer, session, product);
  }

  @Test
  void whatMostRowsSayIsTheEventAndTheOddRowIsRefused() throws IOException {
    IngestReport report =
        events(row("c9", "s9", "p1"), row("c1", "s1", "p2"), row("c1", "s1", "p3"));

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.CONFLICT, 1L));
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', customer, session, product) FROM events ORDER BY product"))
        .containsExactly("c1|s1|p2", "c1|s1|p3");
  }

  @Test
  void ofAsManyRowsTheFirstStay() throws IOException {
    events(row("c1", "s1", "p1"), row("c9", "s9", "p2"));

    assertThat(loads.ask("SELECT concat_ws('|', customer, session, product) FROM events"))
        .containsExactly("c1|s1|p1");
  }

  @Test
  void aRowWithoutACustomerBelongsToTheOthersOfItsSession() throws IOException {
    IngestReport report = events(row("", "s1", "p1"), row("c1", "s1", "p2"), row("c1", "", "p3"));

    assertThat(report.rejected()).isEmpty();
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', customer, session, product) FROM events ORDER BY product"))
        .containsExactly("c1|s1|p1", "c1|s1|p2", "c1|s1|p3");
  }

  @Test
  void aRowThatRepeatsALineIsADuplicateAndCountsForItsOrder() throws IOException {
    IngestReport report =
        events(row("c9", "s9", "p1"), row("c1", "s1", "p2"), row("c1", "s1", "p2"));

    assertThat(report.records().duplicates()).isEqualTo(1);
    assertThat(loads.ask("SELECT concat_ws('|', customer, session, product) FROM events"))
        .containsExactly("c1|s1|p2");
  }
}
