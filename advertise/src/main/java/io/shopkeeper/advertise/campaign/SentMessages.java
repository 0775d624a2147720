package io.shopkeeper.advertise.campaign;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Messages of a campaign, each an impression that is paid for, and how many customers got none, by
/// reason.
public record SentMessages(List<Offer.Shown> messages, SortedMap<String, Integer> leftOut) {
  public SentMessages {
    messages = List.copyOf(messages);
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }
}
