package io.shopkeeper.ingest;

import io.shopkeeper.domain.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out how a file writes dates and amounts, before it is read.
///
/// A number above 12 decides which of 13/04 is the day; a mark with one or two digits behind it, or
/// the latter of two marks, is the decimal mark. It wants records until it knows, 100,000 at most.
final class Survey {
  private static final int MOST_RECORDS = 100_000;
  private static final int RECORDS_WITHOUT_A_SIGN = 1_000;
  private static final int ENOUGH_AMOUNTS = 20;

  /// Countries that write the month first.
  private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "PW", "FM", "MH");

  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-]\\d{4}.*");
  private static final Pattern MARKED = Pattern.compile(".*?([.,])(\\d+)\\D*");

  private int records;
  private int slashed;
  private int dayFirst;
  private int monthFirst;
  private int points;
  private int commas;

  /// Whether it has seen enough.
  boolean isDone() {
    boolean timesKnown =
        dayFirst + monthFirst > 0 || slashed == 0 && records > RECORDS_WITHOUT_A_SIGN;
    boolean amountsKnown = points + commas >= ENOUGH_AMOUNTS || records > RECORDS_WITHOUT_A_SIGN;
    return timesKnown && amountsKnown || records >= MOST_RECORDS;
  }

  /// What follows is of another record.
  void record() {
    records++;
  }

  void time(String text) {
    Matcher matcher = SLASHED.matcher(text);
    if (matcher.matches()) {
      slashed++;
      dayFirst += Integer.parseInt(matcher.group(1)) > 12 ? 1 : 0;
      monthFirst += Integer.parseInt(matcher.group(2)) > 12 ? 1 : 0;
    }
  }

  void amount(String text) {
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

  /// How the file is to be read, which is noted in its tally.
  Notation notation(Load load, FileTally tally) {
    notes(load.shop()).forEach(tally::note);
    return new Notation(load.shop(), load.now(), dateOrder(load.shop()), decimalMark());
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

  private List<String> notes(Shop shop) {
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
