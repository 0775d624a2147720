package io.shopkeeper.assist;

import io.shopkeeper.assist.Answer.Outcome;
import io.shopkeeper.assist.speak.Sentences;
import io.shopkeeper.assist.understand.Dialogue;
import io.shopkeeper.assist.understand.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer while it is put together.
final class Turn {
  final Question question;
  final Reading reading;
  final Sentences sentences;
  private final List<List<Statement>> parts = new ArrayList<>();
  private boolean begins = true;
  private Dialogue dialogue;
  private boolean known;
  private boolean lacking;
  private @Nullable Outcome outcome;

  Turn(Question question, Reading reading, Sentences sentences, Dialogue dialogue) {
    this.question = question;
    this.reading = reading;
    this.sentences = sentences;
    this.dialogue = dialogue;
  }

  Dialogue dialogue() {
    return dialogue;
  }

  void now(Dialogue next) {
    dialogue = next;
  }

  /// What comes next can be understood without what was said before.
  void begin() {
    begins = true;
  }

  private void add(Statement statement) {
    if (begins) {
      parts.add(new ArrayList<>());
      begins = false;
    }
    parts.getLast().add(statement);
  }

  /// States a fact.
  void state(List<Source> sources, String key, Object... values) {
    add(new Statement(sentences.said(key, values), sources));
    known = true;
  }

  /// States a fact whose sentence is a text of the shop's own.
  void quote(Source source, String text) {
    add(new Statement(text, List.of(source)));
    known = true;
  }

  /// Says something that is no fact of the shop.
  void say(String key, Object... values) {
    add(new Statement(sentences.said(key, values), List.of()));
  }

  /// Says that something asked for is not known.
  void lack(String key, Object... values) {
    say(key, values);
    lacking = true;
  }

  void ends(Outcome how) {
    outcome = how;
  }

  boolean empty() {
    return parts.isEmpty();
  }

  Answer answer() {
    Outcome how = outcome;
    if (how == null) {
      how = known ? (lacking ? Outcome.PARTLY : Outcome.ANSWERED) : Outcome.UNKNOWN;
    }
    return new Answer(
        sentences.language(), how, parts, reading.topics().stream().sorted().toList(), dialogue);
  }
}
