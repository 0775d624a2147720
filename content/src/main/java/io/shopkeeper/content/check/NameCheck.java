package io.shopkeeper.content.check;

import io.shopkeeper.content.check.lexicon.ReadableText;
import io.shopkeeper.language.words.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of makers and places, told by what stands around them: also those in no table.
final class NameCheck {
  private static final int REACH = 24;
  private static final String NAME =
      "[A-Z0-9][\\p{L}0-9'’&.é-]*(?: (?:(?:&|and|of|the|de|la) )?[A-Z0-9&][\\p{L}0-9'’&.]*){0,3}";

  /// What was done to a thing somewhere, which then is its origin: "pressed in".
  private static final String DONE =
      "(?!(?:loved|used|seen|needed|tested|inspired|adored|celebrated|photographed|enjoyed|served|wanted|based|stored|played|worn|shown|known|walked|lived|missed|covered|dressed|wrapped|dipped|interested|involved|mixed|hidden)(?![a-z]))[a-z]{2,}(?:ed|wn)";

  private static final Pattern ORIGIN_BEFORE =
      Pattern.compile(
          "(?:产自|产于|出自|来自|源自|源于|原产|产地|原产地|原产国|生产于|制造于|进口自|采自|选自|直采|取自|出产|精选)[^，。,.;；!！?？]{0,6}$|(?<![a-z])(?:(?:made|produced|manufactured|crafted|designed|woven|knitted|sewn|assembled|grown|harvested|bottled|packed|brewed|built|sourced|imported|handmade|handcrafted|born|created|milled|spun|farmed|raised|roasted|processed|cooked|baked|blended|cast|forged|poured|stitched|distilled|fired|picked|cut|finished|originat\\w+|comes?|straight|direct|shipped|hails?|fresh)(?:"
              + " \\w+){0,5}? (?:in|from|to you from)|"
              + DONE
              + "(?: \\w+){0,2}? in|product of|origin(?:"
              + " is)?:?|from|country:?)(?: the)?(?:"
              + " (?:heart|mountains|hills|fields|north|south|east|west|coast) of)?(?: \\w+,)? ?$");
  private static final Pattern ORIGIN_BEHIND =
      Pattern.compile(
          "^[^，。,.;；!！?？]{0,4}?(?:制造|生产|出产|进口|产(?!品)|制作|原装|直邮|直采|原产|工厂|货源|造(?!型)|制(?!服))|^"
              + " ?(?:made|built|grown|produced|crafted|manufactured|woven|sourced|imported|import|born|milled|craftsmanship|leather|wool|cotton|silk|steel|factory|origin)(?![a-z])");

  /// Places that something is made in, rather than taken to: 在…的作坊里缝制.
  private static final Pattern PLACED_BEFORE = Pattern.compile("(?:在|由|从)[^，。,.;；!！?？]{0,6}$");

  private static final Pattern MADE_BEHIND =
      Pattern.compile("^[^，。,.;；!！?？]{0,14}?(?:[制造产织缝酿烤烘铸采摘种熬磨纺染]|发货|直邮|进口|运来|灌装|加工|做(?:成|好|的|出))");

  /// "From London to Edinburgh" is a journey.
  private static final Pattern JOURNEY = Pattern.compile("^,? (?:to|and back)(?![a-z])");

  private static final Pattern STYLE_BEHIND =
      Pattern.compile("^(?:风(?!衣)|式|版|系|范|味|菜|料理|情|设计感|style| style|inspired| inspired)");

  /// Words before the name of what a thing works with, or of who vouches for it.
  private static final String PARTNER =
      "(?i:(?:compatible|works?|pairs?|syncs?|connects?|integrates?|collaboration|partnership)(?:"
          + " [a-z]+ly)? with|(?:connects?|syncs?|links?)(?: [a-z]+ly)? to)";

