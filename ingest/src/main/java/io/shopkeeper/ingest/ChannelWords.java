package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.ingest.cleaning.Hashes;
import io.shopkeeper.ingest.cleaning.Word;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The channels that words name, each found once.
final class ChannelWords {
  private static final Word WEB = named(Channel.WEB.name());

  private final Map<Word, Word> known = new HashMap<>();

  /// The name of a channel; `web` without a word, null if it cannot be one.
  @Nullable Word find(@Nullable Word word) {
    if (word == null) {
      return WEB;
    }
    Word channel = known.get(word);
    if (channel == null) {
      channel = channel(word.text().toLowerCase(Locale.ROOT));
      if (channel != null) {
        known.put(word, channel);
      }
    }
    return channel;
  }

  private static @Nullable Word channel(String name) {
    try {
      return named(new Channel(name).name());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Word named(String name) {
    return new Word(name.getBytes(StandardCharsets.UTF_8), Hashes.of(name));
  }
}
