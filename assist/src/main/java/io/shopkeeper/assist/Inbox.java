package io.shopkeeper.assist;

import io.shopkeeper.assist.records.Decision;
import io.shopkeeper.assist.records.StoredDesk;
import io.shopkeeper.assist.speak.Sentences;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.language.Language;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Conversations and requests for persons to see to. Safe for any number of threads of one process;
/// what is written is durable on return and part of the conversation, where the customer reads it.
public final class Inbox {
  /// Longer texts are refused.
  public static final int MOST_CHARACTERS = 4_000;

  private final Facts facts;
  private final Transcript transcript;
  private final StoredDesk desk;
  private final Sentences english;
  private final Sentences chinese;

  public Inbox(Shop shop, Facts facts, Transcript transcript, StoredDesk desk) {
    this.facts = facts;
    this.transcript = transcript;
    this.desk = desk;
    this.english = new Sentences(Language.ENGLISH, shop);
    this.chinese = new Sentences(Language.CHINESE, shop);
  }

  /// Conversations between two needs, the most urgent first; among those that wait for a person who
  /// waits longest, else the newest.
  ///
  /// @param from the most urgent need wanted
  /// @param to the least
  public List<Case> cases(Need from, Need to, int most) {
    return facts.list(
        Query.of(
            Inbox.class,
            "cases.sql",
            "",
            "",
            (long) from.ordinal(),
            (long) to.ordinal(),
            (long) most),
        Inbox::read);
  }

  /// One conversation; empty if there is none of that name.
  public Optional<Case> find(String conversation) {
    return facts
        .list(
            Query.of(
                Inbox.class,
                "cases.sql",
                conversation,
                conversation,
                0L,
                (long) Need.CLOSED.ordinal(),
                1L),
            Inbox::read)
        .stream()
        .findFirst();
  }

  private static Case read(Row row) {
    String customer = row.textOrNull(1);
    return new Case(
        row.text(0),
        customer == null ? null : new CustomerId(customer),
        Language.valueOf(row.text(2)),
        Standing.valueOf(row.text(3)),
        Need.values()[(int) row.integer(4)],
        (int) row.integer(5),
        Objects.requireNonNull(row.instantOrNull(6)),
        row.text(7));
  }

  /// Writes to the customer; the assistant keeps silent from now on.
  ///
  /// @param person who writes, as the audit log names them
  /// @return the number of the turn
  /// @throws IllegalArgumentException if there is no such conversation, or nothing, or too much, is
  ///   said
  public int reply(String conversation, String person, String text, Instant at) {
    require(conversation);
    String said = text.strip();
    if (said.isEmpty() || said.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "the reply has %d characters, from 1 to %d are allowed"
              .formatted(said.length(), MOST_CHARACTERS));
    }
    return transcript.write(conversation, person, said, at);
  }

  /// Ends what persons have to do with a conversation; the next question is the assistant's again.
  ///
  /// @throws IllegalArgumentException if there is no such conversation
  public void close(String conversation, String person, Instant at) {
    require(conversation);
    transcript.stands(conversation, Standing.CLOSED, person, at);
  }

  private void require(String conversation) {
    if (find(conversation).isEmpty()) {
      throw new IllegalArgumentException("there is no conversation '%s'".formatted(conversation));
    }
  }

  /// Decides on a request and tells the customer where they made it.
  ///
  /// @param number as in `R-7`
  /// @throws IllegalArgumentException if there is no such request, or it was decided on
  public void decide(String number, Decision decision) {
    desk.decide(number, decision);
    facts
        .list(Query.of(Inbox.class, "registered.sql", number), row -> row.text(0))
        .forEach(conversation -> tell(conversation, number, decision));
  }

  private void tell(String conversation, String number, Decision decision) {
    boolean inChinese =
        find(conversation).map(one -> one.language() == Language.CHINESE).orElse(false);
    Sentences sentences = inChinese ? chinese : english;
    var source =
        new Source("request", number, "decision", decision.accepted() ? "accepted" : "refused");
    var said = new ArrayList<Statement>();
    said.add(
        new Statement(
            sentences.said(decision.accepted() ? "request.accepted" : "request.refused", number),
            List.of(source)));
    if (!decision.reason().isEmpty()) {
      said.add(new Statement(decision.reason(), List.of()));
    }
    transcript.add(
        conversation, decision.at(), "", said, Answer.Outcome.ANSWERED, decision.person());
  }
}
