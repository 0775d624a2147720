package io.shopkeeper.assist;

import io.shopkeeper.assist.faq.StoredFaq;
import io.shopkeeper.assist.faq.UnansweredQuestions;
import io.shopkeeper.assist.records.ServiceDesk;
import io.shopkeeper.assist.records.StoredDesk;
import io.shopkeeper.assist.records.StoredRecords;
import io.shopkeeper.assist.understand.LearnedTopics;
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
/// @param topics what words are like that no cue knows
public record CustomerService(
    Assistant assistant,
    Conversations conversations,
    StoredDesk desk,
    Voice voice,
    Inbox inbox,
    UnansweredQuestions unanswered,
    LearnedTopics topics) {

  /// With topics of its own.
  public static CustomerService of(
      Store store,
      Recommender recommender,
      Encoders encoders,
      TextGenerator model,
      Workers workers,
      InstantSource clock,
      RandomGenerator random) {
    var topics = new LearnedTopics(encoders, workers);
    return of(store, recommender, encoders, topics, model, workers, clock, random);
  }

  /// @param encoders that questions are compared by, closed by their owner
  /// @param topics of the same encoders; several services may share them
  /// @param model that chooses how answers are put
  /// @param random cryptographically strong
  public static CustomerService of(
      Store store,
      Recommender recommender,
      Encoders encoders,
      LearnedTopics topics,
      TextGenerator model,
      Workers workers,
      InstantSource clock,
      RandomGenerator random) {
    var desk = new StoredDesk(store.facts());
    var voice = new Voice(model, Voice.PATIENCE, clock);
    var faq = new StoredFaq(store.facts(), encoders, workers, clock);
    Assistant assistant = assistant(store, recommender, faq, topics, clock, desk, voice);
    var conversations = new Conversations(store.facts(), assistant, random);
    return new CustomerService(
        assistant,
        conversations,
        desk,
        voice,
        new Inbox(store.shop(), store.facts(), conversations.transcript(), desk),
        new UnansweredQuestions(store.facts(), encoders, workers, faq),
        topics);
  }

  /// An assistant alone.
  ///
  /// @param desk where it registers what customers want done
  public static Assistant assistant(
      Store store,
      Recommender recommender,
      Encoders encoders,
      Workers workers,
      InstantSource clock,
      ServiceDesk desk,
      Voice voice) {
    return assistant(
        store,
        recommender,
        new StoredFaq(store.facts(), encoders, workers, clock),
        new LearnedTopics(encoders, workers),
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
