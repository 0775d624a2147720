package io.shopkeeper.serve.api;

import io.shopkeeper.assist.Transcript;
import io.shopkeeper.assist.understand.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What customers' questions were about, as persons say who read them. Kept for a model to learn
/// from later; how the assistant reads does not change by it.
public record SaidTopics(Transcript transcript, LabelledSamples samples) {

  /// The names of topics, as `return` or `order_status`.
  public static List<String> names() {
    return Arrays.stream(Topic.values())
        .map(topic -> topic.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /// Says it of the question of a turn; the last word on a question holds.
  ///
  /// @param topic one of [#names]
  /// @throws IllegalArgumentException if there is no such topic, or the turn has no question
  public void say(String conversation, String turn, String topic, String who) {
    if (!names().contains(topic)) {
      throw new IllegalArgumentException(
          "topic is '%s', not one of %s".formatted(topic, String.join(", ", names())));
    }
    String question =
        transcript.after(conversation, 0).stream()
            .filter(said -> Integer.toString(said.number()).equals(turn))
            .map(said -> said.question().strip())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "turn '%s' of the conversation has no question".formatted(turn)));
    samples.topic(question, topic, who);
  }

  /// What was said last of questions, by question.
  public Map<String, String> of(List<Transcript.Said> turns) {
    return samples.topics(
        turns.stream()
            .map(said -> said.question().strip())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toSet()));
  }
}
