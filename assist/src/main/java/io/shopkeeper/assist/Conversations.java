package io.shopkeeper.assist;

import io.shopkeeper.assist.understand.Dialogue;
import io.shopkeeper.assist.understand.Dialogue.Pending;
import io.shopkeeper.assist.understand.Topic;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Conversations that go on after a restart. One belongs to who began it: anybody else who names it
/// begins one of their own. Safe for any number of threads; of two questions at once in one
/// conversation the later answered decides how it goes on.
public final class Conversations {
  private static final int ID_BYTES = 16;

  private final Facts facts;
  private final Transcript transcript;
  private final Assistant assistant;
  private final RandomGenerator random;

  /// @param random cryptographically strong: who knows a conversation's id may go on with it
  public Conversations(Facts facts, Assistant assistant, RandomGenerator random) {
    this.facts = facts;
    this.transcript = new Transcript(facts);
    this.assistant = assistant;
    this.random = random;
  }

  /// An answer and where it was given.
  ///
  /// @param turn its number in the conversation
  /// @param standing of the conversation afterwards
  public record Reply(String conversation, int turn, Answer answer, Standing standing) {}

  /// What was said in these conversations.
  public Transcript transcript() {
    return transcript;
  }

  /// A question that was asked, with what came of it.
  public record Asked(
      String conversation,
      @Nullable CustomerId customer,
      Instant at,
      String question,
      String answer,
      Answer.Outcome outcome) {}

  /// Answers a question.
  ///
  /// @param conversation of which it is part; null for a new one
  public Reply ask(@Nullable String conversation, Question question) {
    Optional<Dialogue> known =
        conversation == null ? Optional.empty() : find(conversation, question.asker());
    String id = known.isPresent() && conversation != null ? conversation : newId();
    Standing before = known.isPresent() ? transcript.standing(id) : Standing.ASSISTANT;
    boolean personal = before == Standing.PERSON || before == Standing.CLOSED;
    // What a person had to do with waits for no yes: "OK" may be to them.
    Dialogue dialogue =
        known.map(one -> personal ? one.waiting(null) : one).orElseGet(assistant::begin);
    Answer answer =
        before == Standing.PERSON ? passedOn(dialogue) : assistant.answer(question, dialogue);
    int turn = keep(id, question, answer);
    return new Reply(id, turn, answer, stands(id, before, answer, question.at()));
  }

  /// What is said where a person writes: nothing, they will.
  private static Answer passedOn(Dialogue dialogue) {
    return new Answer(
        dialogue.language(), Answer.Outcome.HANDED_OVER, List.of(), List.of(), dialogue);
  }

  private Standing stands(String id, Standing before, Answer answer, Instant at) {
    boolean handedOver = answer.outcome() == Answer.Outcome.HANDED_OVER;
    Standing after =
        switch (before) {
          case ASSISTANT, CLOSED -> handedOver ? Standing.WAITING : Standing.ASSISTANT;
          case WAITING, PERSON -> before;
        };
    if (after != before) {
      transcript.stands(id, after, "", at);
    }
    return after;
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// How a conversation stands; empty if there is none of that name, or it is somebody else's.
  public Optional<Dialogue> find(String id, @Nullable CustomerId asker) {
    return facts
        .list(
            Query.of(
                Conversations.class, "conversation.sql", id, asker == null ? "" : asker.value()),
            Conversations::dialogue)
        .stream()
        .findFirst();
  }

  private static Dialogue dialogue(Row row) {
    String order = row.textOrNull(3);
    String kind = row.textOrNull(4);
    String requested = row.textOrNull(5);
    String product = row.textOrNull(6);
    String chosen = row.textOrNull(8);
    String spoken = row.textOrNull(9);
    return new Dialogue(
        Language.valueOf(row.text(0)),
        row.texts(1).stream().map(ProductId::new).toList(),
        chosen == null ? null : new ProductId(chosen),
        row.texts(2).stream().map(OrderId::new).toList(),
        order == null ? null : new OrderId(order),
        kind == null
            ? null
            : new Pending(
                Topic.valueOf(kind),
                requested == null ? null : new OrderId(requested),
                product == null ? null : new ProductId(product),
                row.truth(7)),
        spoken == null ? null : Topic.valueOf(spoken));
  }

  private int keep(String id, Question question, Answer answer) {
    Dialogue next = answer.next();
    Pending pending = next.pending();
    CustomerId asker = question.asker();
    List<Object> stands =
        List.of(
            next.language().name(),
            next.products().stream().map(ProductId::value).toList(),
            next.orders().stream().map(OrderId::value).toList(),
            text(next.order()),
            pending == null ? "" : pending.kind().name(),
            pending == null ? "" : text(pending.order()),
            pending == null ? "" : text(pending.product()),
            pending != null && pending.whole(),
            text(next.product()),
            text(next.kind()),
            question.at(),
            id,
            asker == null ? "" : asker.value());
    // One that is there is never missing for a moment: another tab would begin a new one.
    if (facts.update(Query.of(Conversations.class, "update-conversation.sql", stands.toArray()))
        == 0) {
      facts.update(Query.of(Conversations.class, "insert-conversation.sql", stands.toArray()));
    }
    String text = question.text();
    return transcript.add(
        id,
        question.at(),
        text.substring(0, Math.min(text.length(), Question.MOST_CHARACTERS)),
        answer.statements(),
        answer.outcome(),
        "");
  }

  private static String text(@Nullable Object id) {
    return id == null ? "" : id.toString();
  }

  /// What was asked last, newest first.
  ///
  /// @param unanswered only what was not known, or what a person is to go on with
  public List<Asked> newest(boolean unanswered, int most) {
    return facts.list(
        Query.of(Conversations.class, "turns.sql", unanswered, (long) most),
        row -> {
          String customer = row.textOrNull(1);
          return new Asked(
              row.text(0),
              customer == null ? null : new CustomerId(customer),
              Objects.requireNonNull(row.instantOrNull(2)),
              row.text(3),
              row.text(4),
              Answer.Outcome.valueOf(row.text(5)));
        });
  }
}
