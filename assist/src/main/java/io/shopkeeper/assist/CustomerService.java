package io.shopkeeper.assist;

import io.shopkeeper.assist.faq.StoredFaq;
import io.shopkeeper.assist.faq.UnansweredQuestions;
import io.shopkeeper.assist.records.ServiceDesk;
import io.shopkeeper.assist.records.StoredDesk;
import io.shopkeeper.assist.records.StoredRecords;
import io.shopkeeper.assist.understand.TopicGuess;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.generate.TextGenerator;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Recommender;
import io.shopkeeper.store.Store;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The customer service of a stored shop.
///
/// @param assistant answers questions
/// @param conversations likewise, and remembers
/// @param desk what customers want done
/// @param voice how answers are put
/// @param inbox what persons have to do
/// @param unanswered what the shop might answer
public record CustomerService(
    Assistant assistant,
    Conversations conversations,
    StoredDesk desk,
    Voice voice,
    Inbox inbox,
    UnansweredQuestions unanswered) {

  /// @param encoders that questions are compared by, closed by their owner
  /// @param guess of what is wanted by words that no cue knows
  /// @param model that chooses how answers are put
  /// @param random cryptographically strong
  public static CustomerService of(
      Store store,
      Recommender recommender,
      Encoders encoders,
      TopicGuess guess,
      TextGenerator model,
      Workers workers,
      InstantSource clock,
      RandomGenerator random) {
    var desk = new StoredDesk(store.facts());
    var voice = new Voice(model, Voice.PATIENCE, clock);
    var faq = new StoredFaq(store.facts(), encoders, workers, clock);
    Assistant assistant = assistant(store, recommender, faq, guess, clock, desk, voice);
    var conversations = new Conversations(store.facts(), assistant, random);
    return new CustomerService(
        assistant,
        conversations,
        desk,
        voice,
        new Inbox(store.shop(), store.facts(), conversations.transcript(), desk),
        new UnansweredQuestions(store.facts(), encoders, workers, faq));
  }

  /// An assistant alone.
  ///
  /// @param desk where it registers what customers want done
  public static Assistant assistant(
      Store store,
      Recommender recommender,
      Encoders encoders,
      TopicGuess guess,
      Workers workers,
      InstantSource clock,
      ServiceDesk desk,
      Voice voice) {
    return assistant(
        store,
        recommender,
        new StoredFaq(store.facts(), encoders, workers, clock),
        guess,
        clock,
        desk,
        voice);
  }

  private static Assistant assistant(
      Store store,
      Recommender recommender,
      StoredFaq faq,
      TopicGuess guess,
      InstantSource clock,
      ServiceDesk desk,
      Voice voice) {
    return new Assistant(
        store.shop(),
        new StoredRecords(store.facts(), clock),
        faq::find,
        desk,
        recommender,
        guess,
        voice);
  }
}
