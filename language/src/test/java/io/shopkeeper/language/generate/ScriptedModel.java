package io.shopkeeper.language.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// A model that says what a test wants, each time the next, the last again and again; and keeps
/// what it was asked.
public final class ScriptedModel implements TextGenerator {
  private final Queue<Reply> replies;
  private final List<Prompt> asked = new ArrayList<>();

  public ScriptedModel(Reply... replies) {
    this.replies = new ArrayDeque<>(List.of(replies));
  }

  @Override
  public String name() {
    return "scripted";
  }

  public synchronized List<Prompt> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Generation generate(Prompt prompt, Pieces pieces) {
    Reply reply;
    synchronized (this) {
      asked.add(prompt);
      reply = replies.size() > 1 ? replies.remove() : replies.element();
    }
    for (int i = 0; i < reply.text().length(); i += 3) {
      pieces.next(reply.text().substring(i, Math.min(i + 3, reply.text().length())));
    }
    return reply.judged(prompt);
  }
}
