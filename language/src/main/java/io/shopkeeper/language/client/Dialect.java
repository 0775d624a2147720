package io.shopkeeper.language.client;

import io.shopkeeper.language.remote.ExchangeException;
import io.shopkeeper.language.remote.ExchangeException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which of the parameters that not all servers know a server is sent. One that a refusal names is
/// left out from then on: DeepSeek refuses `response_format` with a schema, OpenAI's newer models
/// `max_tokens` (they want `max_completion_tokens`) and `temperature`.
///
/// @param refused names of parameters
record Dialect(List<String> refused) {
  static final String RESPONSE_FORMAT = "response_format";
  static final String MAX_TOKENS = "max_tokens";
  static final String TEMPERATURE = "temperature";
  static final String SEED = "seed";
  static final String STREAM_OPTIONS = "stream_options";

  static final Dialect ALL = new Dialect(List.of());

  private static final List<String> OPTIONAL =
      List.of(RESPONSE_FORMAT, MAX_TOKENS, TEMPERATURE, SEED, STREAM_OPTIONS);

  boolean has(String parameter) {
    return !refused.contains(parameter);
  }

  /// What to speak after a refusal; empty if it is about something else.
  Optional<Dialect> after(ExchangeException refusal) {
    if (refusal.kind() != Kind.REFUSED) {
      return Optional.empty();
    }
    return OPTIONAL.stream()
        .filter(this::has)
        .filter(parameter -> names(String.valueOf(refusal.getMessage()), parameter))
        .findFirst()
        .map(this::without);
  }

  private static boolean names(String message, String parameter) {
    return Pattern.compile("(?<![A-Za-z_])%s(?![A-Za-z_])".formatted(parameter))
        .matcher(message)
        .find();
  }

  private Dialect without(String parameter) {
    var more = new TreeSet<>(refused);
    more.add(parameter);
    return new Dialect(List.copyOf(more));
  }
}
