package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.serve.api.Erasures;
import io.shopkeeper.serve.api.Ids;
import io.shopkeeper.serve.figures.CustomerFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who a visitor is, what they ordered, and what the shop may do with it.
final class AccountPage {
  private static final String ADDRESS = "/shop/account";
  private static final int SUGGESTED = 12;
  private static final int NEEDED_AGAIN = 5;

  private final Front front;
  private final CustomerFigures customers;
  private final Orders orders;
  private final Consents consents;
  private final Erasures erasures;
  private final Shelves shelves;
  private final VisitLog log;

  AccountPage(
      Front front,
      CustomerFigures customers,
      Orders orders,
      Consents consents,
      Erasures erasures,
      Shelves shelves,
      VisitLog log) {
    this.front = front;
    this.customers = customers;
    this.orders = orders;
    this.consents = consents;
    this.erasures = erasures;
    this.shelves = shelves;
    this.log = log;
  }

  Answer show(Request request, Visitor visitor) {
    Wording wording = front.wording(request);
    CustomerId customer = visitor.who().customer();
    boolean personal = consents.personal(visitor);
    List<Shelf> again =
        customer == null || !personal
            ? List.of()
            : List.of(shelves.buyAgain(visitor, customer, NEEDED_AGAIN, wording));
    log.shown(visitor, again);
    var values = new HashMap<String, Object>();
    values.put("orders", orders.of(visitor, wording));
    values.put("personal", personal);
    values.put("unwanted", visitor.unwanted());
    values.put("titles", wording.titles(visitor.unwanted()));
    values.put("suggested", customer == null ? customers.recent(SUGGESTED) : List.of());
    values.put("shelves", again);
    return front.page(request, visitor, "account", values);
  }

  /// Anybody may be any customer: they are made up.
  Answer signIn(Form form, Visitor visitor) {
    CustomerId customer = Ids.parse(form.text("customer").strip(), CustomerId::new);
    if (!consents.knows(customer)) {
      throw Problem.notFound(
              "nobody of the name '%s' is a customer".formatted(customer),
              "Choose one of those on the page of the account.")
          .asException();
    }
    visitor.signIn(customer);
    visitor.say("shop.said.signed_in");
    return Answer.seeOther(ADDRESS);
  }

  Answer signOut(Form form, Visitor visitor) {
    visitor.forget();
    visitor.say("shop.said.signed_out");
    return Answer.seeOther(ADDRESS);
  }

  /// Deletes the customer for good, if they said that they are sure.
  Answer erase(Form form, Visitor visitor) {
    CustomerId customer = visitor.who().customer();
    if (customer == null || !form.text("sure").equals("yes")) {
      visitor.say("shop.said.not_erased");
      return Answer.seeOther(ADDRESS);
    }
    erasures.erase(customer, "the customer");
    visitor.forget();
    visitor.say("shop.said.erased");
    return Answer.seeOther(ADDRESS);
  }

  /// What a customer says is kept with the customer, what nobody says with the visit.
  Answer personalise(Form form, Visitor visitor) {
    boolean wanted = form.text("wanted").equals("yes");
    CustomerId customer = visitor.who().customer();
    if (customer == null) {
      visitor.personal(wanted);
    } else {
      consents.personal(customer, wanted);
    }
    visitor.say(wanted ? "shop.said.personal" : "shop.said.not_personal");
    return Answer.seeOther(ADDRESS);
  }

  /// A script that takes the product off the page itself needs no other page.
  Answer decline(Form form, Visitor visitor) {
    visitor.unwanted(form.product());
    if (form.text("quiet").equals("yes")) {
      return new Answer(204, "text/plain", new byte[0], Map.of());
    }
    visitor.say("shop.said.declined");
    return Answer.seeOther(form.next());
  }

  Answer wantAgain(Form form, Visitor visitor) {
    visitor.wantedAgain(form.product());
    visitor.say("shop.said.wanted_again");
    return Answer.seeOther(ADDRESS);
  }
}
