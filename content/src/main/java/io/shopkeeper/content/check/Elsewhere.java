package io.shopkeeper.content.check;

import io.shopkeeper.content.check.lexicon.ReadableText;
import io.shopkeeper.language.words.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a material or a colour is said of something beside the product: what it is worn with,
/// stands on or cuts through. "Over a white shirt" tells nothing of a coat, unless it is a shirt.
final class Elsewhere {
  private static final int REACH = 48;
  private static final Pattern ENGLISH_BEFORE =
      Pattern.compile(
          "(?<![a-z])(?:on|onto|over|under|underneath|beneath|against|into|through|across|beside|behind|off|to|for|with|your|my|any|most|like|protects?|protecting|beyond|match(?:es)?|suits?)(?:"
              + " [a-z']+,?){0,6} $");
  private static final Pattern ENGLISH_BEHIND =
      Pattern.compile(
          "^(?: (?!and|or|with)[a-z]+)?"
              + " (floors?|flooring|walls?|ceilings?|tables?|tabletops?|desks?|worktops?|worksurfaces?|counters?|countertops?|shelf|shelves|windows?|doors?|sofas?|couch|furniture|surfaces?|paths?|trails?|roads?|tracks?|decks?|stairs|kitchens?|rooms?|interiors?|jackets?|coats?|blazers?|shirts?|blouses?|tees?|tops?|jumpers?|sweaters?|cardigans?|skirts?|trousers|pants|chinos|jeans|shorts|leggings|boots|shoes|trainers|sneakers|sandals|dress|dresses|suits?|sheets?|bedding|cushions?|curtains?|rugs?|spoons?|utensils?|pans?|bowls?|plates?|mugs?|sky|skies|sea|sand|water|grass|hills|coffee|tea|wine|bread|toast|crust|leaves|berries|hair|skin|fur)(?![a-z])");
  private static final Pattern ENGLISH_WORKED =
      Pattern.compile(
          "(?<![a-z])(?:(?:cuts?|bites?|drills?|saws?|goes|drives?|punch(?:es)?|slic(?:es?|ing)|cutting|drilling|sawing|sanding|screwing)"
              + " (?:in|into|through)|(?:safe|gentle|kind|easy|works?|holds?|grips?|sticks?|writes?|glides?|slides?)"
              + " (?:on|onto|over|to|with)|sticks? to|clings? to|polish(?:es|ing)?|sands?)(?:"
              + " [a-z]+,?){0,4} $");
  private static final Pattern CHINESE_BEFORE =
      Pattern.compile(
          "(?:搭配?|配上?|配着|穿|套在|罩在|内搭|外搭|叠|放在?|铺在?|挂在?|贴在?|摆在?|垫在?|站在?|踩在?|走在?|落在?|倒进|装进|搁|靠|适合|适用|用于|用在|保护|护住|在|您的|你的|家里的?|任何|各种)[^，。；,]{0,6}$");
  private static final Pattern CHINESE_BEHIND =
      Pattern.compile(
          "^(?:色|的|制|质|底)?的?[^，。]{0,2}?(地板|地面|地砖|桌面?|柜|墙面?|门|窗|家具|台面|沙发|床|裤|裙|衬衫|外套|大衣|西装|鞋|靴|包|帽|毛衣|t恤|上衣|内搭|路面|小路|步道|天空|大海|咖啡|茶汤|饭|面包|食材|锅具?|碗|衣物|衣服)");
  private static final Pattern CHINESE_WORKED =
      Pattern.compile("(?:切|锯|钻|打磨|擦拭?|清洁|不伤|不刮伤?|刮花|吸附|粘在|写在|拧进)(?!割|片|面)[^，。；,]{0,6}$");

  private Elsewhere() {}

  static boolean said(Reading reading, Span span) {
    String readable = reading.readable();
    String before = readable.substring(Math.max(0, span.start() - REACH), span.start());
    String behind = readable.substring(span.end(), Math.min(readable.length(), span.end() + REACH));
    if (ENGLISH_WORKED.matcher(before).find() || CHINESE_WORKED.matcher(before).find()) {
      return true;
    }
    Matcher english = ENGLISH_BEHIND.matcher(behind);
    Matcher chinese = CHINESE_BEHIND.matcher(behind);
    return ENGLISH_BEFORE.matcher(before).find()
            && english.find()
            && other(reading, english.group(1))
        || CHINESE_BEFORE.matcher(before).find()
            && chinese.find()
            && other(reading, chinese.group(1));
  }

  /// Whether the product is none of these.
  private static boolean other(Reading reading, String noun) {
    String stem = noun.replaceAll("(?<=[a-z]{3})s$", "");
    return reading.known().facts().stream()
        .filter(fact ->
            switch (ReadableText.of(fact.name())) {
              case "title", "category", "type", "product type", "类型", "类目", "品类" -> true;
              default -> false;
            })
        .noneMatch(fact -> fact.readable().contains(stem));
  }
}
