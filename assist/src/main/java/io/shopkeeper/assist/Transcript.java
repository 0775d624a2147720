package io.shopkeeper.assist;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What was said in conversations, word for word, and who has to do with each. Safe for any number
/// of threads of one process; what is written is durable on return.
public final class Transcript {
  private final Facts facts;
  private final Object standings = new Object();
  private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();
  private volatile Consumer<String> handedOver = _ -> {};

  public Transcript(Facts facts) {
    this.facts = facts;
  }

  /// A question with what was said to it, or what a person wrote of their own accord.
  ///
  /// @param number within its conversation, from 1
  /// @param question empty if a person wrote
  /// @param person who wrote; null for the assistant
  /// @param helpful what the customer thought of it; null if they did not say
  public record Said(
      int number,
      Instant at,
      String question,
      List<Statement> statements,
      Answer.Outcome outcome,
      @Nullable String person,
      @Nullable Boolean helpful) {
    public Said {
      statements = List.copyOf(statements);
    }
  }

  /// Adds a turn, and changes nothing in who has to do with the conversation.
  ///
  /// @param question empty if a person wrote
  /// @param person who wrote; empty for the assistant
  /// @return its number
  public synchronized int add(
      String conversation,
      Instant at,
      String question,
      List<Statement> statements,
      Answer.Outcome outcome,
      String person) {
    int number =
        facts
            .list(
                Query.of(Transcript.class, "next-turn.sql", conversation),
                row -> (int) row.integer(0))
            .getFirst();
    var places = new ArrayList<String>();
    var sources = new ArrayList<Source>();
    for (int i = 0; i < statements.size(); i++) {
      for (Source source : statements.get(i).sources()) {
        places.add(Integer.toString(i));
        sources.add(source);
      }
    }
    List<String> texts = statements.stream().map(Statement::text).toList();
    facts.update(
        Query.of(
            Transcript.class,
            "insert-turn.sql",
            conversation,
            (long) number,
            at,
            question,
            String.join("\n", texts),
            outcome.name(),
            person,
            texts,
            places,
            sources.stream().map(Source::kind).toList(),
            sources.stream().map(Source::id).toList(),
            sources.stream().map(Source::field).toList(),
            sources.stream().map(Source::value).toList()));
    wake(conversation);
    return number;
  }

  /// Hears of everything that happens in a conversation from now on, in this process.
  public Watch watch(String conversation) {
    Watch watch = new Watch(ended -> forget(conversation, ended));
    watches.compute(
        conversation,
        (_, others) -> {
          Set<Watch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(watch);
          return all;
        });
    return watch;
  }

  private void forget(String conversation, Watch watch) {
    watches.computeIfPresent(
        conversation,
        (_, all) -> {
          all.remove(watch);
          return all.isEmpty() ? null : all;
        });
  }

  private void wake(String conversation) {
    watches.getOrDefault(conversation, Set.of()).forEach(Watch::wake);
  }

  /// Wakes everybody who waits.
  public void wakeAll() {
    watches.values().forEach(all -> all.forEach(Watch::wake));
  }

  /// What a person writes; from now on the conversation is theirs.
  ///
  /// @return the number of the turn
  public int write(String conversation, String person, String text, Instant at) {
    stands(conversation, Standing.PERSON, person, at);
    return add(
        conversation,
        at,
        "",
        List.of(new Statement(text, List.of())),
        Answer.Outcome.ANSWERED,
        person);
  }

  /// Everything that was said in a conversation after a turn, 0 for all, in order.
  public List<Said> after(String conversation, int number) {
    return facts.list(
        Query.of(Transcript.class, "turns-after.sql", conversation, (long) number),
        Transcript::said);
  }

  private static Said said(Row row) {
    List<String> texts = row.texts(6);
    List<String> places = row.texts(7);
    List<List<Source>> sources = new ArrayList<>();
    texts.forEach(_ -> sources.add(new ArrayList<>()));
    for (int i = 0; i < places.size(); i++) {
      sources
          .get(Integer.parseInt(places.get(i)))
          .add(
              new Source(
                  row.texts(8).get(i),
                  row.texts(9).get(i),
                  row.texts(10).get(i),
                  row.texts(11).get(i)));
    }
    var statements = new ArrayList<Statement>();
    for (int i = 0; i < texts.size(); i++) {
      statements.add(new Statement(texts.get(i), sources.get(i)));
    }
    return new Said(
        (int) row.integer(0),
        Objects.requireNonNull(row.instantOrNull(1)),
        row.text(2),
        statements,
        Answer.Outcome.valueOf(row.text(3)),
        row.textOrNull(4),
        row.isNull(5) ? null : row.truth(5));
  }

  /// Keeps whether the customer thought a turn helpful.
  ///
  /// @return false if there is no such turn
  public boolean rate(String conversation, int number, boolean helpful) {
    return facts.update(
            Query.of(Transcript.class, "rate.sql", helpful, conversation, (long) number))
        > 0;
  }

  /// Who has to do with a conversation.
  public Standing standing(String conversation) {
    synchronized (standings) {
      return facts
          .list(
              Query.of(Transcript.class, "standing.sql", conversation),
              row -> Standing.valueOf(row.text(0)))
          .stream()
          .findFirst()
          .orElse(Standing.ASSISTANT);
    }
  }

  /// Has somebody hear of conversations that are handed over, one listener at most: by their id,
  /// when it is on disk, on the thread of the customer's question.
  public void onHandOver(Consumer<String> listener) {
    handedOver = listener;
  }

  /// Gives a conversation to somebody.
  ///
  /// @param person empty if it is nobody yet
  public void stands(String conversation, Standing standing, String person, Instant since) {
    synchronized (standings) {
      facts.update(Query.of(Transcript.class, "forget-standing.sql", conversation));
      if (standing != Standing.ASSISTANT) {
        facts.update(
            Query.of(
                Transcript.class,
                "insert-standing.sql",
                conversation,
                standing.name(),
                since,
                person));
      }
    }
    wake(conversation);
    if (standing == Standing.WAITING) {
      handedOver.accept(conversation);
    }
  }
}
