package io.shopkeeper.assist;

import io.shopkeeper.assist.understand.Dialogue;
import io.shopkeeper.assist.understand.Topic;
import io.shopkeeper.language.Language;
import java.util.List;
import java.util.stream.Collectors;

/// What is said to a question.
///
/// @param language of the text, Chinese or English
/// @param parts each of which can be understood without the others
/// @param topics what was understood
/// @param next how the conversation stands afterwards
public record Answer(
    Language language,
    Outcome outcome,
    List<List<Statement>> parts,
    List<Topic> topics,
    Dialogue next) {

  /// What came of a question.
  public enum Outcome {
    /// Everything asked was answered from records.
    ANSWERED,
    /// Some of it was; the rest is not known.
    PARTLY,
    /// The records do not say.
    UNKNOWN,
    /// Something must be said first, as which order is meant.
    ASKED_BACK,
    /// It may not be had by asking.
    REFUSED,
    /// A request was registered.
    DONE,
    /// A person goes on.
    HANDED_OVER,
    /// A greeting or thanks.
    COURTESY,
    /// Something broke; nothing was changed.
    FAILED
  }

  public Answer {
    parts = parts.stream().map(List::copyOf).toList();
    topics = List.copyOf(topics);
  }

  /// The sentences, in order.
  public List<Statement> statements() {
    return parts.stream().flatMap(List::stream).toList();
  }

  /// The sentences, a line each.
  public String text() {
    return statements().stream().map(Statement::text).collect(Collectors.joining("\n"));
  }

  /// Everything the text rests on.
  public List<Source> sources() {
    return statements().stream().flatMap(statement -> statement.sources().stream()).toList();
  }
}
