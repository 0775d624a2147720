package io.shopkeeper.language.generate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what tells who somebody is or how to reach them, by its shape: e-mail addresses, telephone
/// numbers, Chinese identity cards, bank cards, postal addresses.
///
/// Full-width letters and digits count as plain ones. Numbers said to be of an order, a parcel or
/// an article are left alone, and so are those that are no valid identity card (GB 11643-1999: date
/// and check character) or bank card (ISO/IEC 7812: issuer and Luhn digit). Names are not found,
/// nor what is written out in words. Linear in the text but for addresses, which look back 30
/// characters.
final class PersonalData {
  private static final String APART = "(?<![\\p{L}\\p{N}_-])";
  private static final String ENDS = "(?![\\p{L}\\p{N}_]|-\\d)";
  // Chinese has no blanks: a number may stand right beside a word.
  private static final String NO_CODE_BEFORE = "(?<![A-Za-z0-9_]|[A-Za-z0-9]-)";
  private static final String NO_CODE_AFTER = "(?![A-Za-z0-9_]|-[A-Za-z0-9])";

  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@"
              + "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])");

  private static final String CHINESE_MOBILE =
      "(?:\\+|00)?(?:86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?:[-转]\\d{1,6})?";

  private static final String LANDLINE =
      "(?:\\(0[1-9]\\d{1,2}\\)|0[1-9]\\d{1,2})[- ]?\\d{3,4}[- ]?\\d{4}(?:[-转]\\d{1,5})?";

  private static final String OF_ANY_COUNTRY = "\\+\\d{1,3}(?:[- .]?\\(?\\d{1,4}\\)?){2,5}";

  private static final String NORTH_AMERICAN =
      "(?!400|800)\\(?[2-9]\\d{2}\\)?[- .]\\d{3}[- .]\\d{4}";

  private static final Pattern PHONE =
      Pattern.compile(
          NO_CODE_BEFORE
              + "(?:%s)"
                  .formatted(
                      String.join("|", CHINESE_MOBILE, LANDLINE, OF_ANY_COUNTRY, NORTH_AMERICAN))
              + NO_CODE_AFTER);

  private static final Pattern IDENTITY =
      Pattern.compile(NO_CODE_BEFORE + "[1-9]\\d{5}(?:19|20)\\d{9}[\\dXx]" + NO_CODE_AFTER);

  private static final Pattern CARD =
      Pattern.compile(NO_CODE_BEFORE + "\\d(?:[- ]?\\d){12,18}" + NO_CODE_AFTER);

  /// UnionPay, Visa, Mastercard, American Express, JCB, Discover, Diners, with their lengths.
  private static final Pattern ISSUED =
      Pattern.compile(
          "62\\d{14,17}|4(?:\\d{12}|\\d{15}|\\d{18})|(?:5[1-5]|2[2-7])\\d{14}|3[47]\\d{13}"
              + "|35\\d{14}|6(?:011|5\\d{2})\\d{12}|9558\\d{12,15}|3[068]\\d{12}");

  private static final Pattern NOT_OF_A_PERSON =
      Pattern.compile(
          "(?:订单号?码?|单号|订单编号|流水号|货号|款号|编号|条码"
              + "|(?:order|tracking|invoice|parcel|shipment|item|article|sku|ean|isbn|ref|reference)"
              + "(?:\\s{0,2}(?:number|no\\.?|id|code|#))?|#)"
              + "[\\s:是为]{0,4}(?:is)?\\s{0,2}[#:]?\\s{0,2}$",
          Pattern.CASE_INSENSITIVE);

  private static final int NEAR = 30;

  private static final Pattern CHINESE_NUMBER_OF_HOUSE =
      Pattern.compile(
          "(?:(?:路|街|大道|巷|胡同|弄)\\s?甲?\\d{1,5}\\s?(?:号(?!线)|弄)"
              + "|(?:小区|花园|公寓|大厦|家园|新村|苑)\\s?[A-Za-z]?\\d{1,4}\\s?(?:号楼|栋|幢|座))"
              + "(?:[-,， ]?[A-Za-z0-9一二三四五六七八九十]{1,5}(?:号楼|号|栋|幢|座|单元|楼|层|室|房|户)){0,5}"
              + "(?:[- ]?\\d{3,4})?");

  private static final Pattern GOING_TO =
      Pattern.compile(".*(?:地址[是为]?|寄[到往去给]|送[到往去至]|发[到往去]|改成|改为|住在|位于|搬到|来到|住|在)");

  private static final Pattern PROVINCE =
      Pattern.compile(
          "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东"
              + "|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾");

  private static final Pattern WESTERN_ADDRESS =
      Pattern.compile(
          APART
              + "\\d{1,5}[A-Za-z]? (?:[A-Z][A-Za-z'.]{0,20} ){1,4}"
              + "(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Terrace|Crescent)\\b\\.?(?:,?"
              + " (?:Apt|Apartment|Unit|Suite|Ste|Flat)\\.? ?#?[A-Za-z0-9-]{1,6})?(?:,"
              + " [A-Z][A-Za-z'. ]{1,30})?(?:,? [A-Z]{2} \\d{5}(?:-\\d{4})?|,?"
              + " [A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2})?"
              + ENDS);

  /// What is found, best told first.
  enum Kind {
    EMAIL,
    ID,
    CARD,
    PHONE,
    ADDRESS
  }

  /// A place in a text.
  record Found(Kind kind, int start, int end) {}

  private PersonalData() {}

  /// Everything in a text, in order; nothing overlaps.
  static List<Found> in(String text) {
    String plain = plain(text);
    var all = new ArrayList<Found>();
    EMAIL.matcher(plain).results().forEach(match -> add(all, Kind.EMAIL, match));
    IDENTITY
        .matcher(plain)
        .results()
        .filter(match -> isIdentity(match.group()) && isOfAPerson(plain, match))
        .forEach(match -> add(all, Kind.ID, match));
    CARD.matcher(plain)
        .results()
        .filter(match -> isCard(match.group()) && isOfAPerson(plain, match))
        .forEach(match -> add(all, Kind.CARD, match));
    PHONE
        .matcher(plain)
        .results()
        .filter(match -> isOfAPerson(plain, match))
        .forEach(match -> add(all, Kind.PHONE, match));
    WESTERN_ADDRESS.matcher(plain).results().forEach(match -> add(all, Kind.ADDRESS, match));
    CHINESE_NUMBER_OF_HOUSE
        .matcher(plain)
        .results()
        .forEach(match -> {
          int start = beginning(plain, match.start());
          if (start < match.start()) {
            all.add(new Found(Kind.ADDRESS, start, match.end()));
          }
        });
    return apart(all);
  }

  private static void add(List<Found> all, Kind kind, MatchResult match) {
    all.add(new Found(kind, match.start(), match.end()));
  }

  /// Of two that overlap, the one that is told better.
  private static List<Found> apart(List<Found> all) {
    var kept = new ArrayList<Found>();
    var covered = new BitSet();
    for (Kind kind : Kind.values()) {
      for (Found found : all) {
        int next = covered.nextSetBit(found.start);
        if (found.kind == kind && (next < 0 || next >= found.end)) {
          kept.add(found);
          covered.set(found.start, found.end);
        }
      }
    }
    kept.sort(Comparator.comparingInt(Found::start));
    return kept;
  }

  /// Full-width letters, digits and signs as plain ones, each in its place.
  static String plain(String text) {
    var plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= '！' && c <= '～') {
        plain.setCharAt(i, (char) (c - '！' + '!'));
      }
    }
    return plain.toString();
  }

  private static boolean isOfAPerson(String text, MatchResult match) {
    String before = text.substring(Math.max(0, match.start() - NEAR), match.start());
    return !NOT_OF_A_PERSON.matcher(before).find();
  }

  /// A birthday that there was, and the check character of ISO 7064, MOD 11-2.
  private static boolean isIdentity(String number) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (number.charAt(i) - '0') * ((1 << (17 - i)) % 11);
    }
    char check = "10X98765432".charAt(sum % 11);
    return check == number.toUpperCase(Locale.ROOT).charAt(17) && isDate(number.substring(6, 14));
  }

  private static boolean isDate(String digits) {
    try {
      return LocalDate.of(
                  Integer.parseInt(digits.substring(0, 4)),
                  Integer.parseInt(digits.substring(4, 6)),
                  Integer.parseInt(digits.substring(6)))
              .getYear()
          >= 1900;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static boolean isCard(String number) {
    String digits = number.replaceAll("\\D", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0 && ISSUED.matcher(digits).matches();
  }

  /// Where a Chinese address begins that goes on with the name of a street: at its province, or
  /// after the word that leads to it, or with the run of characters it stands in.
  private static int beginning(String text, int street) {
    int start = street;
    while (start > 0
        && street - start < NEAR
        && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    Matcher leads = GOING_TO.matcher(text).region(start, street);
    if (leads.lookingAt()) {
      start = leads.end();
    }
    Matcher province = PROVINCE.matcher(text).region(start, street);
    return province.find() ? province.start() : start;
  }
}
