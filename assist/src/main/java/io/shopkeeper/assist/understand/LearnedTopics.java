package io.shopkeeper.assist.understand;

import io.shopkeeper.assist.faq.NearExamples;
import io.shopkeeper.assist.faq.NearExamples.Nearest;
import io.shopkeeper.assist.intent.UtteranceReader;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Topics by how near a text is to what customers say of each (`examples_en.txt`,
/// `examples_zh.txt`), and whether a reply says yes by how near it is to what they say to a direct
/// question (`replies_en.txt`, `replies_zh.txt`).
///
/// The examples of a language are read when it is first asked, or before by [#read]: a pass of the
/// encoder each, many at once, and the fitting of [NearExamples]; then a text costs a pass. Safe
/// for any number of threads while the encoders are open.
public final class LearnedTopics implements TopicGuess {
  /// A topic named wrongly weighs as much as so many named rightly.
  private static final int MISREAD = 4;

  /// A yes that was none: of a hundred surely read at most one may be.
  private static final int WRONGLY_AGREED = 99;

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}'’]+");

  /// Of the lead that is needed, what is enough where something else points the same way.
  private static final double HALF = .5;

  private final Encoders encoders;
  private final Workers workers;
  private final Map<Language, Examples> topics = new EnumMap<>(Language.class);
  private final Map<Language, Examples> replies = new EnumMap<>(Language.class);

  /// @param verbatim the examples of each topic, without punctuation
  private record Known(
      UtteranceReader reader, NearExamples<Topic> examples, Map<String, Topic> verbatim) {
    Optional<Nearest<Topic>> nearest(String text) {
      if (!reader.readable(text)) {
        return Optional.empty();
      }
      Topic said = verbatim.get(letters(text));
      return Optional.of(
          said == null ? examples.nearest(reader.read(text)) : new Nearest<>(said, true, 1));
    }

    static String letters(String text) {
      return NO_LETTERS.matcher(NormalText.of(text)).replaceAll(" ").strip();
    }
  }

  /// @param encoders closed by their owner
  public LearnedTopics(Encoders encoders, Workers workers) {
    this.encoders = encoders;
    this.workers = workers;
    for (Language language : List.of(Language.CHINESE, Language.ENGLISH)) {
      topics.put(language, new Examples("examples", language, _ -> MISREAD));
      replies.put(
          language,
          new Examples(
              "replies", language, topic -> topic == Topic.YES ? WRONGLY_AGREED : MISREAD));
    }
  }

  @Override
  public Optional<Topic> of(String text, Language language) {
    return known(topics, language)
        .nearest(text)
        .filter(Nearest::sure)
        .flatMap(nearest -> Optional.ofNullable(nearest.best()));
  }

  @Override
  public Optional<Topic> likely(String text, Language language) {
    return known(topics, language)
        .nearest(text)
        .filter(nearest -> nearest.lead() >= HALF)
        .flatMap(nearest -> Optional.ofNullable(nearest.best()));
  }

  @Override
  public Assent assent(String text, Language language) {
    Optional<Nearest<Topic>> nearest = known(replies, language).nearest(text);
    return nearest.isEmpty()
        ? Assent.UNREAD
        : nearest.orElseThrow().best() != Topic.YES
            ? Assent.DOUBTED
            : nearest.orElseThrow().sure() ? Assent.SURE : Assent.LIKELY;
  }

  /// Reads the examples of a language, so that no customer waits for it; does nothing when that was
  /// done.
  ///
  /// @throws CancellationException if the thread is interrupted meanwhile
  public void read(Language language) {
    known(topics, language);
    known(replies, language);
  }

  private static Known known(Map<Language, Examples> of, Language language) {
    return Objects.requireNonNull(of.get(language), "no examples in " + language).known();
  }

  /// The examples of a file; those of one file are read while another's are asked.
  private final class Examples {
    private final String resource;
    private final Language language;
    private final ToIntFunction<Topic> harm;
    private @Nullable Known known;

    Examples(String resource, Language language, ToIntFunction<Topic> harm) {
      this.resource = resource;
      this.language = language;
      this.harm = harm;
    }

    synchronized Known known() {
      if (known == null) {
        known = read(resource, language, harm);
      }
      return known;
    }
  }

  private Known read(String resource, Language language, ToIntFunction<Topic> harm) {
    var reader = new UtteranceReader(language, encoders.of(language));
    String file = resource + "_" + (language == Language.CHINESE ? "zh" : "en") + ".txt";
    var texts = new ArrayList<String>();
    var labels = new ArrayList<@Nullable Topic>();
    @Nullable Topic topic = null;
    for (String line : Cues.lines(file)) {
      if (line.equals("none")) {
        topic = null;
      } else if (line.chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z'))) {
        topic = Topic.valueOf(line);
      } else {
        texts.add(line);
        labels.add(topic);
      }
    }
    var verbatim = new HashMap<String, Topic>();
    for (int i = 0; i < labels.size(); i++) {
      Topic of = labels.get(i);
      if (of != null) {
        verbatim.putIfAbsent(Known.letters(texts.get(i)), of);
      }
    }
    List<TextFeatures> read = reader.read(texts, workers);
    return new Known(reader, NearExamples.of(read, labels, harm, workers), verbatim);
  }
}
