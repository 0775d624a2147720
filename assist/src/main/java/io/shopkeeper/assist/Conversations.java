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
  private final Assistant assistant;
  private final RandomGenerator random;

  /// @param random cryptographically strong: who knows a conversation's id may go on with it
  public Conversations(Facts facts, Assistant assistant, RandomGenerator random) {
    this.facts = facts;
    this.assistant = assistant;
    this.random = random;
  }

  /// An answer and the conversation it is part of.
  public record Reply(String conversation, Answer answer) {}

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
        conversation == null ? Optional.empty() : dialogue(conversation, question.asker());
    String id = known.isPresent() && conversation != null ? conversation : newId();
    Answer answer = assistant.answer(question, known.orElseGet(assistant::begin));
    keep(id, question, answer);
    return new Reply(id, answer);
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Optional<Dialogue> dialogue(String id, @Nullable CustomerId asker) {
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
    return new Dialogue(
        Language.valueOf(row.text(0)),
        row.texts(1).stream().map(ProductId::new).toList(),
        row.texts(2).stream().map(OrderId::new).toList(),
        order == null ? null : new OrderId(order),
        kind == null
            ? null
            : new Pending(
                Topic.valueOf(kind),
                requested == null ? null : new OrderId(requested),
                product == null ? null : new ProductId(product),
                row.truth(7)));
  }

  private void keep(String id, Question question, Answer answer) {
    Dialogue next = answer.next();
    Pending pending = next.pending();
    CustomerId asker = question.asker();
    facts.update(Query.of(Conversations.class, "forget-conversation.sql", id));
    facts.update(
        Query.of(
            Conversations.class,
            "insert-conversation.sql",
            id,
            asker == null ? "" : asker.value(),
            next.language().name(),
            next.products().stream().map(ProductId::value).toList(),
            next.orders().stream().map(OrderId::value).toList(),
            text(next.order()),
            pending == null ? "" : pending.kind().name(),
            pending == null ? "" : text(pending.order()),
            pending == null ? "" : text(pending.product()),
            pending != null && pending.whole(),
            question.at()));
    facts.update(
        Query.of(
            Conversations.class,
            "insert-turn.sql",
            id,
            question.at(),
            question
                .text()
                .substring(0, Math.min(question.text().length(), Question.MOST_CHARACTERS)),
            answer.text(),
            answer.outcome().name()));
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
