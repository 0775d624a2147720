package io.shopkeeper.assist.understand;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How one of several that were spoken of is pointed at without its name.
///
/// @param place in a list, 1 for the first, [#LAST_PLACE], [#BOTTOM_PLACE]
/// @param ofOrder place of the order in which `place` is, where both are said, as in "the second
///   item of my last order"
/// @param other whether the one that was not spoken of is meant
/// @param earlier whether the order before the one spoken of is
/// @param whole whether all of them are
/// @param more whether the same is wanted of something else too
/// @param lastOrders how many of the newest orders are meant; 0 if that is not said
/// @param extreme of the price or the age of which it is; null if none is named
/// @param amounts of money that are named
/// @param days of which it is; null if none are named
public record Pointing(
    OptionalInt place,
    OptionalInt ofOrder,
    boolean other,
    boolean earlier,
    boolean whole,
    boolean more,
    int lastOrders,
    @Nullable Extreme extreme,
    List<BigDecimal> amounts,
    @Nullable Days days) {

  /// Of the last one; of orders, that is the newest.
  public static final int LAST_PLACE = -1;

  /// Of the lowest one, as it was shown.
  public static final int BOTTOM_PLACE = -2;

  /// At nothing.
  static final Pointing NONE =
      new Pointing(
          OptionalInt.empty(),
          OptionalInt.empty(),
          false,
          false,
          false,
          false,
          0,
          null,
          List.of(),
          null);

  /// The one that has the most or the least of something.
  public enum Extreme {
    CHEAPEST,
    DEAREST,
    NEWEST,
    OLDEST
  }

  private static final List<Pattern> PLACES =
      List.of(
          Pattern.compile(
              "(?<!\\bat )\\b(first|1st|former|top)\\b(?! (of"
                  + " all|tell|let))|\\b(number|no\\.?|option) (one|1)\\b"
                  + "|第(一|1)|^[\\s\\p{P}]*1[\\s\\p{P}]*$|前(面|一)那?个|前者"),
          Pattern.compile(
              "\\b(second|2nd|latter)\\b(?! thoughts?\\b)|\\b(number|no\\.?|option) (two|2)\\b"
                  + "|第(二|2)|^[\\s\\p{P}]*2[\\s\\p{P}]*$|后者|后(面|一)那?个"),
          Pattern.compile(
              "\\b(third|3rd)\\b|\\b(number|no\\.?|option)"
                  + " (three|3)\\b|第(三|3)|^[\\s\\p{P}]*3[\\s\\p{P}]*$"),
          Pattern.compile(
              "\\b(fourth|4th)\\b|\\b(number|no\\.?|option)"
                  + " (four|4)\\b|第(四|4)|^[\\s\\p{P}]*4[\\s\\p{P}]*$"),
          Pattern.compile(
              "\\b(fifth|5th)\\b|\\b(number|no\\.?|option)"
                  + " (five|5)\\b|第(五|5)|^[\\s\\p{P}]*5[\\s\\p{P}]*$"));
  private static final Pattern LAST =
      Pattern.compile(
          "(?<!\\bat )\\b(last|latest|most recent|newest)( one| order)?\\b(?!"
              + " (few|week|month|year|but))"
              + "|最(后|近|新)的?(那?一|那)(个|笔|单|次|款|件)|最新的?订单|上一?(个|笔|单|次)(?!月|星期|礼拜)");
  private static final Pattern BOTTOM = Pattern.compile("\\bbottom\\b|最(下|底)(面|边)?的?那?(个|笔|单|款|件)");
  private static final Pattern OF_ORDER =
      Pattern.compile(
          "\\b(first|second|third|fourth|fifth|last|latest|newest|most recent) (order|purchase)\\b"
              + "|(第(一|二|三|四|五|\\d)|最新|最近|最后|上一?)的?那?一?(个|笔)?(订单|单)(?!独|品|价)");
  private static final List<String> COUNTS =
      List.of("two", "three", "four", "five", "两", "三", "四", "五");
  private static final Pattern LAST_ORDERS =
      Pattern.compile(
          "\\b(?:last|latest|newest|most recent) (two|three|four|five|couple of|\\d)"
              + " (?:orders|purchases)\\b|(?:最近|最后|最新|上)的?(两|三|四|五|\\d)(?:个|笔|次)?(?:的)?(?:订单|单)");
  private static final Pattern OTHER =
      Pattern.compile("\\bthe other\\b|\\bother one\\b|另外?一?(个|件|款|笔|单)(?!问题|事)|剩下的");
  private static final Pattern EARLIER =
      Pattern.compile(
          "\\b(the )?(one|order|purchase) before\\b|\\bbefore (that|this|it)\\b|\\bprevious"
              + " one\\b|\\b(second|next) to last\\b|\\blast but"
              + " one\\b|(前|上)(面的?)?(一|那)(个|笔|单)?的?前|再(前|上)(面)?(一|的)|上上(个|次|笔|单)|倒数第二");
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?<!\\b(after|at|that['’]?s|that (is|was)|(will|['’]ll) be)"
              + " )\\b(all|everything|both|whole|entire|complete)\\b(?!"
              + " (right|good|set|over|along|day|the time|correct|fine|clear|done|ok(ay)?))"
              + "|\\bwhole lot\\b|\\bevery (single"
              + " )?(item|thing|piece|product)\\b|全部|所有|全(退|换|取消|不要|都)|都(要|退|换|给)|整(个|单)"
              + "|[两三四几](个|件|样)[^，。？！,.?!]{0,4}(都|一起|一并)");
  private static final Pattern MORE =
      Pattern.compile(
          "^[\\s\\p{P}]*(and|what about|how about|also|plus|same|likewise)\\b"
              + "|\\b(too|as well|also|likewise|same (for|with|goes|thing)|do the same|the rest)\\b"
              + "|^[\\s\\p{P}]*(还有|那|和)|呢[\\s\\p{P}]*$|也(要|想|帮|给|退|换|取消|一)|一样|同样|一起|顺便");
  private static final List<Pattern> EXTREMES =
      List.of(
          Pattern.compile(
              "\\bthe (cheap(er|est)|less expensive|least"
                  + " expensive|smaller)\\b|便宜的?(一|那|这)?些?(个|件|款|单|$)"),
          Pattern.compile(
              "\\bthe (more expensive|most"
                  + " expensive|dearer|dearest|priciest|pricier|bigger|larger)\\b"
                  + "|贵的?(一|那|这)?些?(个|件|款|单|$)"),
          Pattern.compile("\\bthe (newer|more recent|later)\\b|(更新|较新|新)的?那(个|笔|单)"),
          Pattern.compile("\\bthe (old(er|est)|earli(er|est))\\b|(早|老|旧)一?点?的?那?(个|笔|单)|最早的"));
  private static final Pattern AMOUNT =
      Pattern.compile(
          "[€$£¥￥]\\s*(\\d+(?:[.,]\\d{1,2})?)|(?<![\\p{L}\\d.-])(\\d+[.,]\\d{2})(?![\\d.-])"
              + "|(?<![\\p{L}\\d.-])(\\d+(?:\\.\\d{1,2})?)\\s*(?:元|块|€|\\$|eur|euros?|dollars?|bucks?)");

  public Pointing {
    amounts = List.copyOf(amounts);
  }

  /// What a normal text points at.
  ///
  /// @param text all of it
  /// @param meant less what is said not to be meant
  static Pointing of(String text, String meant, LocalDate today) {
    var amounts = new ArrayList<BigDecimal>();
    Matcher amount = AMOUNT.matcher(meant);
    while (amount.find()) {
      for (int group = 1; group <= amount.groupCount(); group++) {
        if (amount.group(group) != null) {
          amounts.add(new BigDecimal(amount.group(group).replace(',', '.')));
        }
      }
    }
    boolean earlier = EARLIER.matcher(meant).find();
    Matcher order = OF_ORDER.matcher(meant);
    OptionalInt ofOrder = order.find() ? place(order.group()) : OptionalInt.empty();
    OptionalInt within = place(OF_ORDER.matcher(meant).replaceAll(" "));
    boolean both = ofOrder.isPresent() && within.isPresent();
    return new Pointing(
        earlier ? OptionalInt.empty() : within.isPresent() ? within : ofOrder,
        both ? ofOrder : OptionalInt.empty(),
        OTHER.matcher(meant).find(),
        earlier,
        WHOLE.matcher(text).find(),
        MORE.matcher(text).find(),
        lastOrders(meant),
        extreme(meant),
        amounts,
        Days.in(meant, today).orElse(null));
  }

  private static int lastOrders(String normal) {
    Matcher several = LAST_ORDERS.matcher(normal);
    if (!several.find()) {
      return 0;
    }
    String said = several.group(1) == null ? several.group(2) : several.group(1);
    int place = COUNTS.indexOf(said);
    if (place >= 0) {
      return 2 + place % 4;
    }
    return said.chars().allMatch(Character::isDigit) ? Integer.parseInt(said) : 2;
  }

  private static OptionalInt place(String normal) {
    for (int place = 0; place < PLACES.size(); place++) {
      if (PLACES.get(place).matcher(normal).find()) {
        return OptionalInt.of(place + 1);
      }
    }
    if (BOTTOM.matcher(normal).find()) {
      return OptionalInt.of(BOTTOM_PLACE);
    }
    return LAST.matcher(normal).find() ? OptionalInt.of(LAST_PLACE) : OptionalInt.empty();
  }

  private static @Nullable Extreme extreme(String normal) {
    for (Extreme extreme : Extreme.values()) {
      if (EXTREMES.get(extreme.ordinal()).matcher(normal).find()) {
        return extreme;
      }
    }
    return null;
  }

  /// Whether an order is pointed at by when it was.
  public boolean inTime() {
    return earlier || days != null || extreme == Extreme.NEWEST || extreme == Extreme.OLDEST;
  }

  /// Whether something is pointed at of which the same may be wanted as before; "all" and "the
  /// other" only with a word for more: "that's all" is none.
  public boolean pointsAgain() {
    return place.isPresent()
        || earlier
        || extreme != null
        || days != null
        || (more && (other || whole));
  }

  /// Whether anything but more of the same is pointed at.
  public boolean points() {
    return place.isPresent() || other || earlier || whole || extreme != null || days != null;
  }
}
