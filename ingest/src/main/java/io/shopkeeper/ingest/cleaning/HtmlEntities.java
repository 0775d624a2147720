package io.shopkeeper.ingest.cleaning;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Character references of HTML in text that is no HTML: `Salt &amp; Pepper`.
///
/// Text with tags is left alone, there they are right. What was escaped twice is read twice.
public final class HtmlEntities {
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>|<!--");
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,6}\\d?));");

  /// Of the names that HTML 4 knows, those that shops' exports hold.
  private static final Map<String, String> NAMED = new HashMap<>();

  static {
    String names =
        "amp & lt < gt > quot \" apos ' copy © reg ® trade ™ deg ° hellip … mdash — ndash – lsquo ‘"
            + " rsquo ’ ldquo “ rdquo ” laquo « raquo » bull • middot · times × frac12 ½ frac14 ¼"
            + " frac34 ¾ sup2 ² sup3 ³ plusmn ± micro µ euro € pound £ yen ¥ cent ¢ sect § eacute é"
            + " egrave è ecirc ê euml ë agrave à aacute á acirc â atilde ã auml ä aring å aelig æ"
            + " ccedil ç iacute í icirc î iuml ï ntilde ñ oacute ó ograve ò ocirc ô otilde õ ouml ö"
            + " oslash ø uacute ú ugrave ù ucirc û uuml ü szlig ß Eacute É Auml Ä Ouml Ö Uuml Ü"
            + " Aring Å Ccedil Ç Ntilde Ñ Atilde Ã Acirc Â iexcl ¡ iquest ¿ hearts ♥ rarr → larr ←";
    String[] pairs = names.split(" ");
    for (int i = 0; i < pairs.length; i += 2) {
      NAMED.put(pairs[i], pairs[i + 1]);
    }
    NAMED.put("nbsp", " ");
  }

  private HtmlEntities() {}

  /// The text with its references resolved; the same object if there is none.
  public static String decode(String text) {
    if (text.indexOf(';') < 0 || text.indexOf('&') < 0 || TAG.matcher(text).find()) {
      return text;
    }
    String once = pass(text);
    return once.equals(text) ? text : pass(once);
  }

  private static String pass(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder decoded = new StringBuilder();
    boolean changed = false;
    while (matcher.find()) {
      String character = character(matcher);
      matcher.appendReplacement(
          decoded, Matcher.quoteReplacement(character == null ? matcher.group() : character));
      changed |= character != null;
    }
    return changed ? matcher.appendTail(decoded).toString() : text;
  }

  private static @Nullable String character(Matcher matcher) {
    if (matcher.group(3) != null) {
      return NAMED.get(matcher.group(3));
    }
    int code =
        matcher.group(1) != null
            ? Integer.parseInt(matcher.group(1))
            : Integer.parseInt(matcher.group(2), 16);
    boolean written = code >= 0x20 && Character.isDefined(code) && !isSurrogate(code);
    return written ? Character.toString(code) : null;
  }

  private static boolean isSurrogate(int code) {
    return code >= 0xD800 && code <= 0xDFFF;
  }
}
