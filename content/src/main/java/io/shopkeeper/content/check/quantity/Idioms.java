package io.shopkeeper.content.check.quantity;

import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers that measure no product: times of the day, days of a week, "two in one".
final class Idioms {
  private static final String SMALL = "(?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten)";
  private static final Pattern IDIOM =
      Pattern.compile(
          "(?<![a-z0-9])(?:(?:24|twenty four) hours (?:a|per|each|every) day|(?:7|seven) days"
              + " (?:a|per) week|(?:365|three hundred and sixty five) days(?: (?:a|of the|in a)"
              + " year)?|(?:12|twelve) months of the year|(?:52|fifty two) weeks (?:a|of the)"
              + " year|[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:am|pm|a\\.m|p\\.m|o'clock)(?![a-z])"
              + "|[0-9]{1,2}:[0-9]{2}(?![0-9])"
              + ("|"
                  + SMALL
                  + " in (?:1|one)(?![0-9a-z])|"
                  + SMALL
                  + " (?:times )?out of (?:10|ten)")
              + ")|(?<![0-9])(?:[2-9] ?合"
              + " ?1(?![0-9])|(?:一年)?365天|(?:每天|一天|全天)(?:24|二十四)(?:个)?小时|24小时(?:全天|不间断|不打烊)"
              + "|[0-9]{1,2}[点时](?![0-9])|(?:一?[周星]期?|一个?星期)(?:七|7)天|12个月都)");

  private Idioms() {}

  static List<Span> in(String readable) {
    var found = new ArrayList<Span>();
    Matcher idiom = IDIOM.matcher(readable);
    while (idiom.find()) {
      found.add(new Span(idiom.start(), idiom.end()));
    }
    return found;
  }
}