  private static final Pattern ENGLISH_MAKER =
      Pattern.compile(
          "(?:(?i:(?:made|crafted|designed|created|produced|manufactured|developed|presented|offered|brought"
              + " to you|brewed|baked|built|launched|sold) by|product (?:of|from|by)|brand(?:"
              + " name)?(?: is)?:?|from the (?:house|makers|brand|experts) (?:of)?|courtesy"
              + " of|manufacturer:?|maker:?|(?:it|this|that) (?:comes|is) from|new from|only"
              + " from|(?:^|[.!?] )by)|(?<=[a-z],? )(?<!(?i:inspired) )by|"
              + PARTNER
              + ")\\s+(?:(?i:the brand|brand)\\s+)?("
              + NAME
              + ")");
  private static final Pattern CHINESE_MAKER =
      Pattern.compile(
          "(?:品牌(?:名称?|是|为)?[：: ]\\s*|品牌[是为](?![您你我了大每])|制造商[：: ]|厂商[：:"
              + " ])([\\p{IsHan}A-Za-z0-9&.'é· ]{2,20})|(?:来自|由|选自|出自)\\s?([A-Z][\\p{IsLatin}0-9&.'"
              + " ]{1,20}?)(?=[\\p{IsHan}，。,.]|$)|(?<![A-Za-z0-9-])([A-Z][\\p{IsLatin}0-9&.'"
              + " ]{1,20}?)\\s?(?:品牌|出品|旗下|的新作|官方|设计|荣誉)"
              + "|(?:由|与)([\\p{IsHan}A-Za-z0-9]{2,8}?)(?:调音|设计|研发|监制|代工|授权|联名|认证)|兼容([\\p{IsHan}A-Za-z0-9]{2,8})(?=[，。,.！!；;和与、及]|$)"
              + "|(?<=[，。！？,!?\\s]|^)(?:来自|由|选自)?([\\p{IsHan}]{2,6}?)(?:品牌(?:出品|设计|生产|制造|打造)|出品)");

  /// Who does something rather than what they are called: 由老师傅设计.
  private static final Pattern TRADE =
      Pattern.compile(
          ".*(?:师傅?|人|们|家|团队|工厂|机构|大学|学院|户|手|员|者|厂|工|匠|我|您|你|实验室|医院|中心|协会|系统|设备|手机|电脑)");

  private static final Set<String> NO_MAKERS =
      Set.of(
          "知名", "自主", "国际", "大", "原创", "自有", "轻奢", "这个", "我们", "我们的", "本", "该", "国内", "国产", "著名",
          "老", "新", "专业", "优质", "独立", "设计师", "小众", "时尚", "匠心", "用心", "诚意", "良心", "全新", "招", "车",
          "名", "金", "大自然", "它", "它的", "多个", "各大", "一线", "高端", "运动", "潮流", "自家", "官方", "LED", "USB",
          "PU", "DIY", "POLO", "LCD", "OLED", "RGB", "TPU", "EVA", "品质", "原厂", "名家");
  private static final Pattern PLACE =
      Pattern.compile(
          "(?i:(?:made|produced|manufactured|grown|cooked|baked|brewed|roasted|cast|forged|poured|woven|knitted|sewn|stitched|distilled|blended|"
              + DONE
              + ")(?:"
              + " [\\w-]+){0,4}? in|imported from|country of origin:?|product of)\\s+(?i:the )?("
              + NAME
              + ")");
  private static final Pattern CHINESE_PLACE =
      Pattern.compile(
          "(?:产地|原产地|原产国|产自|产于)(?:为|是|[：: ])?\\s?([\\p{IsHan}]{2,8}?)(?=[，。,.;；!！?？、]|的|$)");

  /// USB, LED: a standard rather than a maker, where no table has it.
  private static final Pattern ABBREVIATION = Pattern.compile("[A-Z0-9.-]{2,5}s?");

  private static final Pattern COMMON_CAPITAL =
      Pattern.compile(
          "(?i:brand|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|day|the|our|we|you|it|a|an|this|that|hand|hands|design|nature|mother"
              + " nature|[0-9].*)");

  private NameCheck() {}

