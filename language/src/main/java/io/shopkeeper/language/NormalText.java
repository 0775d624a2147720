package io.shopkeeper.language;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// One way to write what can be written in several: what models see of a text.
public final class NormalText {
  private static final Pattern MARKUP =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|</?[a-z][^<>]*>");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Z}]+");
  private static final Pattern REPEATED = Pattern.compile("(\\P{Nd})\\1{3,}");
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private NormalText() {}

  /// The text without markup, in compatibility composition (full-width letters become plain), lower
  /// case and simplified characters, a character repeated four times or more three times unless it
  /// is a digit (10000 is not 1000), white space as single blanks.
  public static String of(String text) {
    String plain = MARKUP.matcher(entities(text)).replaceAll(" ");
    String composed = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String spaced = SPACE.matcher(composed).replaceAll(" ").strip();
    return simplified(REPEATED.matcher(spaced).replaceAll("$1$1$1"));
  }

  /// Letters and digits of the normal text only: texts with the same key are copies of each other.
  /// A text without any is its own normal text.
  public static String key(String text) {
    String normal = of(text);
    String key = NEITHER_LETTER_NOR_DIGIT.matcher(normal).replaceAll("");
    return key.isEmpty() ? normal : key;
  }

  /// Simplified characters for traditional ones, phrase by phrase where one stands for several.
  public static String simplified(String text) {
    return text.chars().anyMatch(c -> c >= 0x2E80) ? HanLP.convertToSimplifiedChinese(text) : text;
  }

  /// The five entities of XML and those that reviews are full of.
  private static String entities(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return text.replace("&nbsp;", " ")
        .replace("&hellip;", "…")
        .replace("&ldquo;", "“")
        .replace("&rdquo;", "”")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
