package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events that leave out who came, in which session or by which channel.
class VisitGapsTest {
  private static final String HEADER = "id,event,time,customer,session,channel,product\n";

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

  private IngestReport run(String rows) throws IOException {
    return loads.run(loads.write("events.csv", HEADER + rows));
  }

  private List<String> visits() {
    return loads.ask(
        "SELECT concat_ws(' ', id, coalesce(customer, '-'), coalesce(session, '-'), channel) FROM"
            + " events ORDER BY id");
  }

  /// Twenty visits of others that leave nothing out.
  private static String others() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      rows.append("o%d,view_item,2026-11-19T10:00:00Z,other%d,other%d,web,p1\n".formatted(i, i, i));
    }
    return rows.toString();
  }

  @Test
  void theRestOfTheVisitSaysIt() throws IOException {
    IngestReport report =
        run(
            """
            a,view_item,2026-11-20T10:00:00Z,ann,s1,app,p1
            b,view_item,2026-11-20T10:01:00Z,,s1,app,p2
            c,view_item,2026-11-20T10:02:00Z,ann,,app,p3
            d,view_item,2026-11-20T10:03:00Z,ann,s1,,p4
            """
                + others());

    assertThat(
            loads.ask("SELECT DISTINCT customer || session || channel FROM events WHERE id < 'o'"))
        .containsExactly("anns1app");
    assertThat(report.cleaned()).isEqualTo(Map.of("imputed", 3L));
    assertThat(loads.ask("SELECT field || '=' || after FROM load_change ORDER BY field"))
        .containsExactly("channel=app", "customer=ann", "session=s1");
  }

  @Test
  void whoNeverSaidWhoTheyAreStaysUnknown() throws IOException {
    run(
        """
        a,view_item,2026-11-20T10:00:00Z,,s1,,p1
        b,view_item,2026-11-20T10:01:00Z,,s1,,p2
        c,view_item,2026-11-20T10:00:00Z,,s2,web,p1
        d,view_item,2026-11-20T10:01:00Z,,s2,web,p2
        e,view_item,2026-11-20T10:02:00Z,ann,s2,web,p2
        """);

    assertThat(visits())
        .containsExactly("a - s1 web", "b - s1 web", "c - s2 web", "d - s2 web", "e ann s2 web");
  }

  @Test
  void whoLooksBeforeTheyLogInStaysUnknown() throws IOException {
    IngestReport report =
        run(
            """
            a,view_item,2026-11-20T10:00:00Z,,s1,web,p1
            b,view_item,2026-11-20T10:01:00Z,,s1,web,p2
            c,add_to_cart,2026-11-20T10:02:00Z,ann,s1,web,p2
            d,view_item,2026-11-20T10:03:00Z,ann,s1,web,p2
            """
                + others());

    assertThat(report.cleaned()).isEmpty();
  }

  @Test
  void whoComesAfterSomebodyLoggedOutStaysUnknown() throws IOException {
    IngestReport report =
        run(
            """
            a,view_item,2026-11-20T10:00:00Z,ann,s1,web,p1
            b,view_item,2026-11-20T10:01:00Z,ann,s1,web,p2
            c,view_item,2026-11-20T10:02:00Z,,s1,web,p3
            d,view_item,2026-11-20T10:02:00Z,,s1,web,p4
            """
                + others());

    assertThat(report.cleaned()).isEmpty();
  }

  @Test
  void aShopThatOftenNamesNeitherCustomerNorChannelLeavesThemOutOnPurpose() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      rows.append(
          """
          a%1$d,view_item,2026-11-20T10:00:00Z,c%1$d,s%1$d,app,p1
          b%1$d,view_item,2026-11-20T10:01:00Z,,s%1$d,,p2
          c%1$d,view_item,2026-11-20T10:02:00Z,c%1$d,s%1$d,app,p2
          """
              .formatted(i));
    }

    assertThat(run(rows.toString()).cleaned()).isEmpty();
  }

  @Test
  void whereTheOthersDisagreeNothingIsFilledIn() throws IOException {
    IngestReport report =
        run(
            """
            a,view_item,2026-11-20T10:00:00Z,ann,kiosk,web,p1
            b,view_item,2026-11-20T10:01:00Z,bob,kiosk,app,p2
            c,view_item,2026-11-20T10:02:00Z,,kiosk,,p2
            d,view_item,2026-11-20T10:03:00Z,eve,s3,web,p1
            e,view_item,2026-11-20T10:20:00Z,eve,s4,web,p2
            f,view_item,2026-11-20T10:10:00Z,eve,,web,p2
            """
                + others());

    assertThat(report.cleaned()).isEmpty();
  }

  @Test
  void sessionsThatAreMostlyMissingWereNeverThere() throws IOException {
    IngestReport report =
        run(
            """
            a,view_item,2026-11-20T10:00:00Z,ann,s1,web,p1
            b,view_item,2026-11-20T10:01:00Z,ann,,web,p2
            c,view_item,2026-11-20T10:02:00Z,ann,,web,p2
            """);

    assertThat(report.cleaned()).isEmpty();
  }

  @Test
  void anEventFarFromTheSessionIsNotOfIt() throws IOException {
    IngestReport report =
        run(
            """
            a,view_item,2026-11-20T10:00:00Z,ann,s1,web,p1
            b,view_item,2026-11-20T10:01:00Z,ann,s1,web,p1
            c,view_item,2026-11-20T12:02:00Z,ann,,web,p2
            """
                + others());

    assertThat(report.cleaned()).isEmpty();
  }

  @Test
  void aRowOfAMachineWithoutItsNameIsRefusedWithTheRestOfItsVisit() throws IOException {
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      others.append("view_item,o%d,2026-11-20T10:00:00Z,p1,Mozilla/5.0\n".formatted(i));
    }
    IngestReport report =
        loads.run(
            loads.write(
                "events.csv",
                """
                event,session,time,product,User-Agent
                view_item,s1,2026-11-20T10:00:00Z,p1,Googlebot/2.1
                view_item,s1,2026-11-20T10:00:30Z,p2,
                view_item,s1,2026-11-20T10:01:00Z,p3,Googlebot/2.1
                view_item,s2,2026-11-20T10:01:00Z,p3,Mozilla/5.0
                view_item,s2,2026-11-20T10:01:10Z,p4,
                view_item,s3,2026-11-20T10:01:00Z,p3,
                """
                    + others));

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.BOT, 3L));
    assertThat(report.cleaned()).isEqualTo(Map.of("imputed", 1L));
  }

  @Test
  void aShopThatOftenTellsNoProgramLeavesItOutOnPurpose() throws IOException {
    StringBuilder rows = new StringBuilder("event,session,time,product,ua\n");
    for (int i = 0; i < 20; i++) {
      rows.append("view_item,s%d,2026-11-20T10:00:00Z,p1,Mozilla/5.0\n".formatted(i));
      rows.append("view_item,s%d,2026-11-20T10:01:00Z,p2,\n".formatted(i));
    }

    assertThat(loads.run(loads.write("events.csv", rows.toString())).cleaned()).isEmpty();
  }

  @Test
  void whatASessionSelectsIsOfTheListThatItWasShown() throws IOException {
    StringBuilder rows = new StringBuilder("id,event,time,session,list,position,product\n");
    String row = "%s,%s,2026-11-20T10:00:%02dZ,%s,%s,%s,%s\n";
    for (int i = 0; i < 20; i++) {
      rows.append(row.formatted("v" + i, "view_item_list", 1, "s" + i, "home", "7", "p1"));
      rows.append(row.formatted("w" + i, "view_item_list", 1, "s" + i, "home", "8", "p2"));
      rows.append(row.formatted("x" + i, "select_item", 2, "s" + i, "home", "7", "p1"));
    }
    rows.append(row.formatted("y", "view_item_list", 3, "s1", "search", "2", "p2"));
    rows.append(row.formatted("a", "select_item", 4, "s0", "", "", "p2"));
    rows.append(row.formatted("b", "select_item", 4, "s1", "", "", "p2"));

    IngestReport report = loads.run(loads.write("events.csv", rows.toString()));

    assertThat(report.cleaned()).isEqualTo(Map.of("imputed", 2L));
    assertThat(
            loads.ask(
                "SELECT concat_ws(' ', id, list, position) FROM events WHERE id IN ('a', 'b')"
                    + " ORDER BY id"))
        .containsExactly("a home 8", "b");
  }

  @Test
  void whereRowsOfAListDoNotSayThePlaceItIsTheirOrder() throws IOException {
    StringBuilder rows = new StringBuilder("id,event,time,session,list,position,product\n");
    for (int i = 0; i < 30; i++) {
      for (int place = 1; place <= 3; place++) {
        rows.append(
            "v%d,view_item_list,2026-11-20T10:00:01Z,s%d,home,,p%d\n".formatted(i, i, place));
      }
      rows.append("x%d,select_item,2026-11-20T10:00:02Z,s%d,home,2,p2\n".formatted(i, i));
    }
    rows.append("y,select_item,2026-11-20T10:00:03Z,s1,home,,p3\n");

    IngestReport report = loads.run(loads.write("events.csv", rows.toString()));

    assertThat(report.cleaned()).isEqualTo(Map.of("imputed", 1L));
    assertThat(loads.ask("SELECT field || '=' || after FROM load_change"))
        .containsExactly("position=3");
  }

  @Test
  void aKindOfEventThatSeldomHasASessionIsGivenNone() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      rows.append("v%d,view_item,2026-11-20T10:0%d:00Z,ann,s1,web,p1\n".formatted(i, i));
      rows.append("w%d,add_to_wishlist,2026-11-20T10:0%d:30Z,ann,,web,p1\n".formatted(i, i));
    }
    rows.append("z,view_item,2026-11-20T10:03:30Z,ann,,web,p1\n");

    IngestReport report = run(rows + others() + others().replace("o", "q"));

    assertThat(report.cleaned()).isEqualTo(Map.of("imputed", 1L));
    assertThat(loads.ask("SELECT session FROM events WHERE id = 'z'")).containsExactly("s1");
  }

  @Test
  void aShopThatNeverSaysThePlaceOfASelectionIsGivenNone() throws IOException {
    StringBuilder rows = new StringBuilder("id,event,time,session,list,position,product\n");
    for (int i = 0; i < 20; i++) {
      rows.append("v%d,view_item_list,2026-11-20T10:00:01Z,s%d,home,7,p1\n".formatted(i, i));
      rows.append("x%d,select_item,2026-11-20T10:00:02Z,s%d,home,,p1\n".formatted(i, i));
    }
    rows.append("w,view_item_list,2026-11-20T10:00:01Z,s1,home,8,p2\n");
    rows.append("y,select_item,2026-11-20T10:00:02Z,s1,,,p2\n");

    IngestReport report = loads.run(loads.write("events.csv", rows.toString()));

    assertThat(report.cleaned()).isEqualTo(Map.of("imputed", 1L));
    assertThat(loads.ask("SELECT field || '=' || after FROM load_change"))
        .containsExactly("list=home");
  }

  @Test
  void whatIsSelectedBeforeItIsShownIsOfNoKnownList() throws IOException {
    StringBuilder rows = new StringBuilder("id,event,time,session,list,position,product\n");
    for (int i = 0; i < 20; i++) {
      rows.append("v%d,view_item_list,2026-11-20T10:00:01Z,s%d,home,7,p1\n".formatted(i, i));
      rows.append("x%d,select_item,2026-11-20T10:00:02Z,s%d,home,7,p1\n".formatted(i, i));
    }
    rows.append("y,select_item,2026-11-20T10:00:03Z,s1,,,p2\n");
    rows.append("w,view_item_list,2026-11-20T10:00:04Z,s1,home,8,p2\n");

    assertThat(loads.run(loads.write("events.csv", rows.toString())).cleaned()).isEmpty();
  }

  @Test
  void aFileWithoutTheColumnHasNoGapsInIt() throws IOException {
    loads.write(
        "all/events.csv",
        "event,customer,session,time,product,ua\n"
            + "view_item,ann,s1,2026-11-20T10:00:00Z,p1,Mozilla\n");
    loads.write(
        "all/orders.csv",
        "order,customer,session,time,product,price\no1,ann,s1,2026-11-20T10:05:00Z,p1,5\n");

    assertThat(loads.run(folder.resolve("files/all")).cleaned()).isEmpty();
  }

  @Test
  void aListIsCalledAsItsOtherRowsCallIt() throws IOException {
    String head = "id,event,time,session,list,position,product\n";
    String row = "%s,view_item_list,2026-11-20T10:00:00Z,s1,%s,%d,p%d\n";
    IngestReport report =
        loads.run(
            loads.write(
                "events.csv",
                head
                    + row.formatted("a", "", 1, 1)
                    + row.formatted("a", "home", 2, 2)
                    + row.formatted("a", "home", 3, 3)
                    + row.formatted("b", "search", 1, 4)
                    + row.formatted("b", "", 2, 5)
                    + row.formatted("c", "", 1, 6)
                    + row.formatted("d", "home", 1, 7)
                    + row.formatted("d", "", 2, 8)
                    + row.formatted("d", "sale", 3, 9)));

    assertThat(report.cleaned()).isEqualTo(Map.of("imputed", 2L));
    assertThat(
            loads.ask(
                "SELECT concat_ws(' ', id, list, count(*)) FROM events WHERE id IN ('a', 'b', 'c')"
                    + " GROUP BY id, list ORDER BY id"))
        .containsExactly("a home 3", "b search 2", "c unnamed 1");
  }
}
