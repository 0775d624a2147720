package io.shopkeeper.serve.api;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What people say of aspects and questions, kept for a model to learn from later: the view
/// `labelled_samples`.
///
/// @param clock tells when it was said
public record LabelledSamples(Facts facts, InstantSource clock) {
  private static final String ASPECT = "aspect-";
  private static final String TOPIC = "topic";

  /// Keeps what a question should be answered with.
  public void question(String question, String answer, String who) {
    keep("question", question.strip(), answer.strip(), who);
  }

  /// Keeps what a question was about.
  void topic(String question, String topic, String who) {
    keep(TOPIC, question, topic, who);
  }

  /// What was said last of questions, by question.
  Map<String, String> topics(Collection<String> questions) {
    if (questions.isEmpty()) {
      return Map.of();
    }
    Query query = Query.of(LabelledSamples.class, "topics.sql", List.copyOf(questions));
    return facts.list(query, row -> Map.entry(row.text(0), row.text(1))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Keeps an edit of aspects, as in a line of [io.shopkeeper.language.reviews.AspectCatalogue].
  void aspect(String line, String who) {
    String[] cells = line.split("\t", 3);
    keep(ASPECT + cells[0], cells[1], label(cells), who);
  }

  /// Forgets an edit that was taken back.
  void aspectTakenBack(String line) {
    String[] cells = line.split("\t", 3);
    if (cells.length > 1) {
      facts.update(
          Query.of(
              LabelledSamples.class,
              "delete-sample.sql",
              ASPECT + cells[0],
              cells[1],
              label(cells)));
    }
  }

  /// Of an aspect that is dropped there is nothing to say.
  private static String label(String[] cells) {
    return cells.length > 2 ? cells[2] : "";
  }

  private void keep(String kind, String subject, String label, String who) {
    facts.update(
        Query.of(
            LabelledSamples.class,
            "insert-sample.sql",
            kind,
            subject,
            label,
            who,
            clock.instant()));
  }
}
