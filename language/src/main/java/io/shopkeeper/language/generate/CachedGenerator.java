package io.shopkeeper.language.generate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopkeeper.language.generate.Generation.Answer;

/// Remembers answers to prompts that are meant to be answered alike: at temperature 0, or with a
/// seed. An answer that is remembered costs no tokens and comes in one piece.
public final class CachedGenerator implements TextGenerator {
  private static final int BYTES_AN_ENTRY = 500;

  private final TextGenerator generator;
  private final Cache<String, Answer> answers;

  /// @param bytes of answers to hold in memory, about
  public CachedGenerator(TextGenerator generator, long bytes) {
    this.generator = generator;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher(CachedGenerator::bytes)
            .executor(Runnable::run)
            .build();
  }

  private static int bytes(String key, Answer answer) {
    return BYTES_AN_ENTRY
        + key.length()
        + 2
            * (answer.text().length()
                + answer.data().toString().length()
                + answer.toolCalls().toString().length());
  }

  @Override
  public String name() {
    return generator.name();
  }

  @Override
  public Generation generate(Prompt prompt, Pieces pieces) {
    if (!prompt.repeatable()) {
      return generator.generate(prompt, pieces);
    }
    String key = new Fingerprint().add(name()).add(prompt).text();
    Answer remembered = answers.getIfPresent(key);
    if (remembered != null) {
      if (!remembered.text().isEmpty()) {
        pieces.next(remembered.text());
      }
      return remembered;
    }
    Generation generation = generator.generate(prompt, pieces);
    if (generation instanceof Answer answer) {
      answers.put(
          key,
          new Answer(answer.text(), answer.data(), answer.toolCalls(), answer.whole(), Usage.NONE));
    }
    return generation;
  }
}
