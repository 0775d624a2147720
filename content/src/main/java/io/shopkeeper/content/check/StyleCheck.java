package io.shopkeeper.content.check;

import io.shopkeeper.content.check.KnownFacts.Fact;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.words.Span;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text has to be beside true: whole, readable, in its language, without markup or words to
/// a program.
final class StyleCheck {
  private static final Pattern SENTENCE =
      Pattern.compile("[^。！？!?\\n]*?(?:[。！？!?\\n]|\\.(?=\\s|$)|$)");
  private static final Pattern MARKUP =
      Pattern.compile(
          "(?is)<(script|style)\\b.*?(?:</\\1\\s*>|$)|</?[a-z][^<>]*>|&(?:[a-z]{2,8}|#[0-9]{2,6});|\\*\\*[^*]+\\*\\*|```");
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?i)(?:ignore|disregard|forget) (?:all |any |the"
              + " )*(?:previous|prior|above|earlier)?\\s*(?:instructions?|prompts?|rules)|system"
              + " prompt|you are (?:now )?(?:a|an) (?:ai|assistant|language model)|as an ai(?:"
              + " language)? model|(?:reveal|print|output) (?:your|the) (?:prompt|instructions)"
              + "|忽略(?:以上|之前|上述|前面|所有)[^，。]{0,6}(?:指令|提示|要求|规则|内容)|系统提示词?|你(?:现在)?是一个?(?:ai|人工智能|语言模型|助手)|作为一个?(?:ai|人工智能|语言模型)");
  private static final int SHORTEST_REPEATED = 6;
  private static final int MOST_HAN_A_PAUSE = 60;
  private static final int MOST_WORDS_A_SENTENCE = 40;

  private StyleCheck() {}

  static void read(Reading reading, Wanted wanted) {
    form(reading, wanted);
    sentences(reading);
    for (String name : wanted.required()) {
      required(reading, name);
    }
  }

  static void form(Reading reading, Wanted wanted) {
    String text = reading.text();
    int length = text.codePointCount(0, text.length());
    if (text.isBlank()) {
      reading.find(Kind.LENGTH, new Span(0, 0), "没有内容", "it says nothing");
      return;
    }
    if (length < wanted.shortest() || length > wanted.longest()) {
      reading.find(
          Kind.LENGTH,
          new Span(0, 0),
          "长度为%d字，应在%d至%d之间".formatted(length, wanted.shortest(), wanted.longest()),
          "%d characters long, wanted %d to %d"
              .formatted(length, wanted.shortest(), wanted.longest()));
    }
    Language language = Language.of(text);
    if (wanted.language() != Language.OTHER && language != wanted.language()
        || wanted.language() == Language.OTHER && language == Language.OTHER) {
      reading.find(
          Kind.LANGUAGE,
          new Span(0, 0),
          "语言不符：只检查中文和英文",
          "not in the language wanted; only Chinese and English are checked");
    }
    find(reading, MARKUP, Kind.MARKUP, "含有标记代码", "there is markup in it");
    find(reading, INSTRUCTION, Kind.INSTRUCTION, "含有给程序的指令", "it speaks to a program");
  }

  private static void find(
      Reading reading, Pattern pattern, Kind kind, String chinese, String english) {
    Matcher found = pattern.matcher(reading.text());
    while (found.find()) {
      reading.find(kind, new Span(found.start(), found.end()), chinese, english);
    }
  }

  private static void sentences(Reading reading) {
    Map<String, Integer> seen = new HashMap<>();
    Matcher sentence = SENTENCE.matcher(reading.text());
    while (sentence.find()) {
      String said = sentence.group().strip();
      if (said.isEmpty()) {
        continue;
      }
      var span = new Span(sentence.start(), sentence.end());
      String key = NormalText.key(said);
      if (key.length() >= SHORTEST_REPEATED && seen.merge(key, 1, Integer::sum) == 2) {
        reading.find(Kind.DUPLICATE, span, "这句话重复了", "this sentence is there twice");
      }
      if (tiring(said)) {
        reading.find(Kind.READABILITY, span, "句子过长，不易读", "too long a sentence to read");
      }
    }
  }

  private static boolean tiring(String sentence) {
    if (Language.of(sentence) != Language.CHINESE) {
      return sentence.split("\\s+").length > MOST_WORDS_A_SENTENCE;
    }
    for (String run : sentence.split("[，、；：,;:\\s]")) {
      if (run.codePointCount(0, run.length()) > MOST_HAN_A_PAUSE) {
        return true;
      }
    }
    return false;
  }

  /// A required fact is said if its value stands in the text, or some claim rests on it.
  private static void required(Reading reading, String name) {
    for (Fact fact : reading.known().facts()) {
      if (fact.name().equalsIgnoreCase(name)) {
        boolean said =
            Words.holds(reading.readable(), fact.readable()) || reading.rests(fact.name());
        if (!said) {
          reading.find(
              Kind.MISSING,
              new Span(0, 0),
              "缺少必须写明的信息：%s“%s”".formatted(name, fact.value()),
              "a required fact is missing: %s '%s'"
                  .formatted(name.toLowerCase(Locale.ROOT), fact.value()));
        }
        return;
      }
    }
    reading.find(
        Kind.MISSING,
        new Span(0, 0),
        "商品信息中没有必须写明的“%s”".formatted(name),
        "the required fact '%s' is not known of the product".formatted(name));
  }
}
