package io.shopkeeper.assist.understand;

import io.shopkeeper.assist.faq.NearExamples;
import io.shopkeeper.assist.intent.UtteranceReader;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Topics by how near a text is to what customers say of each, `examples_en.txt` and
/// `examples_zh.txt`.
///
/// The examples of a language are read when it is first asked, some two seconds; a text costs a
/// pass of the encoder. Safe for any number of threads while the encoders are open.
public final class LearnedTopics implements TopicGuess {
  private final Encoders encoders;
  private final Workers workers;
  private final Map<Language, Known> known = new EnumMap<>(Language.class);

  private record Known(UtteranceReader reader, NearExamples<Topic> examples) {}

  /// @param encoders closed by their owner
  public LearnedTopics(Encoders encoders, Workers workers) {
    this.encoders = encoders;
    this.workers = workers;
  }

  @Override
  public Optional<Topic> of(String text, Language language) {
    Known of = known(language);
    return of.reader.readable(text) ? of.examples.nearest(of.reader.read(text)) : Optional.empty();
  }

  private synchronized Known known(Language language) {
    return known.computeIfAbsent(language, this::read);
  }

  private Known read(Language language) {
    var reader = new UtteranceReader(language, encoders.of(language));
    String resource = "examples_" + (language == Language.CHINESE ? "zh" : "en") + ".txt";
    var texts = new ArrayList<String>();
    var topics = new ArrayList<@Nullable Topic>();
    @Nullable Topic topic = null;
    for (String line : Cues.lines(resource)) {
      if (line.equals("none")) {
        topic = null;
      } else if (line.chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z'))) {
        topic = Topic.valueOf(line);
      } else {
        texts.add(line);
        topics.add(topic);
      }
    }
    TextFeatures[] read = new TextFeatures[texts.size()];
    workers.forEach(read.length, 1, () -> i -> read[i] = reader.read(texts.get(i)));
    return new Known(reader, NearExamples.of(List.of(read), topics));
  }
}
