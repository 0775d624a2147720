package io.shopkeeper.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Tables of events in which a share of the rows has something wrong: every fault that reading and
/// cleaning know, and rows that repeat, contradict or continue others.
final class DirtyEvents {
  private static final String HEADER =
      "id,event,time,customer,session,channel,product,quantity,price,currency,order,list,position,query";

  private static final int EVENT = 1;
  private static final int TIME = 2;
  private static final int CUSTOMER = 3;
  private static final int SESSION = 4;
  private static final int CHANNEL = 5;
  private static final int PRODUCT = 6;
  private static final int QUANTITY = 7;
  private static final int PRICE = 8;
  private static final int CURRENCY = 9;
  private static final int ORDER = 10;
  private static final int LIST = 11;
  private static final int POSITION = 12;
  private static final int QUERY = 13;

  private final Random random;
  private final double dirt;
  private final List<String[]> rows = new ArrayList<>();
  private Instant now = Instant.parse("2026-10-01T06:00:00Z");
  private int number;

  private DirtyEvents(long seed, double dirt) {
    this.random = new Random(seed);
    this.dirt = dirt;
  }

  /// A table as rows of text, the header first; a row may hold line breaks.
  ///
  /// @param dirt the chance of a fault in a row
  static List<String> rows(long seed, double dirt, int count) {
    DirtyEvents events = new DirtyEvents(seed, dirt);
    while (events.rows.size() < count) {
      events.visit();
    }
    List<String> text = new ArrayList<>(List.of(HEADER));
    events.rows.forEach(row -> text.add(events.text(row)));
    return text;
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  /// One session; sometimes that of a program, or with a clock that is off.
  private void visit() {
    String customer = chance(.2) ? "" : "C" + random.nextInt(900);
    String session = chance(.1) && !customer.isEmpty() ? "" : "s-" + random.nextInt(100_000_000);
    String channel = one("web", "web", "web", "app", "", "", "", "Web");
    boolean robot = chance(.004);
    int views = robot ? 130 : 1 + random.nextInt(9);
    for (int i = 0; i < views; i++) {
      now = now.plusSeconds(robot ? 10 : 5 + random.nextInt(90));
      String[] row = row(customer, session, channel);
      row[EVENT] =
          robot
              ? "view_item"
              : one(
                  "view_item",
                  "view_item",
                  "select_item",
                  "search",
                  "add_to_cart",
                  "add_to_wishlist",
                  "remove_from_cart",
                  "click");
      fill(row);
      add(row);
    }
    if (!robot && chance(.2)) {
      order(customer, session, channel);
    }
    now = now.plusSeconds(random.nextInt(40));
  }

  private String[] row(String customer, String session, String channel) {
    String[] row = new String[QUERY + 1];
    Arrays.fill(row, "");
    row[0] = "e" + number++;
    row[TIME] = now.toString();
    row[CUSTOMER] = customer;
    row[SESSION] = session;
    row[CHANNEL] = channel;
    return row;
  }

  private void fill(String[] row) {
    row[PRODUCT] = "P" + (1_000 + random.nextInt(60));
    switch (row[EVENT]) {
      case "search" -> {
        row[PRODUCT] = chance(.02) ? row[PRODUCT] : "";
        row[QUERY] =
            one(
                "red cup",
                "tea",
                "blue lamp for the desk",
                "\"big \"\"oak\"\" table\"",
                "茶杯",
                "salt &amp; pepper",
                "plain & simple");
      }
      case "select_item", "click" -> {
        row[LIST] = one("home", "category", "home", "");
        row[POSITION] = one("1", "2", "3", "14", "", "03");
      }
      case "add_to_cart", "remove_from_cart" -> row[QUANTITY] = one("1", "2", "", "1", "3.0");
      default -> {}
    }
  }

  private void order(String customer, String session, String channel) {
    String order = "o" + number;
    String id = "e" + number;
    String type = chance(.1) ? "refund" : chance(.1) ? "view_item_list" : "purchase";
    int lines = 1 + random.nextInt(3);
    for (int i = 0; i < lines; i++) {
      String[] row = row(chance(.05) ? "" : customer, session, channel);
      row[0] = id;
      row[EVENT] = type;
      int product = random.nextInt(60);
      row[PRODUCT] = "P" + (1_000 + product);
      if (type.equals("view_item_list")) {
        row[LIST] = "home";
      } else {
        row[QUANTITY] = one("1", "2");
        row[PRICE] = chance(.01) ? "0.01" : product + 3 + (chance(.02) ? "00" : ".50");
        row[ORDER] = order;
      }
      add(row);
    }
  }

  private void add(String[] row) {
    rows.add(row);
    if (chance(dirt)) {
      spoil(row);
    }
    if (chance(dirt)) {
      String[] again = row.clone();
      if (chance(.6)) {
        again[one0(PRODUCT, TIME, SESSION, QUANTITY)] =
            one("P1001", "2", now.plusSeconds(1).toString());
      }
      rows.add(Math.max(0, rows.size() - random.nextInt(40)), again);
    }
  }

  private int one0(int... of) {
    return of[random.nextInt(of.length)];
  }

  private void spoil(String[] row) {
    switch (random.nextInt(30)) {
      case 0 ->
          row[TIME] =
              one(
                  "yesterday",
                  "",
                  "2026-13-45T10:00:00Z",
                  "2026-02-30T10:00:00Z",
                  "2026-10-01T24:00:00Z");
      case 1 ->
          row[TIME] = one("1970-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "1989-05-05T05:05:05Z");
      case 2 -> row[TIME] = now.minusSeconds(3_600L * (1 + random.nextInt(9))).toString();
      case 3 -> row[TIME] = now.minusSeconds(365L * 86_400).toString();
      case 4 -> row[TIME] = String.valueOf(now.getEpochSecond() * (chance(.5) ? 1_000 : 1));
      case 5 ->
          row[TIME] =
              DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss")
                  .withZone(ZoneOffset.UTC)
                  .format(now);
      case 6 -> row[TIME] = now.toString().replace("Z", ".123456789Z");
      case 7 ->
          row[EVENT] = one("", "veiw_item", "View_Item", "VIEW ITEM", "dance", "浏览", "purchase");
      case 8 ->
          row[CUSTOMER] =
              one("", "test", "tester7", "a@example.com", "顾客1", "c 12", "x".repeat(300));
      case 9 -> row[SESSION] = "";
      case 10 -> row[CHANNEL] = one("WEB", "wbe", "web!", "ａｐｐ", "an-app", "App Store");
      case 11 -> row[PRODUCT] = one("", "test", "p1001", "P-1002", "Ｐ1003", "测试商品", "P1004\u200B");
      case 12 -> row[QUANTITY] = one("0", "-1", "many", "2147483648", "1.5", "99999999999");
      case 13 -> row[PRICE] = one("free", "-3", "4,50", "1e3", "12.345,60", "4500");
      case 14 -> row[CURRENCY] = one("EUR", "USD", "XXQ");
      case 15 -> row[ORDER] = "o1";
      case 16 -> row[LIST] = one("hoem", "Home", "", "x".repeat(1_001), "caf\u00C3\u00A9");
      case 17 -> row[POSITION] = one("-1", "first", "1.0", "");
      case 18 -> row[QUERY] = one("", "x".repeat(1_001), "&eacute;t&eacute;", "tab\there");
      case 19 ->
          row[0] = one("", "   ", "e5", "e" + random.nextInt(Math.max(1, number)), "id\u0007bell");
      case 20 -> swap(row, PRODUCT, SESSION);
      case 21 -> swap(row, CUSTOMER, PRODUCT);
      case 22 -> swap(row, LIST, POSITION);
      case 23 -> row[PRODUCT] = "  " + row[PRODUCT] + "\u00A0";
      case 24 -> row[CUSTOMER] = "\"" + row[CUSTOMER] + "\"";
      case 25 -> row[LIST] = "\"two\nlines\"";
      case 26 -> row[QUERY] = "\"never closed";
      case 27 -> row[QUERY] = "a,b,c";
      case 28 -> row[EVENT] = "\u0000BROKEN";
      default -> swap(row, EVENT, CHANNEL);
    }
  }

  private static void swap(String[] row, int i, int j) {
    String one = row[i];
    row[i] = row[j];
    row[j] = one;
  }

  private String text(String[] row) {
    return row[EVENT].equals("\u0000BROKEN") ? row[0] + ",view_item" : String.join(",", row);
  }
}
