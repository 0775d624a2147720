package io.shopkeeper.assist.understand;

import io.shopkeeper.assist.records.ProductNames.Named;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.language.Language;
import java.util.List;
import java.util.Set;

/// What was understood of a question.
///
/// @param normal the text as it was read
/// @param meant likewise, less what is said not to be meant
/// @param kept what is said to be kept where something else is spoken of; empty if nothing is
/// @param language Chinese or English
/// @param topics in no order
/// @param guessed whether no cue named the topics
/// @param assent how far the words agree to what was asked before them
/// @param named products by name, the surest first
/// @param orders numbers that may be an order's
/// @param expectsOrder whether one of them was called an order
/// @param pointing at what was spoken of before
/// @param properties of products that are asked for
/// @param limit the highest price wanted in minor units; 0 for none
public record Reading(
    String normal,
    String meant,
    String kept,
    Language language,
    Set<Topic> topics,
    boolean guessed,
    Assent assent,
    List<Named> named,
    List<OrderId> orders,
    boolean expectsOrder,
    Pointing pointing,
    List<AskedProperty> properties,
    double limit) {

  public Reading {
    topics = Set.copyOf(topics);
    named = List.copyOf(named);
    orders = List.copyOf(orders);
    properties = List.copyOf(properties);
  }

  /// Nothing, as the text could not be read.
  public static Reading none(String text, Language language) {
    return new Reading(
        text,
        text,
        "",
        language,
        Set.of(),
        false,
        Assent.UNREAD,
        List.of(),
        List.of(),
        false,
        Pointing.NONE,
        List.of(),
        0);
  }

  /// Whether something is to be told, so that a "yes" in it agrees to nothing else.
  public boolean inquires() {
    return about(Topic.POLICY)
        || about(Topic.COMPARE)
        || about(Topic.ORDER_LIST)
        || topics.stream().anyMatch(topic -> topic.ofAProduct() || topic.ofAnOrder());
  }

  public boolean about(Topic topic) {
    return topics.contains(topic);
  }
}
