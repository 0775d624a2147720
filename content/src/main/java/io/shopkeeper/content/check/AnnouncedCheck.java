package io.shopkeeper.content.check;

import io.shopkeeper.content.check.KnownFacts.Fact;
import io.shopkeeper.content.check.lexicon.ReadableText;
import io.shopkeeper.language.words.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a text says a thing is made of, holds or is fitted with, told by the words that announce it
/// ("carved from", "built in", 原料是, 内置), where no table has what is announced. A fact supports it
/// that shares a word with it, or two Chinese characters.
final class AnnouncedCheck {
  private static final String END_OF_NOUN =
      "(?=[,.;:!?，。；：！？)]|"
          + " (?:and|or|to|for|that|which|with|in|on|at|by|from|so|as|is|are|has|when|while|inside|you|it|of)(?![a-z])|$)";

  private static final Pattern ENGLISH_PART =
      Pattern.compile(
          "(?<![a-z])(?:built in|integrated|(?:equipped|fitted|supplied) with|comes with|complete"
              + " with)(?: (?:an?|its own|the))? (?<what>[a-z]+(?: [a-z]+){0,2}?)"
              + END_OF_NOUN);
  private static final Pattern ENGLISH_STUFF =
      Pattern.compile(
          "(?<![a-z])(?:(?:made|crafted|carved|moulded|molded|woven|knitted|spun|sewn|machined|milled|fashioned|cut|hewn)(?:"
              + " (?:entirely|only|purely|wholly|solely))? (?:from|out"
              + " of|of)|(?:lined|coated|filled|stuffed|enriched|infused|sweetened|flavoured|flavored)"
              + " with|contains)(?: (?:an?|the|real|genuine|pure|fine|solid))* (?<what>[a-z]+(?:"
              + " [a-z]+){0,2}?)(?!,)"
              + END_OF_NOUN);
  private static final Pattern CHINESE_PART =
      Pattern.compile(
          "(?<![不无未没])(?:内置|配备|配有|附赠|附送|附带|标配|搭载)了?(?:一[个只条块颗组套根张支]|[两三]个)?(?<what>\\p{IsHan}{2,6}?)"
              + "(?=[，。,.！!；;、和与及让]|$)");
  private static final Pattern CHINESE_STUFF =
      Pattern.compile(
          "(?<![不无未没零])(?:(?:原料|主料|配料|填充物)(?:只有|[是为有用：:])|(?:添加|蕴含|含有)了?)(?:真正的|天然的?|优质的?|进口的?)?"
              + "(?<what>\\p{IsHan}{2,6}?)(?=[，。,.！!；;、和与及]|$)");

  /// What is no thing: "comes with a smile", "made of dreams", 加入购物车.
  private static final Set<String> NO_THINGS =
      Set.of(
          ("smile promise love care ease everything nothing something all what no none not enough"
                  + " more less scratch start you your us our ours them it this that these those"
                  + " there here dreams stories memories joy light life pride one two three four"
                  + " five six same single charm character confidence guarantee warranty"
                  + " instructions thought pleasure peace materials material ingredients blend mix"
                  + " mixture combination feature features design 购物车 我们 大量 更多 一点 一些 满满 丰富 多种"
                  + " 了解 收藏 会员 团队 套餐")
              .split(" "));

  private AnnouncedCheck() {}

  static void read(Reading reading) {
    read(reading, ENGLISH_PART, Kind.FUNCTION);
    read(reading, ENGLISH_STUFF, Kind.MATERIAL);
    if (Words.han(reading.readable())) {
      read(reading, CHINESE_PART, Kind.FUNCTION);
      read(reading, CHINESE_STUFF, Kind.MATERIAL);
    }
  }

  private static void read(Reading reading, Pattern announced, Kind kind) {
    Matcher found = announced.matcher(reading.readable());
    while (found.find()) {
      var span = new Span(found.start("what"), found.end("what"));
      String what = span.in(reading.readable());
      List<String> words = words(what);
      if (Stream.concat(Stream.of(what.split(" ")), words.stream()).anyMatch(NO_THINGS::contains)
          || reading.quoted(span)
          || mentioned(reading, span)
          || reading.decided(span, Kind::claim)
          || Negation.of(reading.readable(), new Span(found.start(), found.end()), false)) {
        continue;
      }
      Optional<Fact> fact = shared(reading, words);
      if (fact.isPresent()) {
        reading.support(kind, span, fact.get());
      } else {
        reading.find(
            kind,
            span,
            "商品信息中没有“%s”".formatted(span.in(reading.text())),
            "no fact supports '%s'".formatted(span.in(reading.text())));
      }
    }
  }

  /// Whether a table has some of it: then its own check has looked at it.
  private static boolean mentioned(Reading reading, Span span) {
    return reading.mentions().stream().anyMatch(one -> Reading.overlap(one.span(), span));
  }

  private static Optional<Fact> shared(Reading reading, List<String> words) {
    return reading.known().facts().stream()
        .filter(fact -> {
          String all = ReadableText.of(fact.name()) + " " + fact.readable();
          return words.stream().anyMatch(all::contains);
        })
        .findFirst();
  }

  /// English words without their plural, or pairs of Chinese characters.
  private static List<String> words(String what) {
    if (Words.latin(what, 0)) {
      return Pattern.compile(" ")
          .splitAsStream(what)
          .map(word -> word.length() > 4 ? word.replaceFirst("(?:ies|es|s|y)$", "") : word)
          .toList();
    }
    return IntStream.range(0, what.length() - 1)
        .mapToObj(at -> what.substring(at, at + 2))
        .toList();
  }
}
