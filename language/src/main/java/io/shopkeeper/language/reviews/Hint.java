package io.shopkeeper.language.reviews;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Why a review may not be a customer's own words. A hint, not a verdict: a person decides.
public enum Hint {
  /// Nearly the same as an earlier review.
  COPY,
  /// What a platform writes where a customer wrote nothing.
  TEMPLATE,
  /// A web address, a telephone number or a name on another platform.
  ADVERTISEMENT,
  /// The same few characters again and again.
  FILLER,
  /// No letters at all.
  NO_WORDS;

  private static final Pattern STOCK =
      Pattern.compile(
          "此用户没有填写评[价论].*|该?用户未填写评价.*|系统默认(好评|评价).*|默认好评.*|评价方未及时(做|作)出评价.*|(this )?(customer|user)"
              + " (left|wrote) no (comment|review).*|no (comment|review)s?\\.?");
  private static final Pattern CONTACT =
      Pattern.compile(
          "https?://|www\\.|\\b[\\w.-]+\\.(com|cn|net|org|shop)\\b|(微信|加v|vx|qq|扣扣|whatsapp|telegram)\\s*[:：号]?\\s*[a-z0-9_-]{5,}|(?<!\\d)1[3-9]\\d{9}(?!\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final int LONG = 10;
  private static final double FEW = .25;

  /// @param plain as of [io.shopkeeper.language.words.PlainText]
  static Set<Hint> of(String plain) {
    var hints = EnumSet.noneOf(Hint.class);
    long letters = plain.codePoints().filter(Character::isLetter).count();
    if (letters == 0) {
      hints.add(NO_WORDS);
    }
    if (STOCK.matcher(plain.strip()).matches()) {
      hints.add(TEMPLATE);
    }
    if (CONTACT.matcher(plain).find()) {
      hints.add(ADVERTISEMENT);
    }
    long distinct = plain.codePoints().filter(Character::isLetter).distinct().count();
    // Twenty-six letters write every English text: only short ones can be told.
    if (letters >= LONG && distinct < Math.max(4, FEW * Math.min(letters, 40))) {
      hints.add(FILLER);
    }
    return hints;
  }
}
