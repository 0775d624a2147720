package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.client.ChatClient;
import io.shopkeeper.language.client.Endpoint;
import io.shopkeeper.language.generate.BudgetedGenerator;
import io.shopkeeper.language.generate.CachedGenerator;
import io.shopkeeper.language.generate.GuardedGenerator;
import io.shopkeeper.language.generate.MaskingGenerator;
import io.shopkeeper.language.generate.NoGenerator;
import io.shopkeeper.language.generate.RepairingGenerator;
import io.shopkeeper.language.generate.TextGenerator;
import io.shopkeeper.language.remote.Retries;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/// The large language model that the environment names, or none: the only place that reads
/// `SHOPKEEPER_LLM_…`. What is set halfway is refused, as somebody meant something by it.
record LanguageModel(TextGenerator generator, Runnable closing) implements AutoCloseable {
  static final String URL = "SHOPKEEPER_LLM_URL";
  static final String MODEL = "SHOPKEEPER_LLM_MODEL";
  static final String KEY = "SHOPKEEPER_LLM_KEY";
  static final String TOKENS = "SHOPKEEPER_LLM_TOKENS_PER_DAY";

  static final String REMEDY =
      "set %s, as in http://localhost:11434/v1, and %s to any OpenAI-compatible server and a model of"
              .formatted(URL, MODEL)
          + " its, and %s if it wants a key".formatted(KEY);

  private static final long TOKENS_A_DAY = 1_000_000;
  private static final long REMEMBERED_BYTES = 16 << 20;
  private static final Seed SEED = new Seed(1);

  /// @param environment of the process
  /// @param zone whose midnight begins a day of the budget
  /// @throws CommandException if something is set halfway or cannot be understood
  static LanguageModel of(Map<String, String> environment, ZoneId zone, InstantSource clock) {
    String url = environment.getOrDefault(URL, "").strip();
    String model = environment.getOrDefault(MODEL, "").strip();
    String key = environment.getOrDefault(KEY, "").strip();
    if (url.isEmpty() && model.isEmpty() && key.isEmpty()) {
      return new LanguageModel(new NoGenerator(REMEDY), () -> {});
    }
    if (url.isEmpty() || model.isEmpty()) {
      throw new CommandException(
          "%s is not set, but other variables for the language model are: %s"
              .formatted(url.isEmpty() ? URL : MODEL, REMEDY));
    }
    long tokensADay = tokensADay(environment.getOrDefault(TOKENS, "").strip());
    ChatClient client = new ChatClient(endpoint(url, model, key), retries(), clock);
    var budgeted =
        new BudgetedGenerator(
            new RepairingGenerator(new GuardedGenerator(client, clock)),
            tokensADay,
            "raise " + TOKENS,
            zone,
            clock);
    return new LanguageModel(
        new MaskingGenerator(new CachedGenerator(budgeted, REMEMBERED_BYTES)), client::close);
  }

  private static Endpoint endpoint(String url, String model, String key) {
    try {
      return new Endpoint(url, model, key);
    } catch (IllegalArgumentException e) {
      throw new CommandException(URL + ": " + e.getMessage(), e);
    }
  }

  private static Retries retries() {
    return Retries.standard(SEED.generator("retries"), Thread::sleep);
  }

  private static long tokensADay(String value) {
    try {
      long tokens = value.isEmpty() ? TOKENS_A_DAY : Long.parseLong(value.replace("_", ""));
      if (tokens >= 0) {
        return tokens;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new CommandException(
        "%s must be a whole number of tokens, as in 200000, not '%s'".formatted(TOKENS, value));
  }

  @Override
  public void close() {
    closing.run();
  }
}
