package io.shopkeeper.ingest;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.source.TableReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks through a table for how it writes dates and amounts, before it is read.
///
/// A number above 12 decides which of 13/04 is the day; a mark with one or two digits behind it, or
/// the latter of two marks, is the decimal mark. Reads until it knows, 100,000 rows at most.
final class Survey {
  private static final int MOST_ROWS = 100_000;
  private static final int ROWS_WITHOUT_A_SIGN = 1_000;
  private static final int ENOUGH_AMOUNTS = 20;

  /// Countries that write the month first.
  private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "PW", "FM", "MH");

  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-]\\d{4}.*");
  private static final Pattern MARKED = Pattern.compile(".*?([.,])(\\d+)\\D*");

  private int slashed;
  private int dayFirst;
  private int monthFirst;
  private int points;
  private int commas;

  /// Reads `table` on, looking at two of its columns; either may be negative, for none.
  static Survey of(TableReader table, int timeColumn, int priceColumn) throws IOException {
    Survey survey = new Survey();
    for (int row = 0; row < MOST_ROWS && !survey.isDone(row) && table.next(); row++) {
      if (table.fault() == null) {
        survey.time(timeColumn < 0 ? "" : table.text(timeColumn));
        survey.amount(priceColumn < 0 ? "" : table.text(priceColumn));
      }
    }
    return survey;
  }

  private boolean isDone(int rows) {
    boolean timesKnown = dayFirst + monthFirst > 0 || slashed == 0 && rows > ROWS_WITHOUT_A_SIGN;
    boolean amountsKnown = points + commas >= ENOUGH_AMOUNTS || rows > ROWS_WITHOUT_A_SIGN;
    return timesKnown && amountsKnown;
  }

  private void time(String text) {
    Matcher matcher = SLASHED.matcher(text);
    if (matcher.matches()) {
      slashed++;
      dayFirst += Integer.parseInt(matcher.group(1)) > 12 ? 1 : 0;
      monthFirst += Integer.parseInt(matcher.group(2)) > 12 ? 1 : 0;
    }
  }

  private void amount(String text) {
    int mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
    if (mark < 0) {
      return;
    }
    Matcher matcher = MARKED.matcher(text.substring(mark));
    boolean both = text.indexOf('.') >= 0 && text.indexOf(',') >= 0;
    if (matcher.matches() && (both || matcher.group(2).length() != 3)) {
      points += text.charAt(mark) == '.' ? 1 : 0;
      commas += text.charAt(mark) == ',' ? 1 : 0;
    }
  }

  Notation notation(Shop shop, Instant now) {
    return new Notation(shop, now, dateOrder(shop), decimalMark());
  }

  private DateOrder dateOrder(Shop shop) {
    if (dayFirst == monthFirst) {
      String country = shop.locale().getCountry().toUpperCase(Locale.ROOT);
      return MONTH_FIRST.contains(country) ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    }
    return dayFirst > monthFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
  }

  private DecimalMark decimalMark() {
    return commas > points ? DecimalMark.COMMA : DecimalMark.POINT;
  }

  /// What was found, for the report.
  List<String> notes(Shop shop) {
    List<String> notes = new ArrayList<>();
    if (dayFirst + monthFirst > 0) {
      notes.add("dates are %s: a number above 12 says so".formatted(dateOrder(shop).label()));
    } else if (slashed > 0) {
      notes.add(
          "dates are ambiguous, no number above 12 was found; taken as %s, as the shop's locale %s"
                  .formatted(dateOrder(shop).label(), shop.locale().toLanguageTag())
              + " writes them");
    }
    if (commas > points) {
      notes.add("prices have a decimal comma");
    }
    return notes;
  }
}
