package io.shopkeeper.ingest;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Consent.Purpose;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A customer in the making. Columns that no field claims become attributes.
final class CustomerDraft implements Draft<CustomerField, Customer> {
  static final Names<CustomerField> NAMES = new Names<>(Arrays.asList(CustomerField.values()));

  /// What columns with telephone numbers are called, as [Names#normal] has it.
  private static final Set<String> PHONES =
      Set.of(
          "phone",
          "phonenumber",
          "telephone",
          "tel",
          "mobile",
          "mobilephone",
          "电话",
          "电话号码",
          "手机",
          "手机号",
          "手机号码",
          "联系电话");

  private final Notation notation;
  private final Texts<CustomerField> texts = new Texts<>("customer", CustomerField.class);
  private final Map<String, String> attributes = new LinkedHashMap<>();

  CustomerDraft(Notation notation) {
    this.notation = notation;
  }

  @Override
  public void clear() {
    texts.clear();
    attributes.clear();
  }

  @Override
  public void set(CustomerField field, String text) {
    texts.set(field, text);
  }

  /// What recognises a person is kept as its hash only, see [PersonKey].
  @Override
  public void attribute(String name, String text) {
    boolean phone = PHONES.contains(Names.normal(name));
    PersonKey person = PersonKey.of(text, phone ? text : null);
    if (person.isKnown()) {
      person.addTo(attributes);
    } else {
      attributes.put(name, text);
    }
  }

  @Override
  public Customer build() {
    return new Customer(
        new CustomerId(texts.require(CustomerField.ID)),
        age(),
        texts.find(CustomerField.GENDER),
        income(),
        new Consent(purposes(CustomerField.GRANTED), purposes(CustomerField.REFUSED)),
        attributes);
  }

  private @Nullable Integer age() {
    String age = texts.find(CustomerField.AGE);
    return age == null ? null : notation.quantity(age, CustomerField.AGE.label());
  }

  private @Nullable Money income() {
    String income = texts.find(CustomerField.INCOME);
    String currency = texts.find(CustomerField.CURRENCY);
    return income == null ? null : notation.price(income, currency, CustomerField.INCOME.label());
  }

  private Set<Purpose> purposes(CustomerField field) {
    Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
    String text = texts.find(field);
    if (text == null) {
      return purposes;
    }
    for (String word : ListText.words(text)) {
      try {
        purposes.add(Purpose.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new Refusal(
            RejectReason.INVALID_VALUE,
            field.label(),
            "'%s' is no purpose; known are %s"
                .formatted(word, Arrays.toString(Purpose.values()).toLowerCase(Locale.ROOT)));
      }
    }
    return purposes;
  }
}