  /// Makers and places behind words that announce them, where no table has the name.
  static void read(Reading reading) {
    Matcher maker = ENGLISH_MAKER.matcher(reading.text());
    while (maker.find()) {
      name(reading, maker, 1, Kind.BRAND);
    }
    boolean han = Words.han(reading.readable());
    Matcher chinese = CHINESE_MAKER.matcher(reading.text());
    while (han && chinese.find()) {
      for (int group = 1; group <= chinese.groupCount(); group++) {
        if (chinese.group(group) != null) {
          name(reading, chinese, group, Kind.BRAND);
        }
      }
    }
    for (Pattern pattern : han ? List.of(PLACE, CHINESE_PLACE) : List.of(PLACE)) {
      Matcher place = pattern.matcher(reading.text());
      while (place.find()) {
        name(reading, place, 1, Kind.ORIGIN);
      }
    }
  }

  private static void name(Reading reading, Matcher found, int group, Kind kind) {
    String name = found.group(group).strip().replaceAll("[.,'’]+$", "");
    var span = new Span(found.start(group), found.start(group) + name.length());
    if (name.length() < 2
        || NO_MAKERS.contains(name)
        || TRADE.matcher(name).matches()
        || ABBREVIATION.matcher(name).matches()
        || COMMON_CAPITAL.matcher(name).matches()
        || reading.quoted(span)
        || reading.decided(span, of -> of == Kind.BRAND || of == Kind.ORIGIN)) {
      return;
    }
    String readable = ReadableText.of(name).strip();
    boolean known =
        reading.known().facts().stream()
            .anyMatch(fact ->
                Words.holds(fact.readable(), readable)
                    || fact.name().equals("brand") && Words.holds(readable, fact.readable()));
    if (known) {
      return;
    }
    if (kind == Kind.BRAND) {
      reading.find(kind, span, "商品信息中没有品牌“%s”".formatted(name), "no fact supports this brand");
    } else {
      reading.find(kind, span, "商品信息中没有产地“%s”".formatted(name), "no fact supports this origin");
    }
  }

  /// Whether a known maker's name is meant by a word: written as a name, and not only because a
  /// sentence begins.
  static boolean named(Reading reading, Span span) {
    String text = reading.text();
    String word = span.in(text);
    if (!Words.latin(word, 0)) {
      return word.codePointCount(0, word.length()) > 1;
    }
    boolean capital = Character.isUpperCase(word.charAt(0)) || Character.isDigit(word.charAt(0));
    boolean several = word.contains(" ") || word.chars().skip(1).anyMatch(Character::isUpperCase);
    if (!capital) {
      return announced(reading, span);
    }
    return several || !begins(text, span.start()) || announced(reading, span);
  }

  private static boolean announced(Reading reading, Span span) {
    String before = reading.readable().substring(Math.max(0, span.start() - REACH), span.start());
    return before.matches("(?s).*(?:by|from|brand:?|of|品牌[：: ]?|来自|由|选自) ?$");
  }

  private static boolean begins(String text, int at) {
    String before = text.substring(0, at).stripTrailing();
    return before.isEmpty() || ".!?:。！？\n\"“".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  /// Whether a place is said to be where the product comes from.
  static boolean comesFrom(Reading reading, Span span) {
    String readable = reading.readable();
    String behind = readable.substring(span.end(), Math.min(readable.length(), span.end() + REACH));
    if (STYLE_BEHIND.matcher(behind).find()) {
      return false;
    }
    String before = readable.substring(Math.max(0, span.start() - 2 * REACH), span.start());
    boolean name =
        !Words.latin(readable, span.start())
            || span.in(reading.text()).chars().anyMatch(Character::isUpperCase);
    return name
        && (ORIGIN_BEFORE.matcher(before).find()
                && !(before.endsWith("from ") && JOURNEY.matcher(behind).find())
            || PLACED_BEFORE.matcher(before).find() && MADE_BEHIND.matcher(behind).find()
            || ORIGIN_BEHIND.matcher(behind).find());
  }
}
