package io.shopkeeper.serve.api;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.serve.access.ApiKeys;
import io.shopkeeper.serve.access.CustomerSignatures;
import io.shopkeeper.serve.access.PageOrigins;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Rejection;
import io.shopkeeper.serve.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// For whom a sender of events may speak: a key that is kept secret for everybody, one that pages
/// show only for the customer whose signed id comes along.
public final class PageIdentity {
  private final ApiKeys keys;
  private final CustomerSignatures signatures;

  public PageIdentity(ApiKeys keys, CustomerSignatures signatures) {
    this.keys = keys;
    this.signatures = signatures;
  }

  /// @param page whether the key is one that everybody can read
  /// @param customer who is logged in there; null for nobody
  record Speaker(boolean page, @Nullable CustomerId customer) {
    boolean maySay(ShopEvent event) {
      CustomerId named = event.visit().customer();
      return !page || named == null || named.equals(customer);
    }
  }

  /// @throws io.shopkeeper.serve.http.ProblemException if a signed id comes along that is not
  Speaker of(Request request) {
    if (keys.origins(request.caller().id()).isEmpty()) {
      return new Speaker(false, null);
    }
    return new Speaker(true, signedCustomer(request).orElse(null));
  }

  /// The customer whose signed id comes along, whatever the key; empty for nobody.
  ///
  /// @throws io.shopkeeper.serve.http.ProblemException if it is not signed
  public Optional<CustomerId> signedCustomer(Request request) {
    return request.headers().first(PageOrigins.IDENTITY).map(this::signed);
  }

  private CustomerId signed(String identity) {
    try {
      return signatures
          .customer(identity)
          .orElseThrow(() ->
              new Problem(
                      ProblemKind.FORBIDDEN,
                      "the header %s is not signed by this shop".formatted(PageOrigins.IDENTITY),
                      "Sign the customer's id on the shop's backend with its identity secret.")
                  .asException());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Rejection unsigned(long line, ShopEvent event) {
    return new Rejection(
        line,
        "unsigned-customer",
        "event '%s' names a customer whose signed id did not come along".formatted(event.id()));
  }
}
