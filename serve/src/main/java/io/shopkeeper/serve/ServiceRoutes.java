package io.shopkeeper.serve;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.ANYONE;
import static io.shopkeeper.serve.http.Access.READ;
import static io.shopkeeper.serve.http.Access.READ_CONVERSATIONS;
import static io.shopkeeper.serve.http.Access.SEND_EVENTS;
import static io.shopkeeper.serve.http.Access.SERVE_CUSTOMERS;

import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.assist.records.StoredRecords;
import io.shopkeeper.serve.access.ApiKeys;
import io.shopkeeper.serve.access.CustomerSignatures;
import io.shopkeeper.serve.access.NoticeSecret;
import io.shopkeeper.serve.access.PageOrigins;
import io.shopkeeper.serve.alert.Alerts;
import io.shopkeeper.serve.api.AlertsApi;
import io.shopkeeper.serve.api.Chat;
import io.shopkeeper.serve.api.FaqApi;
import io.shopkeeper.serve.api.InboxApi;
import io.shopkeeper.serve.api.LabelledSamples;
import io.shopkeeper.serve.api.NoticesApi;
import io.shopkeeper.serve.api.PageIdentity;
import io.shopkeeper.serve.api.PageScript;
import io.shopkeeper.serve.api.ServiceApi;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.mcp.McpApi;
import io.shopkeeper.serve.notice.NoticeClient;
import io.shopkeeper.serve.notice.NoticeThread;
import io.shopkeeper.serve.notice.Notices;
import io.shopkeeper.store.Facts;
import java.time.InstantSource;
import java.util.List;

/// What is served of customer service: to customers on pages and by programs, and to the persons
/// who answer them.
final class ServiceRoutes {
  private final NoticeClient client = new NoticeClient();
  private final InstantSource clock;
  private final Notices notices;
  private final Alerts alerts;
  private final Chat chat;
  private final List<Route> all;

  ServiceRoutes(ShopServices services, ApiKeys keys) {
    CustomerService answers = services.service();
    Facts facts = services.store().facts();
    clock = services.clock();
    chat = new Chat(answers, facts, clock);
    notices =
        new Notices(
            facts, new NoticeSecret(services.directory()), client, clock, services.random());
    answers
        .conversations()
        .transcript()
        .onHandOver(id -> answers.inbox().find(id).ifPresent(notices::handedOver));
    alerts =
        new Alerts(
            facts,
            services.store().shop(),
            services.model(),
            services.experiments(),
            notices::alerted,
            clock);
    var alertsApi = new AlertsApi(alerts);
    var pages = new PageOrigins(keys);
    var identity = new PageIdentity(keys, new CustomerSignatures(services.directory()));
    var service = new ServiceApi(answers, chat, identity);
    var samples = new LabelledSamples(facts, clock);
    var inbox = new InboxApi(answers, samples, facts, clock);
    var told = new NoticesApi(notices);
    var faq = new FaqApi(answers.unanswered(), samples);
    var mcp =
        new McpApi(answers, services.search(), new StoredRecords(facts, clock), identity, clock);
    all =
        Route.all(
            service.routes(),
            List.of(
                Route.api("OPTIONS", "/api/v1/ask", ANYONE, pages::preflight),
                Route.api(
                    "OPTIONS", "/api/v1/conversations/{id}/messages", ANYONE, pages::preflight),
                Route.api(
                    "OPTIONS", "/api/v1/conversations/{id}/ratings", ANYONE, pages::preflight),
                Route.api("GET", "/api/v1/faq/proposals", READ_CONVERSATIONS, faq::proposals),
                Route.api("POST", "/api/v1/faq", SERVE_CUSTOMERS, faq::add),
                Route.api(
                    "POST",
                    "/api/v1/service-requests/{number}/decision",
                    SERVE_CUSTOMERS,
                    inbox::decide),
                Route.api("POST", "/mcp", SEND_EVENTS, mcp::post),
                Route.api("GET", "/api/v1/notices", ADMINISTER, told::show),
                Route.api("PUT", "/api/v1/notices/address", ADMINISTER, told::put),
                Route.api("DELETE", "/api/v1/notices/address", ADMINISTER, told::delete),
                Route.api("GET", "/api/v1/alerts", READ, alertsApi::list),
                Route.api("PUT", "/api/v1/alerts/{kind}", ADMINISTER, alertsApi::put),
                Route.api("GET", "/api/v1/inbox", READ_CONVERSATIONS, inbox::list),
                Route.api("GET", "/api/v1/inbox/{id}", READ_CONVERSATIONS, inbox::show),
                Route.api("POST", "/api/v1/inbox/{id}/replies", SERVE_CUSTOMERS, inbox::reply),
                Route.api("POST", "/api/v1/inbox/{id}/close", SERVE_CUSTOMERS, inbox::close),
                Route.api(
                    "PUT", "/api/v1/inbox/{id}/turns/{turn}/topic", SERVE_CUSTOMERS, inbox::topic),
                Route.api("GET", "/chat.js", ANYONE, new PageScript("chat.js")::show)));
  }

  Chat chat() {
    return chat;
  }

  Alerts alerts() {
    return alerts;
  }

  Notices notices() {
    return notices;
  }

  List<Route> all() {
    return all;
  }

  /// Work in the background, until it is closed.
  @FunctionalInterface
  interface Sending extends AutoCloseable {
    @Override
    void close();
  }

  /// Sends notices.
  Sending sending() {
    var thread = new NoticeThread(notices, alerts, clock);
    return () -> {
      client.close();
      thread.close();
    };
  }

  /// Ends answers that would not end by themselves.
  void hush() {
    chat.close();
  }
}
