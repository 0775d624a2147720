package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Customer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes customers of a platform's records of customers and orders, one after the other. Of the
/// person only what recognises them is kept, see [PersonKey]; names and streets are not.
final class PlatformCustomers {
  private final Channel channel;
  private final PresetRows.Reading reading;
  private final Draft<CustomerField, Customer> own;
  private final Draft<CustomerField, Customer> mentioned;

  PlatformCustomers(Channel channel, PresetRows.Reading reading) {
    this.channel = channel;
    this.reading = reading;
    this.own = reading.draft(NativeFiles.CUSTOMERS);
    this.mentioned = reading.draftOfMentions(NativeFiles.CUSTOMERS);
  }

  /// Whether somebody known is still to be mentioned.
  boolean isNew(PersonKey person) {
    String id = person.customerId();
    return id != null && !reading.landings().mentionedCustomers().has(id);
  }

  /// A record of its own. The same person again, as from another platform, is a duplicate.
  ///
  /// @param platformId names a customer without e-mail address and telephone
  /// @param attributes what else is told, by name
  /// @throws Refusal if there is none of the three
  void land(
      PersonKey person,
      @Nullable String platformId,
      @Nullable String marketing,
      Map<String, String> attributes,
      Origin origin) {
    Customer customer = build(own, person, platformId, marketing, attributes, origin);
    Landing<Customer> landing = reading.landings().customers();
    if (landing.knows(customer.id().value())) {
      reading.tally().duplicate();
    } else {
      landing.land(customer, reading.tally(), List.of(origin));
    }
  }

  /// Known from another record only, as the customer of an order.
  void mention(
      PersonKey person, @Nullable String marketing, @Nullable String country, Origin origin) {
    Map<String, String> attributes = country == null ? Map.of() : Map.of("country", country);
    Customer customer = build(mentioned, person, null, marketing, attributes, origin);
    reading.landings().mentionedCustomers().mention(customer.id().value(), customer);
  }

  /// @param marketing a yes grants; anything else leaves it open
  private Customer build(
      Draft<CustomerField, Customer> draft,
      PersonKey person,
      @Nullable String platformId,
      @Nullable String marketing,
      Map<String, String> attributes,
      Origin origin) {
    draft.clear();
    draft.at(origin.place());
    draft.set(CustomerField.ID, id(person, platformId));
    Map<String, String> known = new LinkedHashMap<>();
    known.put(StoredRecords.SOURCE, channel.name());
    person.addTo(known);
    known.forEach(draft::attribute);
    attributes.forEach(draft::attribute);
    if ("yes".equalsIgnoreCase(marketing) || "true".equalsIgnoreCase(marketing)) {
      draft.set(CustomerField.GRANTED, "marketing");
    }
    return draft.build();
  }

  private String id(PersonKey person, @Nullable String platformId) {
    String id = person.customerId();
    if (id == null && platformId == null) {
      throw Refusal.missing(
          "email", "the customer has no e-mail address, no telephone number and no id");
    }
    return id != null ? id : channel + ":" + String.valueOf(platformId).replace("'", "");
  }
}
