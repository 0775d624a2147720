package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Customer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes customers of a platform's records of customers and orders, one after the other. Of the
/// person only what recognises them is kept, see [PersonKey]; names and streets are not.
final class PlatformCustomers {
  private final Channel channel;
  private final PresetRows.Reading reading;
  private final CustomerDraft draft;

  PlatformCustomers(Channel channel, PresetRows.Reading reading) {
    this.channel = channel;
    this.reading = reading;
    this.draft = new CustomerDraft(reading.notation());
  }

  /// Whether somebody known is still to be mentioned.
  boolean isNew(PersonKey person) {
    String id = person.customerId();
    return id != null && !reading.landings().mentionedCustomers().has(id);
  }

  /// @param platformId names a customer without e-mail address and telephone
  /// @throws Refusal if there is none of the three
  void begin(PersonKey person, @Nullable String platformId) {
    draft.clear();
    String id = person.customerId();
    if (id == null) {
      if (platformId == null) {
        throw Refusal.missing(
            "email", "the customer has no e-mail address, no telephone number and no id");
      }
      id = channel + ":" + platformId.replace("'", "");
    }
    draft.set(CustomerField.ID, id);
    Map<String, String> attributes = new HashMap<>();
    attributes.put(StoredRecords.SOURCE, channel.name());
    person.addTo(attributes);
    attributes.forEach(draft::attribute);
  }

  /// @param marketing a yes grants; anything else leaves it open
  void consent(@Nullable String marketing) {
    if ("yes".equalsIgnoreCase(marketing) || "true".equalsIgnoreCase(marketing)) {
      draft.set(CustomerField.GRANTED, "marketing");
    }
  }

  void attribute(String name, @Nullable String text) {
    if (text != null) {
      draft.attribute(name, text);
    }
  }

  /// A record of its own. The same person again, as from another platform, is a duplicate.
  void land(Origin origin) {
    Customer customer = draft.build();
    Landing<Customer> landing = reading.landings().customers();
    if (landing.knows(customer.id().value())) {
      reading.tally().duplicate();
    } else {
      landing.land(customer, reading.tally(), List.of(origin));
    }
  }

  /// Known from another record only, as the customer of an order.
  void mention() {
    Customer customer = draft.build();
    reading.landings().mentionedCustomers().mention(customer.id().value(), customer);
  }
}
