package io.shopkeeper.assist.understand;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Words that say what a question is about, in both languages. Immutable.
final class Cues {
  private static final Map<Topic, Pattern> PATTERNS = patterns();

  /// What the kinds of request are called.
  private static final Map<Topic, Pattern> REQUESTS =
      Map.of(
          Topic.RETURN,
          called("return(?:s|ed|ing)?|refund(?:s|ed|ing)?", "退(?:货|款|掉|了)?"),
          Topic.EXCHANGE,
          called("exchang\\w+|swap\\w*|replac\\w+", "[更调]?换(?:货|掉|了)?"),
          Topic.CANCEL,
          called("cancel\\w*", "取消(?:掉|了)?|撤销"));

  private Cues() {}

  private static Pattern called(String english, String chinese) {
    return Pattern.compile(
        "\\b(?:(?:the|an?|my|your) )?(?:%s)\\b|%s".formatted(english, chinese),
        Pattern.CASE_INSENSITIVE);
  }

  /// A text without the words that call a kind of request by its name.
  static String without(Topic request, String text) {
    Pattern called = REQUESTS.get(request);
    return called == null ? text : called.matcher(text).replaceAll("");
  }

  /// The topics that a normal text gives cues of.
  static Set<Topic> topics(String normal) {
    var topics = EnumSet.noneOf(Topic.class);
    PATTERNS.forEach((topic, pattern) -> {
      if (pattern.matcher(normal).find()) {
        topics.add(topic);
      }
    });
    return topics;
  }

  private static Map<Topic, Pattern> patterns() {
    var patterns = new EnumMap<Topic, Pattern>(Topic.class);
    for (String line : lines("cues.tsv")) {
      String[] cells = line.split("\t", 2);
      patterns.put(Topic.valueOf(cells[0]), Pattern.compile(cells[1]));
    }
    return patterns;
  }

  /// The lines of a resource, without its comments.
  static List<String> lines(String resource) {
    try (var in = Cues.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
