package io.shopkeeper.ingest;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the text out of the HTML that shops write descriptions in.
///
/// No parser: tags are dropped, blocks parted by a line break, and character references resolved.
/// Text without a tag or a reference stays as it is.
final class HtmlText {
  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern BLOCK_END =
      Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|tr|h[1-6]|ul|ol|table)\\s*>");
  private static final Pattern TAG = Pattern.compile("(?s)</?[a-zA-Z][^<>]*>");
  private static final Pattern REFERENCE =
      Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\\w+);");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u00A0]+");
  private static final Pattern BREAKS = Pattern.compile("\\s*\\n\\s*");

  private static final Map<String, String> NAMED =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–",
          "mdash", "—", "hellip", "…");

  private HtmlText() {}

  static String plain(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return html;
    }
    String text = HIDDEN.matcher(html).replaceAll(" ");
    text = BLOCK_END.matcher(text).replaceAll("\n");
    text = TAG.matcher(text).replaceAll(" ");
    text = REFERENCE.matcher(text).replaceAll(HtmlText::character);
    text = SPACES.matcher(text).replaceAll(" ");
    return BREAKS.matcher(text).replaceAll("\n").strip();
  }

  private static String character(MatchResult reference) {
    String name = reference.group(1);
    String text = NAMED.get(name);
    if (text == null && name.charAt(0) == '#') {
      boolean hexadecimal = name.charAt(1) == 'x' || name.charAt(1) == 'X';
      int point = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
      text = Character.isValidCodePoint(point) && point >= ' ' ? Character.toString(point) : "";
    }
    return Matcher.quoteReplacement(text == null ? reference.group() : text);
  }
}
